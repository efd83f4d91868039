import { IMAGE_SIZES } from '@gesso/procedural';

/** A size that a brief asks for, however it said it. */
export type SizeWish = {
  /** As a card says it: `A3`, `9:16`, `1200 × 628`; empty where the name of the thing says it already. */
  readonly label: string;
  /** Only the proportions bind, unless `isExact`. */
  readonly width: number;
  readonly height: number;
  /** Whether these are pixels that were asked for. */
  readonly isExact: boolean;
  /** Named size of the built-in engine, where it has one. */
  readonly id: string | undefined;
};

/** The size of a name in the list of sizes; `undefined` for a name that is not there. */
export function sizeNamed(id: string | undefined, label = ''): SizeWish | undefined {
  const size = IMAGE_SIZES.find((other) => other.id === id);
  return size === undefined
    ? undefined
    : { label, width: size.widthPx, height: size.heightPx, isExact: false, id: size.id };
}

export function ratioWish(width: number, height: number, label: string): SizeWish {
  return { label, width, height, isExact: false, id: undefined };
}

/** Width over height. */
export function shareOf({ width, height }: SizeWish): number {
  return width / height;
}

/** The same size lying or standing; a square stays one. */
export function turned(wish: SizeWish, isUpright: boolean): SizeWish {
  if (wish.width === wish.height || wish.height > wish.width === isUpright) return wish;
  const { width, height } = wish;
  const other = IMAGE_SIZES.find(
    (size) => size.widthPx === height && size.heightPx === width && size.id.split('-')[0] === wish.id?.split('-')[0],
  );
  return { ...wish, width: height, height: width, id: other?.id };
}

/** Whether two wishes are the same size said twice: "1080x1920 (9:16)". */
export function isSameSize(one: SizeWish, other: SizeWish): boolean {
  return Math.abs(Math.log(shareOf(one) / shareOf(other))) < 0.01 && !(one.isExact && other.isExact);
}
