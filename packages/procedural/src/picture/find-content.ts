import type { Background } from './find-background.ts';

/** A box in whole pixels. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The smallest box around everything that is not background.
 *
 * @returns `undefined` when the whole picture is background.
 */
export function findContent({ mask }: Background, widthPx: number, heightPx: number): PixelBox | undefined {
  let [left, top, right, bottom] = [widthPx, heightPx, -1, -1];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      // Half is where an edge is seen.
      if (mask[y * widthPx + x]! >= 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}
