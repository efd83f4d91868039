import type { BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { pagesSwiped, slideAfterKey, slidesOf } from './slides.rules.ts';

const frame = (id: string, x: number, y: number, more: Partial<BoardItem> = {}): BoardItem =>
  // Only what the rules read of an item.
  ({ id, kind: 'frame', x, y, width: 100, height: 100, rotation: 0, ...more }) as BoardItem;

test('frames are shown row by row; hidden ones, those within frames and everything else are not', () => {
  const items = [
    frame('below', 0, 200),
    frame('second', 150, 10),
    frame('first', 0, 0),
    frame('hidden', 300, 0, { isHidden: true }),
    frame('inner', 10, 10, { parentId: 'first' }),
    frame('grouped', 300, 200, { parentId: 'a-group' }),
    frame('picture', 500, 0, { kind: 'image' }),
  ];
  expect(slidesOf(items).map(({ id }) => id)).toEqual(['first', 'second', 'below', 'grouped']);
});

test('keys lead on and back and stay within the slides', () => {
  for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']) {
    expect([slideAfterKey(key, 0, 3), slideAfterKey(key, 2, 3)]).toEqual([1, 2]);
  }
  for (const key of ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']) {
    expect([slideAfterKey(key, 2, 3), slideAfterKey(key, 0, 3)]).toEqual([1, 0]);
  }
  expect([slideAfterKey('Home', 2, 3), slideAfterKey('End', 0, 3)]).toEqual([0, 2]);
  expect([slideAfterKey('Escape', 1, 3), slideAfterKey('x', 1, 3)]).toEqual(['end', null]);
});

test('a swipe turns one page, and a short or an upward one none', () => {
  expect([pagesSwiped(-60, 5), pagesSwiped(60, -5)]).toEqual([1, -1]);
  expect([pagesSwiped(-30, 0), pagesSwiped(-60, 90)]).toEqual([0, 0]);
});
