import { type Camera, toScreen } from '../geometry/camera.ts';
import { type CanvasPoint, canvasPoint, distance, rotatePoint, type ScreenPoint } from '../geometry/point.ts';
import { boundsOf, centreOf, type Geometry, unionOf } from '../geometry/rect.ts';

/** A side or corner of a box: -1 left or top, 1 right or bottom, 0 neither. */
export type Handle = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

/** What lies under the pointer at the rim of the selection. */
export type HandleHit = { readonly type: 'resize' | 'rotate'; readonly handle: Handle; readonly cursor: string };

export const CORNERS: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 1 },
  { x: -1, y: 1 },
];
const SIDES: readonly Handle[] = [
  { x: 0, y: -1 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
];
/** Half the hit area of a handle: 24 px wide for a mouse, 44 px for a finger (WCAG 2.5.8 and platform guides). */
const MOUSE_REACH = 12;
const TOUCH_REACH = 22;
/** Beyond a corner, this much further turns the item. */
const ROTATE_REACH = 16;
/** Below this side, in CSS pixels, the inside belongs to moving and handles reach outwards only. */
const SMALL_SIDE = 48;

/** The box that handles stand on: one item's own geometry, or the upright box around several. Null without items. */
export function selectionBox(geometries: ReadonlyMap<string, Geometry>): Geometry | null {
  const all = [...geometries.values()];
  const [only] = all;
  if (all.length === 1 && only) return only;
  const union = unionOf(all.map(boundsOf));
  return union && { ...union, rotation: 0 };
}

/** Where a handle stands on the board. */
export function handlePoint(box: Geometry, handle: Handle): CanvasPoint {
  const centre = centreOf(box);
  const upright = canvasPoint(centre.x + (handle.x * box.width) / 2, centre.y + (handle.y * box.height) / 2);
  return rotatePoint(upright, centre, box.rotation);
}

/** The handle under a point of the view: corners first, then sides, then the turning zone outside the corners. */
export function handleAt(options: {
  readonly point: ScreenPoint;
  readonly box: Geometry;
  readonly camera: Camera;
  readonly pointerType: 'mouse' | 'touch' | 'pen';
}): HandleHit | null {
  const { box, camera } = options;
  const reach = options.pointerType === 'touch' ? TOUCH_REACH : MOUSE_REACH;
  const point = inBoxAxes(options);
  const half = { x: (box.width * camera.zoom) / 2, y: (box.height * camera.zoom) / 2 };
  const outside = { x: Math.abs(point.x) - half.x, y: Math.abs(point.y) - half.y };
  const inward = Math.min(half.x, half.y) * 2 < SMALL_SIDE ? Math.min(half.x, half.y) / 4 : reach;
  for (const handle of [...CORNERS, ...SIDES]) {
    const dx = handle.x === 0 ? 0 : point.x * handle.x - half.x;
    const dy = handle.y === 0 ? 0 : point.y * handle.y - half.y;
    const alongX = handle.x !== 0 || outside.x < 0;
    const alongY = handle.y !== 0 || outside.y < 0;
    if (alongX && alongY && dx <= reach && dy <= reach && dx >= -inward && dy >= -inward && isSideWide(handle, half)) {
      return { type: 'resize', handle, cursor: resizeCursor(handle, box.rotation) };
    }
  }
  const corner = CORNERS.find((handle) => isTurning(point, half, handle, reach));
  return corner ? { type: 'rotate', handle: corner, cursor: 'grab' } : null;
}

/** The pointer relative to the box's centre in CSS pixels, with the box's rotation taken out. */
function inBoxAxes(options: { point: ScreenPoint; box: Geometry; camera: Camera }): { x: number; y: number } {
  const centre = toScreen(options.camera, centreOf(options.box));
  const offset = canvasPoint(options.point.x - centre.x, options.point.y - centre.y);
  return rotatePoint(offset, canvasPoint(0, 0), -options.box.rotation);
}

/** Sides of a small box have no handle: corners would leave no room to hit them. */
function isSideWide(handle: Handle, half: { x: number; y: number }): boolean {
  if (handle.x !== 0 && handle.y !== 0) return true;
  return (handle.x === 0 ? half.x : half.y) * 2 >= SMALL_SIDE;
}

function isTurning(point: { x: number; y: number }, half: { x: number; y: number }, handle: Handle, reach: number) {
  const isOutside = Math.abs(point.x) > half.x && Math.abs(point.y) > half.y;
  const corner = canvasPoint(handle.x * half.x, handle.y * half.y);
  return isOutside && distance(corner, canvasPoint(point.x, point.y)) <= reach + ROTATE_REACH;
}

/** The resize cursor whose arrows lie along the handle's direction, the box's rotation included. */
function resizeCursor(handle: Handle, rotation: number): string {
  const degrees = (Math.atan2(handle.y, handle.x) * 180) / Math.PI + rotation;
  const eighth = ((Math.round(degrees / 45) % 4) + 4) % 4;
  return ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'][eighth] as string;
}
