import { boundsOf, flattenPath } from '../geometry/flatten-path.ts';
import type { Box, PlacedArt } from '../scene/layers.ts';

/** The upright box of what is seen of a placed drawing, in scene pixels. */
export function artInk(art: PlacedArt): Box {
  const { left, top, right, bottom } = boundsOf(art.paths.flatMap(({ d }) => flattenPath(d)));
  const turn = (art.rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [halfX, halfY] = [art.widthUnits / 2, art.heightUnits / 2];
  const corners = [left, right].flatMap((x) =>
    [top, bottom].map((y) => {
      const dx = (x - halfX) * (art.isFlipped ? -1 : 1);
      const dy = y - halfY;
      return {
        x: art.xPx + (halfX + dx * cos - dy * sin) * art.scale,
        y: art.yPx + (halfY + dx * sin + dy * cos) * art.scale,
      };
    }),
  );
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [xPx, yPx] = [Math.min(...xs), Math.min(...ys)];
  return { xPx, yPx, widthPx: Math.max(...xs) - xPx, heightPx: Math.max(...ys) - yPx };
}

/** Area two boxes share, in square pixels. */
export function sharedArea(first: Box, second: Box): number {
  const width = Math.min(first.xPx + first.widthPx, second.xPx + second.widthPx) - Math.max(first.xPx, second.xPx);
  const height = Math.min(first.yPx + first.heightPx, second.yPx + second.heightPx) - Math.max(first.yPx, second.yPx);
  return Math.max(0, width) * Math.max(0, height);
}

/** The box around boxes. */
export function unionOf(boxes: readonly Box[]): Box {
  const xPx = Math.min(...boxes.map((box) => box.xPx));
  const yPx = Math.min(...boxes.map((box) => box.yPx));
  return {
    xPx,
    yPx,
    widthPx: Math.max(...boxes.map((box) => box.xPx + box.widthPx)) - xPx,
    heightPx: Math.max(...boxes.map((box) => box.yPx + box.heightPx)) - yPx,
  };
}
