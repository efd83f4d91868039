import type { BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { findItems } from './find-items.ts';

const item = (id: string, fields: Partial<BoardItem>): BoardItem => ({
  id,
  kind: 'image',
  status: 'ready',
  index: '1',
  x: 0,
  y: 0,
  width: 100,
  height: 100,
  rotation: 0,
  ...fields,
});
const ITEMS = [
  item('below', { y: 300, text: 'A fox at night' }),
  item('right', { x: 200, y: 10, title: 'Fox poster' }),
  item('left', { x: 0, text: 'fox, by day' }),
  item('note', { kind: 'note', text: 'Ask Ada', y: 900 }),
];
const idsFor = (typed: string) => findItems(ITEMS, typed).map(({ id }) => id);

test('titles and prompts are searched, and found in reading order', () => {
  expect(idsFor('FOX')).toEqual(['left', 'right', 'below']);
});

test('every word must be there, and kinds are words too', () => {
  expect(idsFor('fox night')).toEqual(['below']);
  expect(idsFor('note')).toEqual(['note']);
  expect(idsFor('fox note')).toEqual([]);
});

test('nothing typed finds nothing', () => {
  expect(idsFor('  ')).toEqual([]);
});
