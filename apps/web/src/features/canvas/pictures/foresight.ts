import { type Camera, type Rect, type Viewport, visibleRect } from '@gesso/canvas-core';

/** A camera and when it was looked through. */
export type Glance = { readonly camera: Camera; readonly atMs: number };

/** Where the view will be by the time a picture asked for now has arrived. */
const AHEAD_MS = 350;
/** Glances further apart than this tell of two movements, not of one. */
const MAX_GAP_MS = 400;
/** No prediction goes further than this factor of zoom, or this many views of pan. */
const MAX_ZOOM = 6;
const MAX_VIEWS = 1;

/**
 * The camera that the present movement leads to: a zoom goes on around the point of the board that it leaves in place, a
 * pan goes on in its direction. The same camera when nothing moves.
 */
export function foreseen(before: Glance | null, now: Glance, viewport: Viewport): Camera {
  const { camera } = now;
  const gapMs = before ? now.atMs - before.atMs : 0;
  if (!before || gapMs <= 0 || gapMs > MAX_GAP_MS) return camera;
  const ahead = AHEAD_MS / gapMs;
  const step = camera.zoom / before.camera.zoom;
  if (step === 1) {
    if (camera.x === before.camera.x && camera.y === before.camera.y) return camera;
    const { width, height } = visibleRect(camera, viewport);
    const x = camera.x + limit((camera.x - before.camera.x) * ahead, MAX_VIEWS * width);
    return { ...camera, x, y: camera.y + limit((camera.y - before.camera.y) * ahead, MAX_VIEWS * height) };
  }
  const factor = Math.min(MAX_ZOOM, Math.max(1 / MAX_ZOOM, step ** ahead));
  const fixedX = (camera.x * camera.zoom - before.camera.x * before.camera.zoom) / (camera.zoom - before.camera.zoom);
  const fixedY = (camera.y * camera.zoom - before.camera.y * before.camera.zoom) / (camera.zoom - before.camera.zoom);
  return {
    x: fixedX + (camera.x - fixedX) / factor,
    y: fixedY + (camera.y - fixedY) / factor,
    zoom: camera.zoom * factor,
  };
}

/** How far a point of the board is from the middle of a view, in views: below a half it is in view. */
export function viewsAway(point: { readonly x: number; readonly y: number }, view: Rect): number {
  const across = (point.x - view.x - view.width / 2) / view.width;
  const down = (point.y - view.y - view.height / 2) / view.height;
  return Math.hypot(across, down);
}

function limit(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
