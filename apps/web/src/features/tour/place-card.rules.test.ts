import { expect, test } from 'vitest';
import { type Box, placeCard } from './place-card.rules.ts';

const card = { width: 300, height: 160 };
const desktop = { width: 1440, height: 900 };

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test.each([
  ['the panel at the right', { x: 1056, y: 72, width: 372, height: 816 }, desktop],
  ['the tools at the bottom', { x: 300, y: 836, width: 500, height: 52 }, desktop],
  ['a button in the bar', { x: 1100, y: 20, width: 80, height: 32 }, desktop],
  ['a corner', { x: 4, y: 4, width: 40, height: 40 }, desktop],
  ['the sheet of a phone', { x: 0, y: 752, width: 375, height: 60 }, { width: 375, height: 812 }],
])('a card beside %s covers nothing of it and is whole on the screen', (_, target, screen) => {
  const at = placeCard(target, card, screen);
  expect(at).not.toBeNull();
  const placed = { ...card, x: at?.x ?? 0, y: at?.y ?? 0 };
  expect(overlaps(placed, target)).toBe(false);
  expect(placed.x >= 0 && placed.y >= 0).toBe(true);
  expect(placed.x + card.width <= screen.width && placed.y + card.height <= screen.height).toBe(true);
});

test('where what is explained fills the screen there is no place', () => {
  expect(placeCard({ x: 0, y: 0, width: 375, height: 812 }, card, { width: 375, height: 812 })).toBeNull();
});
