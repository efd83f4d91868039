import { type Camera, encloses, inflate, type Rect, type Viewport, visibleRect } from '@gesso/canvas-core';

/** What was drawn last: the camera of the view it was drawn for, and how many CSS pixels beyond each edge. */
export type Drawing = { readonly camera: Camera; readonly margin: number };

/** How what is drawn already is shown: shifted and scaled as a whole. Lengths in CSS pixels. */
export type Shift = { readonly x: number; readonly y: number; readonly scale: number };

/** While the zoom moves, a drawing is shown up to so many times larger or smaller: twice is seen, but not in a flight. */
const MAX_STRETCH = 2;
/** A zoom as slow as this is looked at while it goes on, so it is drawn anew meanwhile. */
const REDRAW_EVERY_MS = 600;
/** After a moment without a move the zoom has arrived, and what is shown gets sharp. */
const SETTLED_AFTER_MS = 80;
/** A drawing that took this much of its own time may take a third of all time, not more. */
const REST_FACTOR = 2;

/** The part of the board that a drawing shows. */
export function drawnRect({ camera, margin }: Drawing, viewport: Viewport): Rect {
  return inflate(visibleRect(camera, viewport), margin / camera.zoom);
}

/**
 * Whether the board must be drawn anew for a camera, or the last drawing can be moved there.
 *
 * A flight over a factor of twenty is five drawings then, whatever they cost, and every frame between them costs what moving
 * one element costs.
 *
 * @param options.tookMs - Main thread time of the last whole drawing.
 * @param options.movedAtMs - When the camera was last seen at another place.
 */
export function needsDrawing(options: {
  readonly drawing: Drawing;
  readonly drawnAtMs: number;
  readonly tookMs: number;
  readonly nowMs: number;
  readonly movedAtMs: number;
  readonly camera: Camera;
  readonly viewport: Viewport;
}): boolean {
  const { drawing, camera, viewport, tookMs } = options;
  const stretch = camera.zoom / drawing.camera.zoom;
  const isCovered = encloses(drawnRect(drawing, viewport), visibleRect(camera, viewport));
  if (stretch === 1) return !isCovered;
  const waitedMs = options.nowMs - options.drawnAtMs;
  if (waitedMs < REST_FACTOR * tookMs) return false;
  const hasSettled = options.nowMs - options.movedAtMs >= SETTLED_AFTER_MS;
  const isStretched = stretch > MAX_STRETCH || stretch < 1 / MAX_STRETCH;
  return hasSettled || !isCovered || isStretched || waitedMs >= REDRAW_EVERY_MS;
}

/** Where a drawing lies for another camera. Whole device pixels where nothing is scaled, so that it stays sharp. */
export function shiftOf(drawing: Drawing, camera: Camera, pixelRatio: number): Shift {
  const scale = camera.zoom / drawing.camera.zoom;
  const x = (drawing.camera.x - camera.x) * camera.zoom - drawing.margin * scale;
  const y = (drawing.camera.y - camera.y) * camera.zoom - drawing.margin * scale;
  if (scale !== 1) return { x, y, scale };
  return { x: Math.round(x * pixelRatio) / pixelRatio, y: Math.round(y * pixelRatio) / pixelRatio, scale };
}
