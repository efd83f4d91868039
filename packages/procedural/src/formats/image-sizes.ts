/** A size people can pick by name. */
export interface ImageSize {
  readonly id: string;
  readonly label: string;
  readonly aspectRatio: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The closed list of the setting `size`; a custom size is any pair inside {@link SIDE_LIMITS_PX}. Paper is at 150 pixels
 * an inch, which prints well and keeps A3 under five megapixels; advertisements are at twice their nominal size, as
 * screens show them. Where two entries share an aspect ratio the first is the one the ratio alone stands for.
 */
export const IMAGE_SIZES = [
  { id: 'square', label: 'Square', aspectRatio: '1:1', widthPx: 1024, heightPx: 1024 },
  { id: 'portrait', label: 'Portrait', aspectRatio: '4:5', widthPx: 1024, heightPx: 1280 },
  { id: 'portrait-3x4', label: 'Portrait 3:4', aspectRatio: '3:4', widthPx: 1024, heightPx: 1365 },
  { id: 'poster-2x3', label: 'Poster 2:3', aspectRatio: '2:3', widthPx: 1024, heightPx: 1536 },
  { id: 'story', label: 'Story', aspectRatio: '9:16', widthPx: 1080, heightPx: 1920 },
  { id: 'landscape', label: 'Landscape', aspectRatio: '16:9', widthPx: 1536, heightPx: 864 },
  { id: 'landscape-4x3', label: 'Landscape 4:3', aspectRatio: '4:3', widthPx: 1365, heightPx: 1024 },
  { id: 'landscape-3x2', label: 'Landscape 3:2', aspectRatio: '3:2', widthPx: 1536, heightPx: 1024 },
  { id: 'a3-portrait', label: 'A3 portrait', aspectRatio: '297:420', widthPx: 1754, heightPx: 2480 },
  { id: 'a3-landscape', label: 'A3 landscape', aspectRatio: '420:297', widthPx: 2480, heightPx: 1754 },
  { id: 'a4-portrait', label: 'A4 portrait', aspectRatio: '210:297', widthPx: 1240, heightPx: 1754 },
  { id: 'a4-landscape', label: 'A4 landscape', aspectRatio: '297:210', widthPx: 1754, heightPx: 1240 },
  { id: 'a5-portrait', label: 'A5 portrait', aspectRatio: '148:210', widthPx: 874, heightPx: 1240 },
  { id: 'a5-landscape', label: 'A5 landscape', aspectRatio: '210:148', widthPx: 1240, heightPx: 874 },
  { id: 'business-card', label: 'Business card', aspectRatio: '85:55', widthPx: 1020, heightPx: 660 },
  { id: 'business-card-upright', label: 'Business card upright', aspectRatio: '55:85', widthPx: 660, heightPx: 1020 },
  { id: 'banner', label: 'Banner', aspectRatio: '3:1', widthPx: 1536, heightPx: 512 },
  { id: 'banner-4x1', label: 'Wide banner', aspectRatio: '4:1', widthPx: 1600, heightPx: 400 },
  { id: 'leaderboard', label: 'Leaderboard', aspectRatio: '364:45', widthPx: 1456, heightPx: 180 },
  { id: 'medium-rectangle', label: 'Medium rectangle', aspectRatio: '6:5', widthPx: 600, heightPx: 500 },
  { id: 'skyscraper', label: 'Skyscraper', aspectRatio: '4:15', widthPx: 320, heightPx: 1200 },
  { id: 'link-preview', label: 'Link preview', aspectRatio: '40:21', widthPx: 1200, heightPx: 630 },
  { id: 'profile-cover', label: 'Profile cover', aspectRatio: '205:78', widthPx: 1640, heightPx: 624 },
  { id: 'social-square', label: 'Social post', aspectRatio: '1:1', widthPx: 1080, heightPx: 1080 },
  { id: 'social-portrait', label: 'Social post 4:5', aspectRatio: '4:5', widthPx: 1080, heightPx: 1350 },
  { id: 'pin', label: 'Pin', aspectRatio: '2:3', widthPx: 1000, heightPx: 1500 },
  { id: 'full-hd', label: 'Full HD', aspectRatio: '16:9', widthPx: 1920, heightPx: 1080 },
  { id: 'square-2048', label: 'Large square', aspectRatio: '1:1', widthPx: 2048, heightPx: 2048 },
] as const satisfies readonly ImageSize[];

export type ImageSizeId = (typeof IMAGE_SIZES)[number]['id'];

/** Sides a scene may have. Below 64 px no text can be read; above 4096 px one picture would hold a core for seconds. */
export const SIDE_LIMITS_PX = { smallest: 64, largest: 4096 } as const;

/** The listed size with a given aspect ratio such as `16:9`, or `undefined`. */
export function sizeForAspectRatio(aspectRatio: string): ImageSize | undefined {
  return IMAGE_SIZES.find((size) => size.aspectRatio === aspectRatio.trim());
}
