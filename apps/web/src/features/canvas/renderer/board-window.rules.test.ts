import { describe, expect, it } from 'vitest';
import { drawnRect, needsDrawing, shiftOf } from './board-window.rules.ts';

const viewport = { width: 1000, height: 500 };
const drawing = { camera: { x: 0, y: 0, zoom: 0.5 }, margin: 100 };
const view = { drawing, viewport, drawnAtMs: 0, tookMs: 5, nowMs: 1, movedAtMs: 1 };

describe('the window that is drawn around the view', () => {
  it('reaches beyond the view by its margin, and needs no drawing while the view pans within it', () => {
    expect(drawnRect(drawing, viewport)).toEqual({ x: -200, y: -200, width: 2400, height: 1400 });
    expect(needsDrawing({ ...view, camera: { x: 199, y: -199, zoom: 0.5 } })).toBe(false);
    expect(needsDrawing({ ...view, camera: { x: 201, y: 0, zoom: 0.5 } })).toBe(true);
  });

  it('is scaled while the zoom moves, up to twice its size, and drawn anew once the zoom rests', () => {
    const closer = { x: 10, y: 10, zoom: 0.9 };
    expect(needsDrawing({ ...view, nowMs: 300, movedAtMs: 300, camera: closer })).toBe(false);
    expect(needsDrawing({ ...view, nowMs: 380, movedAtMs: 300, camera: closer })).toBe(true);
    expect(needsDrawing({ ...view, nowMs: 300, movedAtMs: 300, camera: { ...closer, zoom: 1.1 } })).toBe(true);
  });

  it('is drawn anew in a zoom that is slow, or that leads out over its edge, but never more than a third of the time', () => {
    const closer = { x: 10, y: 10, zoom: 0.55 };
    expect(needsDrawing({ ...view, nowMs: 600, movedAtMs: 600, camera: closer })).toBe(true);
    expect(needsDrawing({ ...view, nowMs: 600, movedAtMs: 600, tookMs: 400, camera: closer })).toBe(false);
    const wider = { x: -500, y: -500, zoom: 0.3 };
    expect(needsDrawing({ ...view, nowMs: 20, movedAtMs: 20, camera: wider })).toBe(true);
    expect(needsDrawing({ ...view, nowMs: 20, movedAtMs: 20, tookMs: 50, camera: wider })).toBe(false);
  });

  it('draws a flight over a factor of twenty five times at most', () => {
    let [drawings, at] = [0, { drawing, drawnAtMs: 0 }];
    for (let nowMs = 0; nowMs <= 1500; nowMs += 16) {
      const camera = { x: 0, y: 0, zoom: 0.5 * 20 ** (nowMs / 1500) };
      if (!needsDrawing({ ...view, ...at, nowMs, movedAtMs: nowMs, camera })) continue;
      drawings += 1;
      at = { drawing: { ...drawing, camera }, drawnAtMs: nowMs };
    }
    expect(drawings).toBeLessThanOrEqual(5);
  });

  it('lies where the board lies, on whole device pixels', () => {
    expect(shiftOf(drawing, { x: 21, y: 0, zoom: 0.5 }, 1)).toEqual({ x: -110, y: -100, scale: 1 });
    const { x, scale } = shiftOf(drawing, { x: 0, y: 0, zoom: 1 }, 1);
    // What was drawn at the view's left edge, 100 pixels into the drawing, is there still.
    expect(x + 100 * scale).toBe(0);
  });
});
