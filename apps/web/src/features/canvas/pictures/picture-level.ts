import type { AssetVariant, ItemKind } from '@gesso/contract';

/**
 * Sizes that the board shows, of files of the server's ladder; the number is the longest side in pixels.
 *
 * Between 128 and 512 the file of 512 is unpacked to half its size: most boards are looked at there, and a quarter of the
 * pixels is a quarter of what must be handed over and kept.
 */
export const PICTURE_LEVELS = [
  { variant: '32', px: 32 },
  { variant: '128', px: 128 },
  { variant: '512', px: 256 },
  { variant: '512', px: 512 },
  { variant: '2048', px: 2048 },
  { variant: 'original', px: Number.POSITIVE_INFINITY },
] as const satisfies readonly { variant: AssetVariant; px: number }[];

/** Position in `PICTURE_LEVELS`, from coarse to fine. */
export type PictureLevel = number;

/** A file that holds more pixels than its level shows is unpacked smaller. */
export function unpackedPx(level: PictureLevel): number | null {
  const { variant, px } = PICTURE_LEVELS[level] ?? PICTURE_LEVELS[0];
  return variant === '512' && px < 512 ? px : null;
}

/** Where a size of an asset is fetched. */
export type AssetUrl = (assetId: string, variant: AssetVariant) => string;

/** The level loaded first for anything that shows nothing yet: three kilobytes that arrive at once. */
export const FIRST_LEVEL: PictureLevel = 1;
const FINEST_STILL: PictureLevel = 4;
/** A picture may be enlarged by this much before the next level is worth its bytes; nobody sees a quarter. */
const ENLARGEMENT = 1.25;

/** The level that is sharp for an item of this size on this screen. */
export function levelFor(options: {
  readonly kind: ItemKind;
  readonly longestSide: number;
  readonly zoom: number;
  readonly pixelRatio: number;
}): PictureLevel {
  const neededPx = (options.longestSide * options.zoom * options.pixelRatio) / ENLARGEMENT;
  const level = PICTURE_LEVELS.findIndex(({ px }) => px >= neededPx);
  // The original of a clip or a model is no picture; its largest still is.
  const isStill = options.kind === 'image' || options.kind === 'design';
  return isStill ? level : Math.min(level, FINEST_STILL);
}
