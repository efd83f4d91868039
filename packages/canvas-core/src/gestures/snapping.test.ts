import { describe, expect, it } from 'vitest';
import { picture, TestBoard } from '../testing/test-board.ts';
import { snapBox } from './snapping.ts';

const box = (x: number, y: number, width = 100, height = 100) => ({ x, y, width, height });
const guidesOf = (board: TestBoard) => {
  const { gesture } = board.editor.getState();
  return 'guides' in gesture ? gesture.guides : [];
};

describe('snapping while moving', () => {
  it.each([
    ['edges', box(297, 400), 3],
    ['centres', box(346, 400, 10), -1],
    ['opposite edges', box(198, 400), 2],
  ])('brings %s together', (_name, moving, delta) => {
    expect(snapBox(moving, [box(300, 0)], 6).deltaX).toBe(delta);
  });

  it('makes the gap to the neighbours equal, between them and beyond them, and shows each gap', () => {
    const between = snapBox(box(196, 40), [box(0, 0, 100, 90), box(400, 0, 100, 90)], 6);
    expect(between.deltaX).toBe(4);
    expect(between.guides).toContainEqual({ type: 'gap', axis: 'y', at: 65, from: 100, to: 200 });
    expect(between.guides).toContainEqual({ type: 'gap', axis: 'y', at: 65, from: 300, to: 400 });
    const beyond = snapBox(box(283, 40), [box(0, 0, 100, 90), box(140, 0, 100, 90)], 6);
    expect(beyond.deltaX).toBe(-3);
    expect(beyond.guides.filter((guide) => guide.type === 'gap')).toHaveLength(2);
  });

  it('works in columns as in rows, and before the first of them', () => {
    expect(snapBox(box(40, -143), [box(0, 0, 90, 100), box(0, 140, 90, 100)], 6).deltaY).toBe(3);
  });

  it('keeps to whole units where nothing is near', () => {
    expect(snapBox(box(0.4, 7.75), [], 6)).toEqual({ deltaX: -0.4, deltaY: 0.25, guides: [] });
  });

  it('aligns a child with the middle of its frame', () => {
    const board = new TestBoard([
      picture('f', 100, 100, { kind: 'frame', assetId: undefined, width: 400, height: 400 }),
      picture('a', 120, 120, { parentId: 'f' }),
    ]);
    board.down(170, 170).move(190, 190).move(303, 297);
    expect(board.editor.geometryOf('a')).toMatchObject({ x: 250, y: 250 });
    expect(guidesOf(board)).toHaveLength(2);
  });

  it('Mod suspends it', () => {
    const board = new TestBoard([picture('a', 100, 100), picture('b', 300, 100)]);
    board.down(150, 150).move(347.5, 250, { mod: true });
    expect([board.editor.geometryOf('a')?.x, guidesOf(board)]).toEqual([297.5, []]);
  });

  it('with thousands of items in view it does not look for neighbours', () => {
    const many = Array.from({ length: 1600 }, (_, at) =>
      picture(`p${at}`, (at % 40) * 20, Math.floor(at / 40) * 20, { width: 10, height: 10 }),
    );
    const board = new TestBoard([...many, picture('a', 900, 700, { width: 50, height: 50 })]);
    board.down(925, 725).move(903, 703);
    expect(guidesOf(board)).toEqual([]);
  });
});

describe('snapping while resizing', () => {
  const shapes = (more = {}) =>
    new TestBoard([
      picture('a', 100, 100, { kind: 'shape', assetId: undefined, ...more }),
      picture('b', 600, 400, { kind: 'shape', assetId: undefined, width: 150, height: 37 }),
    ]).click(150, 150);

  it('an edge keeps to a neighbour’s edge', () => {
    const board = shapes().down(200, 150).move(596, 150);
    expect(board.editor.geometryOf('a')?.width).toBe(500);
    expect(guidesOf(board)).toMatchObject([{ type: 'line', axis: 'x', at: 600 }]);
  });

  it('a side takes the length of a neighbour’s side, and shows which', () => {
    const board = shapes().down(200, 150).move(253, 150);
    expect(board.editor.geometryOf('a')?.width).toBe(150);
    expect(guidesOf(board)).toEqual([{ type: 'size', axis: 'y', at: 418.5, from: 600, to: 750 }]);
  });

  it('a picture keeps its proportion while its edge snaps, and Mod suspends it', () => {
    const board = shapes({ kind: 'image', height: 50 }).down(200, 150).move(596, 340);
    expect(board.editor.geometryOf('a')).toMatchObject({ width: 500, height: 250 });
    board.move(597.5, 340, { mod: true });
    expect(board.editor.geometryOf('a')?.width).toBeCloseTo(497.5, 6);
  });
});

describe('distances', () => {
  it('are measured with Alt to what is under the pointer, to the frame else, and go with the key', () => {
    const board = new TestBoard([
      picture('f', 0, 0, { kind: 'frame', assetId: undefined, width: 900, height: 700 }),
      picture('a', 100, 100, { parentId: 'f' }),
      picture('b', 300, 100, { parentId: 'f' }),
    ]).click(150, 150);
    const lengths = () => board.editor.getState().distances.map((one) => one.length);
    board.move(350, 150, { alt: true });
    expect(lengths()).toEqual([100]);
    board.move(950, 750, { alt: true });
    expect(lengths()).toEqual([100, 700, 100, 500]);
    board.editor.keyUp({ shift: false, alt: false, mod: false, code: 'AltLeft', key: 'Alt', isRepeat: false });
    expect(lengths()).toEqual([]);
  });
});
