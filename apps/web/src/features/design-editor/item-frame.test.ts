import type { BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { frameOf, toDesign } from './item-frame.ts';

const item: BoardItem = {
  id: 'a',
  kind: 'image',
  status: 'ready',
  index: 'a0',
  x: 100,
  y: 50,
  width: 200,
  height: 100,
  rotation: 0,
};
const camera = { x: 20, y: 10, zoom: 2 };

test('a design lies exactly over its item', () => {
  expect(frameOf(item, camera)).toMatchObject({ left: 160, top: 80, width: 400, height: 200 });
});

test('of a cropped picture the whole design lies around the part that is shown', () => {
  const crop = { x: 0.5, y: 0, width: 0.5, height: 1 };
  expect(frameOf({ ...item, crop }, camera)).toMatchObject({ left: -240, top: 80, width: 800, height: 200 });
});

test('a step of the pointer is turned and mirrored as the item is, and measured in the design’s pixels', () => {
  expect(toDesign({ x: 10, y: 4 }, item, 2)).toEqual({ xPx: 20, yPx: 8 });
  const turned = toDesign({ x: 10, y: 0 }, { ...item, rotation: 90 }, 1);
  expect([turned.xPx, turned.yPx].map((value) => Math.round(value) + 0)).toEqual([0, -10]);
  expect(toDesign({ x: 10, y: 4 }, { ...item, isFlippedX: true }, 1)).toEqual({ xPx: -10, yPx: 4 });
});
