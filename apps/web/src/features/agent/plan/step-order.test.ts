import { expect, test } from 'vitest';
import { movedTo, placeAt } from './step-order.rules.ts';

const rows = [
  { top: 0, bottom: 40 },
  { top: 40, bottom: 100 },
  { top: 100, bottom: 140 },
];

test.each([
  [-20, 0],
  [19, 0],
  [20, 1],
  [69, 1],
  [71, 2],
  [119, 2],
  [121, 3],
  [900, 3],
])('let go at %i px a row belongs before place %i', (y, place) => {
  expect(placeAt(rows, y)).toBe(place);
});

test('a step moves before what stands at the place, and everything else keeps its order', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(movedTo(order, 'a', 3)).toEqual(['b', 'c', 'a', 'd']);
  expect(movedTo(order, 'a', 4)).toEqual(['b', 'c', 'd', 'a']);
  expect(movedTo(order, 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(movedTo(order, 'c', 1)).toEqual(['a', 'c', 'b', 'd']);
});

test('let go where it was, or no step of the plan, nothing moves', () => {
  const order = ['a', 'b', 'c'];
  for (const place of [1, 2]) expect(movedTo(order, 'b', place)).toBe(order);
  expect(movedTo(order, 'x', 0)).toBe(order);
});
