import type { Box } from '../scene/layers.ts';

/** Edges of something drawn. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function toBox({ left, top, right, bottom }: Bounds): Box {
  return { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
}

/** The smallest box around two. */
export function union(first: Box, second: Box): Box {
  const [xPx, yPx] = [Math.min(first.xPx, second.xPx), Math.min(first.yPx, second.yPx)];
  return {
    xPx,
    yPx,
    widthPx: Math.max(first.xPx + first.widthPx, second.xPx + second.widthPx) - xPx,
    heightPx: Math.max(first.yPx + first.heightPx, second.yPx + second.heightPx) - yPx,
  };
}

/** A box with room on all sides. */
export function spread({ xPx, yPx, widthPx, heightPx }: Box, byPx: number): Box {
  return { xPx: xPx - byPx, yPx: yPx - byPx, widthPx: widthPx + 2 * byPx, heightPx: heightPx + 2 * byPx };
}

export function intersects(first: Box, second: Box): boolean {
  return (
    first.xPx < second.xPx + second.widthPx &&
    second.xPx < first.xPx + first.widthPx &&
    first.yPx < second.yPx + second.heightPx &&
    second.yPx < first.yPx + first.heightPx
  );
}
