import type { BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { changedGeometry, sharedValue } from './geometry-fields.rules.ts';
import { readNumber } from './read-number.ts';

test.each([
  ['100+20', 120],
  ['1080/2', 540],
  ['2+3*4', 14],
  ['(2+3)*4', 20],
  ['-12,5', -12.5],
  ['64 px', 64],
  ['10 - -4', 14],
  ['1080 × 2', 2160],
  ['.5', 0.5],
])('%s is %d', (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});

test.each(['', '  ', 'wide', '1+', '(2', '2)', '1/0', '1 2', '1..2', 'alert(1)', '1'.repeat(200)])(
  '%s is no number',
  (typed) => {
    expect(readNumber(typed)).toBeUndefined();
  },
);

const item = (id: string, fields: Partial<BoardItem>): BoardItem => ({
  id,
  kind: 'image',
  status: 'ready',
  index: '1',
  x: 0,
  y: 0,
  width: 100,
  height: 50,
  rotation: 0,
  ...fields,
});

test('items that differ share no value', () => {
  const items = [item('a', { x: 1, y: 2.001 }), item('b', { x: 3, y: 2.004 })];
  expect(sharedValue(items, 'x')).toBeNull();
  expect(sharedValue(items, 'y')).toBe(2);
});

test('a written width takes the height along where the proportion is kept', () => {
  const change = { field: 'width', to: () => 200, keepsProportion: true } as const;
  expect(changedGeometry([item('a', {})], change).get('a')).toEqual({ width: 200, height: 100 });
  expect(changedGeometry([item('a', {})], { ...change, keepsProportion: false }).get('a')).toEqual({ width: 200 });
});

test('a step moves each item by itself, and what is locked or does not change is left alone', () => {
  const items = [item('a', { x: 1 }), item('b', { x: 5 }), item('c', { x: 5, isLocked: true })];
  const changes = changedGeometry(items, { field: 'x', to: (now) => now + 10, keepsProportion: false });
  expect([...changes]).toEqual([
    ['a', { x: 11 }],
    ['b', { x: 15 }],
  ]);
  expect(changedGeometry(items, { field: 'y', to: (now) => now, keepsProportion: false }).size).toBe(0);
});

test('sizes stay positive and turns stay within one', () => {
  const set = (field: 'width' | 'rotation', value: number) =>
    changedGeometry([item('a', {})], { field, to: () => value, keepsProportion: false }).get('a');
  expect(set('width', -5)).toEqual({ width: 1 });
  expect(set('rotation', -90)).toEqual({ rotation: 270 });
  expect(set('rotation', 765)).toEqual({ rotation: 45 });
});
