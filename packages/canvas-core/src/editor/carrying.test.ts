import { describe, expect, it } from 'vitest';
import type { Geometry } from '../geometry/rect.ts';
import { picture, TestBoard } from '../testing/test-board.ts';

const bare = { assetId: undefined } as const;
const frame = (id: string, x: number, y: number, more = {}) =>
  picture(id, x, y, { ...bare, kind: 'frame', width: 300, height: 300, ...more });
const line = (id: string, more = {}) =>
  picture(id, 0, 0, { ...bare, kind: 'connector', from: { x: 0, y: 0 }, to: { x: 100, y: 100 }, ...more });
const place = (board: TestBoard, id: string, change: Partial<Geometry>) =>
  board.editor.run({ type: 'set-geometry', changes: new Map([[id, change]]) });

describe('ends of lines that cling to nothing', () => {
  it('go along with nudging, aligning, numbers and mirroring', () => {
    const board = new TestBoard([line('l'), picture('a', 300, 200)]);
    board.editor.select(['l']);
    board.key('ArrowRight', { shift: true });
    expect(board.item('l')).toMatchObject({ from: { x: 10, y: 0 }, to: { x: 110, y: 100 } });
    board.editor.select(['l', 'a']);
    board.key('KeyD', { alt: true });
    expect(board.item('l')).toMatchObject({ from: { x: 300, y: 0 }, to: { x: 400, y: 100 }, x: 300 });
    place(board, 'l', { x: 0, width: 50 });
    expect(board.item('l')).toMatchObject({ from: { x: 0, y: 0 }, to: { x: 50, y: 100 }, width: 50 });
    board.editor.select(['l']);
    board.key('KeyH', { shift: true });
    expect(board.item('l')).toMatchObject({ from: { x: 50, y: 0 }, to: { x: 0, y: 100 }, x: 0, width: 50 });
  });

  it('follow the frame they lie in, and scale and turn with their group', () => {
    const board = new TestBoard([frame('f', 0, 0), line('l', { parentId: 'f' })]);
    place(board, 'f', { x: 50 });
    expect(board.item('l').from).toEqual({ x: 50, y: 0 });
    const group = new TestBoard([
      picture('g', 0, 0, { ...bare, kind: 'group' }),
      picture('a', 0, 0, { parentId: 'g' }),
      line('l', { parentId: 'g' }),
    ]);
    place(group, 'g', { width: 200 });
    expect(group.item('l').to).toEqual({ x: 200, y: 100 });
    place(group, 'g', { rotation: 180 });
    expect(group.item('l').from?.x).toBeCloseTo(200, 6);
  });
});

describe('mirroring', () => {
  it('a frame keeps its place and mirrors what it holds, with lines on the same side of what they join', () => {
    const board = new TestBoard([
      frame('f', 0, 0),
      picture('a', 10, 0, { parentId: 'f', rotation: 30 }),
      picture('b', 200, 0, { parentId: 'f' }),
      line('l', { parentId: 'f', from: { itemId: 'a', x: 1, y: 0.5 }, to: { itemId: 'b', x: 0, y: 0.5 } }),
    ]);
    const before = board.items();
    board.editor.select(['f']);
    board.key('KeyH', { shift: true });
    expect(board.item('f')).toMatchObject({ x: 0, width: 300 });
    expect(board.item('f').isFlippedX).toBeUndefined();
    expect(board.item('a')).toMatchObject({ x: 190, rotation: 330, isFlippedX: true });
    expect(board.item('b')).toMatchObject({ x: 0, isFlippedX: true });
    expect(board.item('l').to).toEqual({ itemId: 'b', x: 1, y: 0.5 });
    board.key('KeyH', { shift: true });
    expect(board.items()).toEqual(before);
  });
});

