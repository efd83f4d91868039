import { describe, expect, it } from 'vitest';
import { picture, TestBoard } from '../testing/test-board.ts';

const frame = (id: string, x: number, y: number, more = {}) =>
  picture(id, x, y, { kind: 'frame', assetId: undefined, width: 300, height: 300, ...more });

describe('frames and groups', () => {
  it('a frame takes its children along, copies and removes them, and undo brings all back', () => {
    const board = new TestBoard([frame('f', 0, 0), picture('a', 10, 10, { parentId: 'f' })]);
    const before = board.doc.getMap('items').toJSON();
    board.editor.select(['f']);
    board.editor.run({ type: 'nudge', deltaX: 5, deltaY: 0, isRepeat: false });
    expect(board.item('a').x).toBe(15);
    board.editor.run({ type: 'duplicate' });
    expect(board.item('copy-2')).toMatchObject({ parentId: 'copy-1', x: 39 });
    board.editor.select(['f']);
    board.editor.run({ type: 'remove' });
    expect(board.items().map((item) => item.id)).toEqual(['copy-1', 'copy-2']);
    for (let step = 0; step < 3; step += 1) board.editor.run({ type: 'undo' });
    expect(board.doc.getMap('items').toJSON()).toEqual(before);
  });

  it('a group lies around its members, keeps their order, and ungrouping gives them back', () => {
    const board = new TestBoard([picture('a', 0, 0), picture('x', 900, 0), picture('b', 200, 50)]);
    board.editor.select(['b', 'a']);
    board.editor.run({ type: 'group' });
    expect(board.items().map((item) => item.id)).toEqual(['x', 'copy-1', 'a', 'b']);
    expect(board.editor.items.get('copy-1')).toMatchObject({ x: 0, y: 0, width: 300, height: 150 });
    board.editor.run({ type: 'set-geometry', changes: new Map([['copy-1', { x: 100, width: 600 }]]) });
    expect(board.item('b')).toMatchObject({ x: 500, width: 200 });
    board.editor.run({ type: 'ungroup' });
    expect(board.items().map((item) => item.id)).toEqual(['x', 'a', 'b']);
    expect(board.selected()).toEqual(['a', 'b']);
  });

  it('two frames that are put into each other, and parents that are gone, are repaired alike for everyone', () => {
    const board = new TestBoard([frame('f', 0, 0), frame('g', 0, 0), picture('a', 0, 0, { parentId: 'lost' })]);
    const items = board.doc.getMap<import('yjs').Map<unknown>>('items');
    items.get('f')?.set('parentId', 'g');
    items.get('g')?.set('parentId', 'f');
    expect(board.items().map(({ id, parentId }) => [id, parentId])).toEqual([
      ['f', undefined],
      ['g', 'f'],
      ['a', undefined],
    ]);
    expect(board.editor.items.ordered()).toEqual(board.items());
    board.editor.run({ type: 'reparent', ids: ['f'], parentId: 'g' });
    expect(board.item('g').parentId).toBe('f');
  });

  it('Escape ends the drag, then puts the tool away, then lets go of the selection and with it of the group around', () => {
    const board = new TestBoard([
      picture('g', 0, 0, { kind: 'group', assetId: undefined }),
      picture('a', 100, 100, { parentId: 'g' }),
      picture('b', 300, 100, { parentId: 'g' }),
    ]);
    board.editor.select(['a']);
    board.key('KeyR');
    board.down(500, 500).move(600, 600);
    expect(board.key('Escape')).toBe(true);
    expect(board.up(600, 600).editor.getState()).toMatchObject({ tool: 'rectangle', gesture: { type: 'idle' } });
    board.key('Escape');
    expect([board.editor.getState().tool, board.selected()]).toEqual(['select', ['a']]);
    board.key('Escape');
    expect(board.selected()).toEqual([]);
    expect(board.key('Escape')).toBe(false);
    expect(board.click(150, 150).selected()).toEqual(['g']);
  });
});

describe('connectors', () => {
  it('follow what they stick to without being written, and keep their end when it goes', () => {
    const board = new TestBoard([
      picture('a', 0, 0),
      picture('line', 0, 0, { kind: 'connector', from: { itemId: 'a', x: 1, y: 0.5 }, to: { x: 500, y: 50 } }),
    ]);
    const stored = () => board.doc.getMap('items').toJSON().line;
    const before = stored();
    board.editor.run({ type: 'set-geometry', changes: new Map([['a', { x: 200 }]]) });
    expect(board.editor.items.get('line')).toMatchObject({ x: 300, width: 200 });
    expect(board.editor.items.search({ x: 0, y: 0, width: 150, height: 150 })).toEqual([]);
    expect(stored()).toEqual(before);
    board.editor.select(['a']);
    board.editor.run({ type: 'remove' });
    expect(board.item('line').from).toEqual({ x: 300, y: 50 });
  });
});

describe('arranging', () => {
  const three = () => {
    const board = new TestBoard([picture('a', 0, 0), picture('b', 120, 30), picture('c', 500, 10)]);
    board.editor.select(['a', 'b', 'c']);
    return board;
  };
  const xs = (board: TestBoard) => board.items().map((item) => item.x);

  it('aligns, makes gaps equal, and tidies in reading order', () => {
    const right = three();
    right.editor.run({ type: 'align', to: 'right' });
    expect(xs(right)).toEqual([500, 500, 500]);
    const even = three();
    even.editor.run({ type: 'distribute', axis: 'x' });
    expect(xs(even)).toEqual([0, 250, 500]);
    const tidy = three();
    tidy.editor.run({ type: 'tidy' });
    expect(tidy.items().map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [120, 0],
      [240, 0],
    ]);
  });

  it('flipping twice is as before; what is locked or hidden is neither moved nor removed', () => {
    const board = three();
    board.editor.run({ type: 'flip', axis: 'x' });
    expect(xs(board)).toEqual([500, 380, 0]);
    expect(board.item('a').isFlippedX).toBe(true);
    board.editor.run({ type: 'flip', axis: 'x' });
    expect(xs(board)).toEqual([0, 120, 500]);
    board.editor.run({ type: 'toggle-lock', ids: ['a'] });
    board.editor.run({ type: 'toggle-hide', ids: ['b'] });
    board.editor.run({ type: 'remove' });
    expect(board.items().map((item) => item.id)).toEqual(['a', 'b']);
    board.editor.run({ type: 'unlock-all' });
    board.editor.run({ type: 'show-all' });
    expect(board.item('a').isLocked ?? board.item('b').isHidden).toBeUndefined();
  });
});
