import { type CanvasPoint, type Gesture, laserStrength } from '@gesso/canvas-core';
import type { Mark } from '../renderer/board-renderer.ts';

/** The trail is as short as a hand's stroke: it fades this many times faster than the laser's. */
const HASTE = 4;
const MAX_POINTS = 40;

/** Remembers where the eraser just was, which nobody but the eye needs. */
export class EraserTrail {
  #points: readonly (CanvasPoint & { readonly timeMs: number })[] = [];

  /** What is still seen of the trail, with the place that the gesture is at now. */
  marks(gesture: Gesture, nowMs: number): Mark[] {
    const points = this.#points
      .map((point) => ({ ...point, strength: laserStrength({ ...point, timeMs: 0 }, HASTE * (nowMs - point.timeMs)) }))
      .filter(({ strength }) => strength > 0);
    const last = gesture.type === 'erasing' ? gesture.last : null;
    const isNew = last !== null && (last.x !== points.at(-1)?.x || last.y !== points.at(-1)?.y);
    if (isNew) points.push({ ...last, timeMs: nowMs, strength: 1 });
    this.#points = points.slice(-MAX_POINTS);
    return points.length > 1 ? [{ type: 'trail', points, colour: 'eraser' }] : [];
  }
}
