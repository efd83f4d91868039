import { visibleRect } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { cameraFor } from './follow-camera.ts';

test.each([
  { width: 1200, height: 800 },
  { width: 375, height: 700 },
])('who follows in a view of %j sees all that the other sees, with the same middle', (viewport) => {
  const view = { x: 500, y: -100, width: 640, height: 360 };
  const seen = visibleRect(cameraFor(view, viewport), viewport);
  expect(seen.x + seen.width / 2).toBeCloseTo(view.x);
  expect(seen.y + seen.height / 2).toBeCloseTo(view.y);
  expect(Math.min(seen.width / view.width, seen.height / view.height)).toBeCloseTo(1);
});
