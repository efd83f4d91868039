/** A size people can pick by name. */
export interface ImageSize {
  readonly id: string;
  readonly label: string;
  readonly aspectRatio: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The closed list of the setting `size`; a custom size is any pair inside {@link SIDE_LIMITS_PX}. */
export const IMAGE_SIZES = [
  { id: 'square', label: 'Square', aspectRatio: '1:1', widthPx: 1024, heightPx: 1024 },
  { id: 'portrait', label: 'Portrait', aspectRatio: '4:5', widthPx: 1024, heightPx: 1280 },
  { id: 'portrait-3x4', label: 'Portrait 3:4', aspectRatio: '3:4', widthPx: 1024, heightPx: 1365 },
  { id: 'poster-2x3', label: 'Poster 2:3', aspectRatio: '2:3', widthPx: 1024, heightPx: 1536 },
  { id: 'story', label: 'Story', aspectRatio: '9:16', widthPx: 1080, heightPx: 1920 },
  { id: 'landscape', label: 'Landscape', aspectRatio: '16:9', widthPx: 1536, heightPx: 864 },
  { id: 'landscape-4x3', label: 'Landscape 4:3', aspectRatio: '4:3', widthPx: 1365, heightPx: 1024 },
  { id: 'landscape-3x2', label: 'Landscape 3:2', aspectRatio: '3:2', widthPx: 1536, heightPx: 1024 },
  { id: 'a4-portrait', label: 'A4 portrait', aspectRatio: '210:297', widthPx: 1240, heightPx: 1754 },
  { id: 'a4-landscape', label: 'A4 landscape', aspectRatio: '297:210', widthPx: 1754, heightPx: 1240 },
  { id: 'banner', label: 'Banner', aspectRatio: '3:1', widthPx: 1536, heightPx: 512 },
  { id: 'business-card', label: 'Business card', aspectRatio: '85:55', widthPx: 1020, heightPx: 660 },
] as const satisfies readonly ImageSize[];

export type ImageSizeId = (typeof IMAGE_SIZES)[number]['id'];

/** Sides a scene may have. Below 64 px no text can be read; above 4096 px one picture would hold a core for seconds. */
export const SIDE_LIMITS_PX = { smallest: 64, largest: 4096 } as const;

/** The listed size with a given aspect ratio such as `16:9`, or `undefined`. */
export function sizeForAspectRatio(aspectRatio: string): ImageSize | undefined {
  return IMAGE_SIZES.find((size) => size.aspectRatio === aspectRatio.trim());
}
