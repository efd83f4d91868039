import { type Camera, panBy, type Viewport } from '../geometry/camera.ts';
import type { ScreenPoint } from '../geometry/point.ts';
import type { Gesture } from '../gestures/gesture.ts';

/** From here to the edge of the view, in CSS pixels, a drag pushes the view along, the faster the nearer. */
const ZONE = 24;
/** CSS pixels a second at the edge itself and beyond: a screen's width takes more than a second. */
const SPEED = 900;
/** A page that was busy must not jump. */
const LONGEST_STEP_MS = 50;

const PUSHING: ReadonlySet<Gesture['type']> = new Set<Gesture['type']>([
  ...(['moving', 'resizing', 'creating', 'connecting', 'dragging-end', 'marquee'] as const),
]);

/**
 * The camera after a drag was held at the edge of the view for so long; null when it is not. An edge at which the drag
 * began does not push: it would run away from a hand that only wants to take something there.
 */
export function edgePanned(options: {
  readonly gesture: Gesture;
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly start: ScreenPoint;
  readonly point: ScreenPoint;
  readonly elapsedMs: number;
}): Camera | null {
  const { camera, viewport, start, point } = options;
  if (!PUSHING.has(options.gesture.type)) return null;
  const x = pushOf(start.x, viewport.width) === 0 ? pushOf(point.x, viewport.width) : 0;
  const y = pushOf(start.y, viewport.height) === 0 ? pushOf(point.y, viewport.height) : 0;
  if (x === 0 && y === 0) return null;
  const way = (SPEED * Math.min(LONGEST_STEP_MS, options.elapsedMs)) / 1000;
  return panBy(camera, -x * way, -y * way);
}

/** From -1 at the low edge to 1 at the high one; 0 in between. */
function pushOf(at: number, length: number): number {
  const low = Math.min(1, Math.max(0, (ZONE - at) / ZONE));
  const high = Math.min(1, Math.max(0, (at - length + ZONE) / ZONE));
  return high - low;
}
