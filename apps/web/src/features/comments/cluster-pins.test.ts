import type { CanvasPoint } from '@gesso/canvas-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterPins, type Pin } from './cluster-pins.ts';

const pin = (threadId: string, x: number, y: number): Pin => ({ threadId, point: { x, y } as CanvasPoint });

test('pins that lie apart stay apart, and come together when the view goes far away', () => {
  const pins = [pin('a', 0, 0), pin('b', 100, 0)];
  expect(clusterPins(pins, 1).map(({ threadIds }) => threadIds)).toEqual([['a'], ['b']]);
  expect(clusterPins(pins, 0.1)).toEqual([{ key: 'a,b', threadIds: ['a', 'b'], point: { x: 50, y: 0 } }]);
});

test('every pin is in exactly one cluster at every zoom', () => {
  const pinsOf = fc.array(fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(pinsOf, fc.double({ min: 0.01, max: 64, noNaN: true }), (points, zoom) => {
      const pins = points.map(([x, y], index) => pin(`${index}`, x, y));
      const seen = clusterPins(pins, zoom).flatMap(({ threadIds }) => threadIds);
      expect(seen.toSorted()).toEqual(pins.map(({ threadId }) => threadId).toSorted());
    }),
  );
});

test('two pins that lie side by side are one wherever on the board they are', () => {
  for (let x = 0; x < 100; x += 7) expect(clusterPins([pin('a', x, 0), pin('b', x + 20, 20)], 1)).toHaveLength(1);
});
