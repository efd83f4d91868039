import { shareBetween } from './easing.ts';
import type { Entrance, Motion } from './motion.ts';
import { LOOP_AWAY } from './plan-entrances.ts';

/**
 * How far a layer has come in, 0–1. In a loop it is there at the start, leaves in the middle and comes back, so that
 * the clip begins and ends with the finished design.
 */
export function arrivalAt(
  { isLoop, durationMs }: Motion,
  { startMs, durationMs: ownMs }: Entrance,
  atMs: number,
): number {
  if (!isLoop) return shareBetween(atMs, startMs, startMs + ownMs);
  const share = atMs / durationMs;
  if (share < LOOP_AWAY.isGone) return 1 - shareBetween(share, LOOP_AWAY.leaves, LOOP_AWAY.isGone);
  const backMs = durationMs * LOOP_AWAY.returns + startMs;
  return shareBetween(atMs, backMs, backMs + ownMs);
}
