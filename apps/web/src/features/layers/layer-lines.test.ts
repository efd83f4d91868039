import type { BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { dropPlace, partAt, placeInside, placeOutside } from './drop-place.ts';
import { flattenLayers, idsBetween } from './flatten-layers.ts';

/** A board from back to front: a, then a frame that holds b and a group of c and d, then e. */
const items = (
  [
    ['a', 'image'],
    ['frame', 'frame'],
    ['b', 'image', 'frame'],
    ['group', 'group', 'frame'],
    ['c', 'text', 'group'],
    ['d', 'shape', 'group'],
    ['e', 'image'],
  ] as const
).map(([id, kind, parentId]): BoardItem => {
  const place = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };
  return { id, kind, status: 'ready', index: id, title: id, ...place, ...(parentId ? { parentId } : {}) };
});
const tree = {
  get: (id: string) => items.find((item) => item.id === id),
  childrenOf: (id: string | null) => items.filter((item) => (item.parentId ?? null) === id),
};
const item = (id: string) => tree.get(id) as BoardItem;
const flat = (folded: readonly string[] = [], query?: string) =>
  flattenLayers(tree, {
    folded: new Set(folded),
    ...(query ? { isMatch: ({ title }) => title?.includes(query) === true } : {}),
  });
const told = (lines: ReturnType<typeof flat>) =>
  lines.map((line) => `${line.item.id} ${line.level} ${line.position}/${line.setSize}`);

test('lines run from front to back with the level, place and size of their set', () => {
  expect(told(flat())).toEqual(['e 1 1/3', 'frame 1 2/3', 'group 2 1/2', 'd 3 1/2', 'c 3 2/2', 'b 2 2/2', 'a 1 3/3']);
});

test('what is folded hides what it holds and still counts it as foldable', () => {
  expect(told(flat(['frame']))).toEqual(['e 1 1/3', 'frame 1 2/3', 'a 1 3/3']);
  expect(flat(['frame']).map(({ isOpen }) => isOpen)).toEqual([undefined, false, undefined]);
});

test('a search leaves what matches and what it lies in, folded or not', () => {
  expect(told(flat(['frame', 'group'], 'd'))).toEqual(['frame 1 1/1', 'group 2 1/1', 'd 3 1/1'].filter(Boolean));
});

test('a range is the same from either end', () => {
  expect(idsBetween(flat(), 'd', 'frame')).toEqual(['frame', 'group', 'd']);
  expect(idsBetween(flat(), 'frame', 'd')).toEqual(['frame', 'group', 'd']);
  expect(idsBetween(flat(), 'gone', 'd')).toEqual(['d']);
});

test('the edges of a line lie between layers, and only what holds others has an inside', () => {
  expect([0.1, 0.5, 0.9].map((share) => partAt(share, item('frame')))).toEqual(['above', 'inside', 'below']);
  expect([0.1, 0.9].map((share) => partAt(share, item('a')))).toEqual(['above', 'below']);
});

test('a drop goes behind, in front or into what it is dropped on', () => {
  const place = (part: 'above' | 'inside' | 'below', onto: string, ...ids: string[]) =>
    dropPlace(tree, { ids, onto: item(onto), part });
  expect(place('below', 'e', 'a')).toEqual({ parentId: null, before: 'e' });
  expect(place('above', 'e', 'a')).toEqual({ parentId: null });
  expect(place('above', 'a', 'e')).toEqual({ parentId: null, before: 'frame' });
  expect(place('inside', 'group', 'a', 'e')).toEqual({ parentId: 'group' });
  expect(place('above', 'b', 'e')).toEqual({ parentId: 'frame', before: 'group' });
});

test('nothing goes into itself', () => {
  expect(dropPlace(tree, { ids: ['frame'], onto: item('group'), part: 'inside' })).toBeNull();
  expect(dropPlace(tree, { ids: ['frame'], onto: item('d'), part: 'above' })).toBeNull();
});

test('keys move a layer one level in or out', () => {
  expect(placeInside(tree, item('a'))).toEqual({ parentId: 'frame' });
  expect(placeInside(tree, item('d'))).toBeNull();
  expect(placeOutside(tree, item('c'))).toEqual({ parentId: 'frame' });
  expect(placeOutside(tree, item('b'))).toEqual({ parentId: null, before: 'e' });
  expect(placeOutside(tree, item('a'))).toBeNull();
});
