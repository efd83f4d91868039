import { describe, expect, it } from 'vitest';
import { drawnRect, needsDrawing, shiftOf } from './board-window.rules.ts';

const viewport = { width: 1000, height: 500 };
const drawing = { camera: { x: 0, y: 0, zoom: 0.5 }, margin: 100 };
const view = { drawing, viewport, drawnAtMs: 0, tookMs: 5, nowMs: 1 };

describe('the window that is drawn around the view', () => {
  it('reaches beyond the view by its margin, and needs no drawing while the view pans within it', () => {
    expect(drawnRect(drawing, viewport)).toEqual({ x: -200, y: -200, width: 2400, height: 1400 });
    expect(needsDrawing({ ...view, camera: { x: 199, y: -199, zoom: 0.5 } })).toBe(false);
    expect(needsDrawing({ ...view, camera: { x: 201, y: 0, zoom: 0.5 } })).toBe(true);
  });

  it('is scaled for a moment while the zoom moves, longer where drawing is dear', () => {
    const closer = { x: 10, y: 10, zoom: 0.55 };
    expect(needsDrawing({ ...view, nowMs: 60, camera: closer })).toBe(false);
    expect(needsDrawing({ ...view, nowMs: 130, camera: closer })).toBe(true);
    expect(needsDrawing({ ...view, tookMs: 200, nowMs: 130, camera: closer })).toBe(false);
    expect(needsDrawing({ ...view, nowMs: 60, camera: { x: 10, y: 10, zoom: 0.8 } })).toBe(true);
  });

  it('lies where the board lies, on whole device pixels', () => {
    expect(shiftOf(drawing, { x: 21, y: 0, zoom: 0.5 }, 1)).toEqual({ x: -110, y: -100, scale: 1 });
    const { x, scale } = shiftOf(drawing, { x: 0, y: 0, zoom: 1 }, 1);
    // What was drawn at the view's left edge, 100 pixels into the drawing, is there still.
    expect(x + 100 * scale).toBe(0);
  });
});
