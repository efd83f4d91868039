import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_ITEM_SIZE } from '../document/item.ts';
import { centreOf, type Geometry } from '../geometry/rect.ts';
import { CORNERS, handlePoint } from './handles.ts';
import { resizeBox } from './resize-box.ts';

const box = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 10, max: 800 }),
  height: fc.integer({ min: 10, max: 800 }),
  rotation: fc.integer({ min: 0, max: 359 }),
});
const travel = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) });
const corner = fc.constantFrom(...CORNERS);

describe('resizing a box', () => {
  it('keeps the opposite corner where it is, at any rotation and in both modes', () => {
    fc.assert(
      fc.property(box, travel, corner, fc.boolean(), (before, moved, handle, keepsProportion) => {
        const after = resizeBox({ box: before, handle, travel: moved, keepsProportion, fromCentre: false });
        const opposite = { x: -handle.x, y: -handle.y } as typeof handle;
        expect(handlePoint(after, opposite).x).toBeCloseTo(handlePoint(before, opposite).x, 4);
        expect(handlePoint(after, opposite).y).toBeCloseTo(handlePoint(before, opposite).y, 4);
      }),
    );
  });

  it('keeps the proportion when asked, the centre when asked, and never falls below the smallest size', () => {
    fc.assert(
      fc.property(box, travel, corner, (before, moved, handle) => {
        const after = resizeBox({ box: before, handle, travel: moved, keepsProportion: true, fromCentre: true });
        expect(after.width / after.height).toBeCloseTo(before.width / before.height, 6);
        expect(centreOf(after).x).toBeCloseTo(centreOf(before).x, 6);
        expect(Math.min(after.width, after.height)).toBeGreaterThanOrEqual(MIN_ITEM_SIZE - 1e-9);
      }),
    );
  });

  it('a side handle changes one side only', () => {
    const before: Geometry = { x: 0, y: 0, width: 100, height: 50, rotation: 0 };
    const free = { box: before, handle: { x: 1, y: 0 }, travel: { x: 20, y: 90 }, fromCentre: false } as const;
    expect(resizeBox({ ...free, keepsProportion: false })).toEqual({ ...before, width: 120 });
    expect(resizeBox({ ...free, keepsProportion: true })).toMatchObject({ width: 120, height: 60 });
  });
});