describe('placing groups by numbers', () => {
  const grouped = () =>
    new TestBoard([
      picture('g', 0, 0, { ...bare, kind: 'group' }),
      picture('a', 0, 0, { parentId: 'g' }),
      picture('b', 300, 0, { parentId: 'g', rotation: 90 }),
      picture('t', 0, 100, { ...bare, kind: 'text', text: 'words', parentId: 'g' }),
      frame('f', 100, 100, { parentId: 'g', width: 100, height: 100 }),
      picture('in', 110, 110, { parentId: 'f' }),
    ]);

  it('an angle turns the members around the middle of the group', () => {
    const board = grouped();
    place(board, 'g', { rotation: 90 });
    expect(board.item('a').rotation).toBe(90);
    expect(board.item('b').rotation).toBe(180);
    expect(board.item('a').x).toBeCloseTo(200, 6);
    expect(board.item('a').y).toBeCloseTo(-100, 6);
    board.key('KeyZ', { mod: true });
    expect(board.item('a')).toMatchObject({ x: 0, y: 0, rotation: 0 });
  });

  it('a size scales members and letters, turned ones without shearing, and a frame in it takes its children along', () => {
    const board = grouped();
    place(board, 'g', { width: 800, height: 400 });
    expect(board.item('a')).toMatchObject({ width: 200, height: 200 });
    expect(board.item('b')).toMatchObject({ x: 600, width: 200, height: 200 });
    expect(board.item('t').fontSize).toBe(64);
    expect(board.item('f')).toMatchObject({ x: 200, y: 200, width: 200 });
    expect(board.item('in')).toMatchObject({ x: 210, y: 210, width: 100 });
  });

  it('a named member lies where it was asked to, also when its frame is named too', () => {
    const board = grouped();
    const changes = new Map([
      ['in', { x: 0 }],
      ['f', { y: 150 }],
    ]);
    board.editor.run({ type: 'set-geometry', changes });
    expect(board.item('in')).toMatchObject({ x: 0, y: 160 });
  });
});

describe('what is locked or hidden, named or selected', () => {
  it('is not placed, cropped, typed into or restyled, nor is what lies in it', () => {
    const board = new TestBoard([
      frame('f', 0, 0, { isLocked: true }),
      picture('a', 10, 10, { parentId: 'f' }),
      picture('h', 500, 0, { isHidden: true }),
    ]);
    const before = board.doc.getMap('items').toJSON();
    for (const id of ['f', 'a', 'h']) {
      const changes = new Map([[id, { opacity: 0.5, assetId: 'other' }]]);
      expect(place(board, id, { x: 77, rotation: 5 })).toBe(false);
      expect(board.editor.run({ type: 'crop', id, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } })).toBe(false);
      expect(board.editor.run({ type: 'set-text', id, text: 'words' })).toBe(false);
      expect(board.editor.run({ type: 'patch', changes })).toBe(false);
    }
    expect(board.doc.getMap('items').toJSON()).toEqual(before);
  });

  it('is still named, shown, unlocked, ordered and given export presets from its panels', () => {
    const board = new TestBoard([picture('a', 0, 0, { isLocked: true }), picture('b', 0, 0), frame('f', 0, 0)]);
    board.editor.run({ type: 'rename', id: 'a', title: 'Name' });
    const exportPresets = [{ format: 'png', scale: 2, suffix: '' }] as const;
    board.editor.run({ type: 'patch', changes: new Map([['a', { exportPresets, opacity: 0.5 }]]) });
    board.editor.run({ type: 'reparent', ids: ['a'], parentId: 'f' });
    expect(board.item('a')).toMatchObject({ title: 'Name', exportPresets, parentId: 'f' });
    expect(board.item('a').opacity).toBeUndefined();
    board.editor.run({ type: 'toggle-hide', ids: ['a'] });
    board.editor.run({ type: 'toggle-lock', ids: ['a'] });
    expect(board.item('a').isHidden).toBe(true);
    expect(board.item('a').isLocked).toBeUndefined();
  });
});
