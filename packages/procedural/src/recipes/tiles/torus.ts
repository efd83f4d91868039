import type { RandomStream } from '../../random/random-stream.ts';

/** A sheet whose right edge is its left edge, and whose bottom is its top. */
export interface Torus {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface TorusPoint {
  readonly x: number;
  readonly y: number;
}

/** Where a thing of a radius has to be drawn so that what leaves on one side comes in at the other. */
export function wrapped({ widthPx, heightPx }: Torus, { x, y }: TorusPoint, radius: number): readonly TorusPoint[] {
  const places: TorusPoint[] = [];
  for (const dx of [0, -widthPx, widthPx]) {
    for (const dy of [0, -heightPx, heightPx]) {
      const place = { x: x + dx, y: y + dy };
      const touches =
        place.x > -radius && place.x < widthPx + radius && place.y > -radius && place.y < heightPx + radius;
      if (touches) places.push(place);
    }
  }
  return places;
}

/**
 * Points spread evenly without a grid, counting distance around the edges: each is the farthest from all others of a
 * few tries (Mitchell's best candidate).
 */
export function spreadPoints(random: RandomStream, torus: Torus, count: number): readonly TorusPoint[] {
  const points: TorusPoint[] = [];
  const tries = 120;
  for (let index = 0; index < count; index += 1) {
    let best: TorusPoint = { x: random.next() * torus.widthPx, y: random.next() * torus.heightPx };
    let farthest = nearest(torus, points, best);
    for (let attempt = 1; attempt < tries; attempt += 1) {
      const point = { x: random.next() * torus.widthPx, y: random.next() * torus.heightPx };
      const distance = nearest(torus, points, point);
      if (distance > farthest) [best, farthest] = [point, distance];
    }
    points.push(best);
  }
  return points;
}

/** Distance to the nearest of some points, around the edges where that is shorter. */
export function nearest({ widthPx, heightPx }: Torus, points: readonly TorusPoint[], { x, y }: TorusPoint): number {
  return points.reduce((least, point) => {
    const [dx, dy] = [Math.abs(point.x - x), Math.abs(point.y - y)];
    return Math.min(least, Math.hypot(Math.min(dx, widthPx - dx), Math.min(dy, heightPx - dy)));
  }, Number.POSITIVE_INFINITY);
}
