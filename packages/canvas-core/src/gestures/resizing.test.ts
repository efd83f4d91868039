import { describe, expect, it } from 'vitest';
import type { NewItem } from '../document/place-items.ts';
import { picture, TestBoard } from '../testing/test-board.ts';

const text = (more: Partial<NewItem> = {}) =>
  picture('t', 100, 100, { kind: 'text', assetId: undefined, text: 'one two three four', width: 200, ...more });

describe('resizing texts', () => {
  it('a side changes where it wraps, and the height follows the words', () => {
    // Every letter is half as wide as it is high: eighteen letters of 32 units are 288 wide.
    const measureText = () => (words: string, size: number) => words.length * size * 0.5;
    const board = new TestBoard([text({ textFit: 'grow', width: 288, height: 48 })], { measureText }).click(150, 120);
    board.drag([388, 124], [250, 124]);
    expect(board.item('t')).toMatchObject({ x: 100, y: 100, width: 150, height: 144, textFit: 'wrap' });
    board.key('KeyZ', { mod: true });
    expect(board.item('t')).toMatchObject({ width: 288, height: 48, textFit: 'grow' });
  });

  it('a corner changes the size of the letters', () => {
    const board = new TestBoard([text({ fontSize: 20 })]).click(150, 150).drag([300, 200], [500, 230]);
    expect(board.item('t')).toMatchObject({ x: 100, y: 100, width: 400, height: 200, fontSize: 40 });
  });

  it('a text that fills its box is resized like a box', () => {
    const board = new TestBoard([text({ textFit: 'fill', fontSize: 20 })]).click(150, 150).drag([300, 200], [500, 230]);
    expect(board.item('t')).toMatchObject({ width: 400, height: 130, fontSize: 20 });
  });

  it('letters grow with the group they are in', () => {
    const board = new TestBoard([
      picture('g', 0, 0, { kind: 'group', assetId: undefined }),
      text({ parentId: 'g', fontSize: 20 }),
      picture('p', 100, 300, { parentId: 'g', width: 200 }),
    ]).click(150, 350);
    board.drag([300, 400], [500, 700]);
    expect(board.item('t')).toMatchObject({ width: 400, fontSize: 40 });
  });
});

describe('resizing pictures', () => {
  it('Alt keeps the middle in place', () => {
    const board = new TestBoard([picture('a', 100, 100)])
      .click(150, 150)
      .drag([200, 200], [220, 220], { alt: true, mod: true });
    expect(board.item('a')).toMatchObject({ x: 80, y: 80, width: 140, height: 140 });
  });

  it('children of a frame stay while the frame is resized', () => {
    const frame = picture('f', 100, 100, { kind: 'frame', assetId: undefined, width: 300, height: 300 });
    const board = new TestBoard([frame, picture('a', 150, 150, { parentId: 'f' })]);
    board.click(390, 300).drag([400, 400], [500, 450]);
    expect(board.item('f')).toMatchObject({ width: 400, height: 350 });
    expect(board.item('a')).toMatchObject({ x: 150, width: 100 });
  });
});

describe('resizing and turning by keys', () => {
  it('Mod and an arrow move the right or the lower edge, pictures keep their proportion, a held key is one step', () => {
    const shape = new TestBoard([picture('a', 100, 100, { kind: 'shape', assetId: undefined })]).click(150, 150);
    for (let press = 0; press < 3; press += 1) shape.key('ArrowRight', { mod: true }, { isRepeat: press > 0 });
    shape.key('ArrowUp', { mod: true, shift: true });
    expect(shape.item('a')).toMatchObject({ x: 100, y: 100, width: 103, height: 90 });
    shape.key('KeyZ', { mod: true });
    shape.key('KeyZ', { mod: true });
    expect(shape.item('a')).toMatchObject({ width: 100, height: 100 });
    const kept = new TestBoard([picture('a', 100, 100, { height: 50 })]).click(150, 125);
    kept.key('ArrowLeft', { mod: true, shift: true });
    expect(kept.item('a')).toMatchObject({ x: 100, y: 100, width: 90, height: 45 });
  });

  it('a turned item grows along its own sides', () => {
    const board = new TestBoard([picture('a', 100, 100, { kind: 'shape', assetId: undefined, rotation: 90 })]).click(
      150,
      150,
    );
    board.key('ArrowRight', { mod: true, shift: true });
    expect(board.item('a')).toMatchObject({ width: 110, height: 100 });
    expect(board.item('a').y).toBeCloseTo(105, 6);
  });

  it('angle brackets turn by 15 degrees, with Mod by one', () => {
    const board = new TestBoard([picture('a', 100, 100)]).click(150, 150);
    board.key('Period', { shift: true });
    board.key('Comma', { shift: true, mod: true });
    expect(board.item('a')).toMatchObject({ rotation: 14, x: 100, y: 100 });
  });
});
