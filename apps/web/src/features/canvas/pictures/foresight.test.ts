import { describe, expect, it } from 'vitest';
import { foreseen, viewsAway } from './foresight.ts';

const VIEWPORT = { width: 1000, height: 500 };

describe('where the view will be', () => {
  it('is where it is when nothing moves, or when the last glance was long ago', () => {
    const camera = { x: 10, y: 20, zoom: 2 };
    expect(foreseen(null, { camera, atMs: 0 }, VIEWPORT)).toEqual(camera);
    expect(foreseen({ camera, atMs: 0 }, { camera, atMs: 90 }, VIEWPORT)).toEqual(camera);
    expect(foreseen({ camera: { ...camera, x: 0 }, atMs: 0 }, { camera, atMs: 5000 }, VIEWPORT)).toEqual(camera);
  });

  it('goes on in the direction of a pan, one view at most', () => {
    const slow = foreseen(
      { camera: { x: 0, y: 0, zoom: 1 }, atMs: 0 },
      { camera: { x: 35, y: 0, zoom: 1 }, atMs: 100 },
      VIEWPORT,
    );
    expect(slow.x).toBeCloseTo(35 + 35 * 3.5);
    const fast = foreseen(
      { camera: { x: 0, y: 0, zoom: 1 }, atMs: 0 },
      { camera: { x: 9000, y: 0, zoom: 1 }, atMs: 100 },
      VIEWPORT,
    );
    expect(fast.x).toBe(10_000);
  });

  it('goes on around the point that a zoom leaves in place', () => {
    // The board's point 100, 50 lies at 100, 50 in both views.
    const before = { x: 0, y: 0, zoom: 1 };
    const now = { x: 50, y: 25, zoom: 2 };
    const ahead = foreseen({ camera: before, atMs: 0 }, { camera: now, atMs: 350 }, VIEWPORT);
    expect(ahead.zoom).toBe(4);
    expect((100 - ahead.x) * ahead.zoom).toBeCloseTo(100);
    expect((50 - ahead.y) * ahead.zoom).toBeCloseTo(50);
  });

  it('measures distances in views, so that what is in view comes before what is not', () => {
    const view = { x: 0, y: 0, width: 100, height: 50 };
    expect(viewsAway({ x: 50, y: 25 }, view)).toBe(0);
    expect(viewsAway({ x: 100, y: 25 }, view)).toBe(0.5);
    expect(viewsAway({ x: 50, y: 100 }, view)).toBe(1.5);
  });
});
