import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCamera, MAX_ZOOM, MIN_ZOOM, revealCamera, steppedZoom, toCanvas, toScreen, zoomAt } from './camera.ts';
import { screenPoint } from './point.ts';

const number = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
const camera = fc.record({
  x: number(1e5),
  y: number(1e5),
  zoom: fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true }),
});
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

describe('the camera', () => {
  it('zooming keeps the point under the pointer in place', () => {
    fc.assert(
      fc.property(
        camera,
        number(2000),
        number(2000),
        fc.double({ min: 0.001, max: 100, noNaN: true }),
        (from, x, y, zoom) => {
          const anchor = screenPoint(x, y);
          const to = zoomAt(from, anchor, zoom);
          const back = toScreen(to, toCanvas(from, anchor));
          expect(back.x).toBeCloseTo(x, 3);
          expect(back.y).toBeCloseTo(y, 3);
          expect(to.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
          expect(to.zoom).toBeLessThanOrEqual(MAX_ZOOM);
        },
      ),
    );
  });

  it('fits a rectangle into what panels leave free', () => {
    const fitted = fitCamera({
      rect: { x: 100, y: 100, width: 400, height: 200 },
      viewport: { width: 1000, height: 800 },
      padding: { top: 50, right: 300, bottom: 50, left: 100 },
      maxZoom: 1,
    });
    expect(fitted.zoom).toBe(1);
    expect(toScreen(fitted, { x: 300, y: 200 })).toEqual({ x: 400, y: 400 });
  });

  it('moves no further than needed to reveal, and not at all for what is in view', () => {
    const start = { x: 0, y: 0, zoom: 1 };
    const viewport = { width: 500, height: 500 };
    const near = { x: 10, y: 10, width: 100, height: 100 };
    expect(revealCamera({ camera: start, rect: near, viewport, padding: NO_PADDING })).toBe(start);
    const right = { x: 480, y: 10, width: 100, height: 100 };
    expect(revealCamera({ camera: start, rect: right, viewport, padding: NO_PADDING })).toEqual({
      x: 80,
      y: 0,
      zoom: 1,
    });
  });

  it('steps through round percentages and stops at the ends', () => {
    expect(steppedZoom(0.3, 1)).toBe(0.5);
    expect(steppedZoom(0.5, -1)).toBe(0.25);
    expect(steppedZoom(MAX_ZOOM, 1)).toBe(MAX_ZOOM);
    expect(steppedZoom(MIN_ZOOM, -1)).toBe(MIN_ZOOM);
  });
});
