import { expect, test } from 'vitest';
import { centredOn, mapView, toBoard, toMap } from './minimap-view.ts';

const SIZE = { width: 200, height: 120 };
const VIEW = { x: 0, y: 0, width: 400, height: 300 };

test('the map shows everything and the view, whichever reaches farther', () => {
  const content = { x: -1000, y: -100, width: 500, height: 50 };
  const map = mapView(content, VIEW, SIZE);
  for (const rect of [toMap(map, content), toMap(map, VIEW)]) {
    expect(rect.x).toBeGreaterThanOrEqual(6 - 1e-9);
    expect(rect.y).toBeGreaterThanOrEqual(6 - 1e-9);
    expect(rect.x + rect.width).toBeLessThanOrEqual(194 + 1e-9);
    expect(rect.y + rect.height).toBeLessThanOrEqual(114 + 1e-9);
  }
});

test('a point goes to the map and comes back', () => {
  const map = mapView({ x: 50, y: 60, width: 7000, height: 90 }, VIEW, SIZE);
  const { x, y } = toMap(map, { x: 123, y: -45, width: 0, height: 0 });
  const back = toBoard(map, { x, y });
  expect(back.x).toBeCloseTo(123, 6);
  expect(back.y).toBeCloseTo(-45, 6);
});

test('an empty board is a map of the view', () => {
  const map = mapView(null, VIEW, SIZE);
  expect(map.scale).toBeCloseTo(108 / 300, 6);
});

test('travelling keeps the zoom and puts the point in the middle', () => {
  const camera = centredOn({ x: 100, y: 50 }, { x: 0, y: 0, zoom: 2 }, { width: 400, height: 300 });
  expect(camera).toEqual({ zoom: 2, x: 0, y: -25 });
});
