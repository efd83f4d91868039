import { expect, test } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { chooseShape, type ShapeWish } from './choose-shape.ts';

const WISH: ShapeWish = { shape: 'auto', material: 'auto', base: 'auto', hasReference: false, canSet: () => true };

function choose(prompt: string, wish: Partial<ShapeWish> = {}) {
  return chooseShape(readBrief(prompt, subjectLibrary), { ...WISH, ...wish }, 3);
}

test.each([
  ['a mug with a fox on it', 'mug', 'game-icons:fox'],
  ['a rocket on a mug', 'mug', 'fluent:rocket'],
  ['wine bottle "RIO ALTO"', 'bottle', undefined],
  ['packaging box for tea', 'box', undefined],
  ['gold medal with a lion', 'medal', 'gesso:lion'],
  ['black chess knight', 'chess', undefined],
  ['low-poly mountain island', 'terrain', undefined],
  ['"HELLO"', 'text', undefined],
  ['3D letters "FOX" orange', 'text', undefined],
  ['fox logo "NORTHWOOD"', 'relief', 'game-icons:fox'],
  ['guitar', 'relief', 'fluent:guitar'],
  ['a framed fox', 'panel', 'game-icons:fox'],
])('“%s” becomes a %s', (prompt, shape, art) => {
  const choice = choose(prompt);
  expect(choice.shape).toBe(shape);
  if (art !== undefined) expect(choice.art?.id).toBe(art);
});

test('what a carrier is for is not drawn on it', () => {
  expect(choose('coffee mug').art).toBeUndefined();
  expect(choose('wine bottle').art).toBeUndefined();
  expect(choose('coffee mug with a cat').art?.id).toContain('cat');
});

test.each([
  ['a golden fox', 'gold'],
  ['wooden rocket', 'wood'],
  ['clay vase', 'clay'],
  ['fox', undefined],
])('the surface of “%s” is %s, unless the setting says otherwise', (prompt, surface) => {
  expect(choose(prompt).surface).toBe(surface);
  expect(choose(prompt, { material: 'bronze' }).surface).toBe('bronze');
});

test('the base follows the words, and the setting before them', () => {
  expect([choose('coin with a bear').base, choose('plaque with a bear').base, choose('bear').base]).toEqual([
    'coin',
    'plaque',
    'auto',
  ]);
  expect(choose('coin with a bear', { base: 'none' }).base).toBe('none');
});

test('a word without a drawing stands in letters, and the note says so', () => {
  const choice = choose('zorblax');
  expect(choice).toMatchObject({ shape: 'text', words: 'zorblax' });
  expect(choice.notes).toEqual(['There is no drawing for “zorblax”, so its name stands in letters.']);
});

test('words that no typeface has are printed on a panel, and emoji become their drawing', () => {
  const none = { canSet: () => false };
  expect(choose('"ꙮꙮ"', none)).toMatchObject({ shape: 'panel' });
  expect(choose('"ꙮꙮ"', none).notes[0]).toContain('printed on a panel');
  expect(choose('"🍕"', none)).toMatchObject({ shape: 'relief', art: { id: 'fluent:pizza' } });
});

test.each(['', '   ', '!!!', 'a 3d model of'])('“%s” becomes a shape of our own, and the note says so', (prompt) => {
  const choice = choose(prompt);
  expect(choice.shape).not.toBe('relief');
  expect(choice.notes[0]).toContain('names nothing');
});

test('a picture that was given is framed, unless the words name what to put it on', () => {
  expect(choose('make it 3D', { hasReference: true }).shape).toBe('panel');
  expect(choose('put it on a mug', { hasReference: true }).shape).toBe('mug');
});

test('quoted words are no orders: a text that names a mug is set as text', () => {
  expect(choose('"My favourite mug"').shape).toBe('text');
});
