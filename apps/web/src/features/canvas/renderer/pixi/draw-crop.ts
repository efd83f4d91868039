import type { Graphics } from 'pixi.js';
import type { BoardColours } from '../board-renderer.ts';
import { between, closed, type Spot } from './mark-points.ts';

/** A corner's handle reaches this far along both of its edges; a side's is a bar of twice that. */
const ARM_PX = 16;
const HANDLE_PX = 4;
const HALO_PX = 6.5;

/** The edge of a crop with its eight handles, and the thirds that pictures are composed by while it is dragged. */
export function drawCrop(
  graphics: Graphics,
  corners: readonly Spot[],
  options: { readonly hasThirds: boolean; readonly colours: BoardColours },
): void {
  const { halo, ink } = options.colours;
  graphics.poly(closed(corners)).stroke({ width: 3, color: halo, alpha: 0.9 });
  graphics.poly(closed(corners)).stroke({ width: 1, color: ink });
  if (options.hasThirds) drawThirds(graphics, corners);
  const handles = corners.flatMap((corner, position) => {
    const next = corners[(position + 1) % corners.length] as Spot;
    const before = corners[(position + corners.length - 1) % corners.length] as Spot;
    return [[arm(corner, before), corner, arm(corner, next)], bar(corner, next)];
  });
  for (const [width, color] of [
    [HALO_PX, halo],
    [HANDLE_PX, ink],
  ] as const) {
    for (const handle of handles) graphics.poly(handle.flat(), false).stroke({ width, color });
  }
}

function drawThirds(graphics: Graphics, corners: readonly Spot[]): void {
  const [a, b, c, d] = corners;
  if (!a || !b || !c || !d) return;
  for (const share of [1 / 3, 2 / 3]) {
    for (const [from, to] of [
      [between(a, b, share), between(d, c, share)],
      [between(a, d, share), between(b, c, share)],
    ] as const) {
      graphics
        .moveTo(...from)
        .lineTo(...to)
        .stroke({ width: 1, color: 0xffffff, alpha: 0.55 });
    }
  }
}

/** Small crops keep the middle of each edge free. */
function arm(corner: Spot, other: Spot): Spot {
  return between(corner, other, Math.min(0.3, ARM_PX / lengthOf(corner, other)));
}

function bar(from: Spot, to: Spot): readonly Spot[] {
  const half = Math.min(0.12, ARM_PX / lengthOf(from, to));
  return [between(from, to, 0.5 - half), between(from, to, 0.5 + half)];
}

function lengthOf(from: Spot, to: Spot): number {
  return Math.max(1, Math.hypot(to[0] - from[0], to[1] - from[1]));
}
