import type { DotsLayer } from '../scene/layers.ts';
import { openArtTones } from './art-tones.ts';
import type { Drawing } from './drawing.ts';

/** Radii under this share of the cell would be specks that only cost time. */
const SMALLEST_RADIUS = 0.06;
/** A field denser than this would cost more than the rest of the scene; the cell grows instead. */
const MOST_DOTS = 6000;

/** One dot of a halftone field, in scene pixels. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Draws a halftone field of circles. */
export function drawDots({ context, paths }: Drawing, layer: DotsLayer): void {
  if (layer.clip !== undefined) paths.clip(context, layer.clip);
  context.fillStyle = layer.color;
  for (const { x, y, radius } of dotsOf(layer)) {
    // One fill a dot: Skia draws a lone circle 3 times as fast as the same circle inside a path of hundreds.
    context.beginPath();
    context.arc(x, y, radius, 0, Math.PI * 2);
    context.fill();
  }
}

/** The dots of a field that are large enough to be seen. */
export function dotsOf(layer: DotsLayer): readonly Dot[] {
  const { box, from, to } = layer;
  const area = box.widthPx * box.heightPx;
  const cell = Math.max(layer.cellPx, Math.sqrt(area / MOST_DOTS), 2);
  const along = { x: to.xPx - from.xPx, y: to.yPx - from.yPx };
  const lengthSquared = along.x ** 2 + along.y ** 2 || 1;
  const turn = (layer.angleDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const middle = { x: box.xPx + box.widthPx / 2, y: box.yPx + box.heightPx / 2 };
  const toneAt = layer.art === undefined ? undefined : openArtTones(layer.art, cell);
  const reach = Math.ceil(Math.hypot(box.widthPx, box.heightPx) / 2 / cell);
  const dots: Dot[] = [];
  for (let row = -reach; row <= reach; row += 1) {
    for (let column = -reach; column <= reach; column += 1) {
      const x = middle.x + (column * cos - row * sin) * cell;
      const y = middle.y + (column * sin + row * cos) * cell;
      if (x < box.xPx || y < box.yPx || x > box.xPx + box.widthPx || y > box.yPx + box.heightPx) continue;
      const share = ((x - from.xPx) * along.x + (y - from.yPx) * along.y) / lengthSquared;
      const light = Math.min(1, Math.max(0, share));
      const radius = Math.sqrt(toneAt === undefined || light === 0 ? light : light * toneAt(x, y)) * layer.fullRadius;
      if (radius < SMALLEST_RADIUS) continue;
      dots.push({ x, y, radius: radius * cell });
    }
  }
  return dots;
}
