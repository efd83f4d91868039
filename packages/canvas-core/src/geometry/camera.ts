import { type CanvasPoint, canvasPoint, type ScreenPoint, screenPoint } from './point.ts';
import { centreOf, type Rect } from './rect.ts';

/** Where the view stands: the board's point at its top left corner, and CSS pixels per canvas unit. */
export type Camera = { readonly x: number; readonly y: number; readonly zoom: number };

/** Size of the view in CSS pixels. */
export type Viewport = { readonly width: number; readonly height: number };

/** Whitespace between the view's edges and what was fitted into it, in CSS pixels. */
export type Padding = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** 1 %: a board of ten thousand pictures of 512 units fits a laptop's view at about 2 %. */
export const MIN_ZOOM = 0.01;
/** 6400 %: one canvas unit fills a finger's width; Figma and tldraw end in the same region. */
export const MAX_ZOOM = 64;
/** Steps of the zoom buttons and keys; each is a round number a person would name. */
const ZOOM_STEPS = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8, 16, 32, 64];

/** Limits a zoom to what the board offers. */
export function clampZoom(zoom: number): number {
  return Number.isFinite(zoom) ? Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom)) : 1;
}

/** Where a point of the view lies on the board. */
export function toCanvas(camera: Camera, point: ScreenPoint): CanvasPoint {
  return canvasPoint(camera.x + point.x / camera.zoom, camera.y + point.y / camera.zoom);
}

/** Where a point of the board lies in the view. */
export function toScreen(camera: Camera, point: CanvasPoint): ScreenPoint {
  return screenPoint((point.x - camera.x) * camera.zoom, (point.y - camera.y) * camera.zoom);
}

/** The part of the board that the view shows. */
export function visibleRect(camera: Camera, viewport: Viewport): Rect {
  return { x: camera.x, y: camera.y, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom };
}

/** Moves the view's content by CSS pixels, as a hand that drags paper. */
export function panBy(camera: Camera, deltaX: number, deltaY: number): Camera {
  return { ...camera, x: camera.x - deltaX / camera.zoom, y: camera.y - deltaY / camera.zoom };
}

/** Changes the zoom and keeps the board's point under `anchor` where it is. */
export function zoomAt(camera: Camera, anchor: ScreenPoint, zoom: number): Camera {
  const next = clampZoom(zoom);
  const fixed = toCanvas(camera, anchor);
  return { x: fixed.x - anchor.x / next, y: fixed.y - anchor.y / next, zoom: next };
}

/** The next round zoom above (`direction` 1) or below (-1) the present one. */
export function steppedZoom(zoom: number, direction: 1 | -1): number {
  // The tolerance keeps a fitted 0.4999 from stepping "up" to 0.5, which nobody would see.
  if (direction === 1) return ZOOM_STEPS.find((step) => step > zoom * 1.01) ?? MAX_ZOOM;
  return ZOOM_STEPS.findLast((step) => step < zoom * 0.99) ?? MIN_ZOOM;
}

/** The camera that shows `rect` whole and in the middle of what the padding leaves. Enlarges up to `maxZoom` only. */
export function fitCamera(options: { rect: Rect; viewport: Viewport; padding: Padding; maxZoom: number }): Camera {
  const { rect, viewport, padding, maxZoom } = options;
  const width = Math.max(1, viewport.width - padding.left - padding.right);
  const height = Math.max(1, viewport.height - padding.top - padding.bottom);
  const zoom = clampZoom(Math.min(maxZoom, width / Math.max(rect.width, 1e-6), height / Math.max(rect.height, 1e-6)));
  const centre = centreOf(rect);
  return {
    x: centre.x - (padding.left + width / 2) / zoom,
    y: centre.y - (padding.top + height / 2) / zoom,
    zoom,
  };
}

/** The nearest camera of the same zoom that shows `rect`; the same object when it is in view already. */
export function revealCamera(options: { camera: Camera; rect: Rect; viewport: Viewport; padding: Padding }): Camera {
  const { camera, rect, viewport, padding } = options;
  const left = camera.x + padding.left / camera.zoom;
  const top = camera.y + padding.top / camera.zoom;
  const right = camera.x + (viewport.width - padding.right) / camera.zoom;
  const bottom = camera.y + (viewport.height - padding.bottom) / camera.zoom;
  const dx = shiftInto(rect.x, rect.x + rect.width, left, right);
  const dy = shiftInto(rect.y, rect.y + rect.height, top, bottom);
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** How far a window [low, high] must move to hold [from, to]; the middle is shown of what is larger than the window. */
function shiftInto(from: number, to: number, low: number, high: number): number {
  if (to - from > high - low) {
    const isSeen = from < high && to > low;
    return isSeen ? 0 : (from + to) / 2 - (low + high) / 2;
  }
  if (from < low) return from - low;
  if (to > high) return to - high;
  return 0;
}
