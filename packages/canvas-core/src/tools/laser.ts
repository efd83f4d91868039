import type { CanvasPoint } from '../geometry/point.ts';

/** A point that the laser passed, and when, by the clock of the pointer's events. */
export type LaserPoint = CanvasPoint & { readonly timeMs: number };

/** After this long a point of the trail is gone. */
export const LASER_FADE_MS = 1200;
/** A hand is reported up to 120 times a second, so this is the whole trail; presence must stay small. */
const MAX_LASER_POINTS = 150;

/** The trail with one more point, and without what has faded by then. */
export function laserTrail(trail: readonly LaserPoint[], next: LaserPoint): readonly LaserPoint[] {
  const alive = trail.filter((point) => next.timeMs - point.timeMs < LASER_FADE_MS);
  return [...alive, next].slice(-MAX_LASER_POINTS);
}

/** The trail without what has faded; the same array when all of it is still seen. */
export function livingTrail(trail: readonly LaserPoint[], nowMs: number): readonly LaserPoint[] {
  const alive = trail.filter((point) => nowMs - point.timeMs < LASER_FADE_MS);
  return alive.length === trail.length ? trail : alive;
}

/** How much of a point is left, 1 when it is new and 0 when it is gone. */
export function laserStrength(point: LaserPoint, nowMs: number): number {
  return Math.min(1, Math.max(0, 1 - (nowMs - point.timeMs) / LASER_FADE_MS));
}
