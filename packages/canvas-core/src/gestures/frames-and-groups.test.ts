import { describe, expect, it } from 'vitest';
import { picture, TestBoard } from '../testing/test-board.ts';

const frame = (id: string, x: number, y: number, more = {}) =>
  picture(id, x, y, { kind: 'frame', assetId: undefined, width: 300, height: 300, ...more });
const group = (id: string) => picture(id, 0, 0, { kind: 'group', assetId: undefined });

/** A frame from 100 to 400 with one picture in it. */
const framed = () => new TestBoard([frame('f', 100, 100), picture('in', 150, 150, { parentId: 'f' })]);
const grouped = () =>
  new TestBoard([group('g'), picture('a', 100, 100, { parentId: 'g' }), picture('b', 300, 100, { parentId: 'g' })]);

describe('frames under the hand', () => {
  it('a dragged frame takes its children along, as one step of undo', () => {
    const board = framed();
    board.editor.select(['f']);
    board.drag([350, 350], [450, 350]);
    expect([board.item('f').x, board.item('in').x]).toEqual([200, 250]);
    board.key('KeyZ', { mod: true });
    expect([board.item('f').x, board.item('in').x]).toEqual([100, 150]);
    expect(board.editor.historyState().canUndo).toBe(false);
  });

  it('a drag on a filled frame’s bare ground draws a marquee that catches what lies in it, and a click selects it', () => {
    const board = framed();
    expect(board.drag([390, 390], [200, 200], {}).selected()).toEqual(['in']);
    expect(board.item('f').x).toBe(100);
    expect(board.click(390, 390).selected()).toEqual(['f']);
  });

  it('a filled frame is dragged by its name', () => {
    const board = framed().drag([120, 90], [170, 90]);
    expect([board.item('f').x, board.item('in').x, board.selected()]).toEqual([150, 200, ['f']]);
  });

  it('an empty frame is dragged by its ground', () => {
    const board = new TestBoard([frame('f', 100, 100)]).drag([250, 250], [300, 250]);
    expect(board.item('f').x).toBe(150);
  });

  it('an item that is dropped in a frame belongs to it, and the frame is shown before', () => {
    const board = new TestBoard([frame('f', 400, 100), picture('a', 100, 100)]);
    board.down(150, 150, { mod: true }).move(500, 200, { mod: true });
    expect(board.editor.getState().gesture).toMatchObject({ type: 'moving', frameId: 'f' });
    board.up(500, 200, { mod: true });
    expect(board.item('a')).toMatchObject({ parentId: 'f', x: 450 });
    board.key('KeyZ', { mod: true });
    expect(board.item('a')).toMatchObject({ x: 100 });
    expect(board.item('a').parentId).toBeUndefined();
  });

  it('an item that is dragged out leaves its frame, one that stays in keeps it', () => {
    const board = framed().drag([200, 200], [300, 300]);
    expect(board.item('in')).toMatchObject({ parentId: 'f', x: 250 });
    board.down(300, 300, { mod: true }).move(700, 300, { mod: true });
    // Shown as it will be, so that its old frame does not cut it off.
    expect(board.editor.shownItem('in')?.parentId).toBeUndefined();
    board.up(700, 300, { mod: true });
    expect(board.item('in').parentId).toBeUndefined();
  });

  it('a copy that is left in a frame belongs to it and the original stays where it was', () => {
    const board = new TestBoard([frame('f', 400, 100), picture('a', 100, 100)]);
    board.drag([150, 150], [500, 200], { alt: true, mod: true });
    expect(board.item('copy-1')).toMatchObject({ parentId: 'f', x: 450 });
    expect(board.item('a').parentId).toBeUndefined();
  });

  it('a frame does not go into a smaller one', () => {
    const board = new TestBoard([frame('small', 600, 100, { width: 100, height: 100 }), frame('large', 100, 100)]);
    board.drag([250, 250], [650, 150]);
    expect(board.item('large').parentId).toBeUndefined();
  });

  it('what a frame cuts off is not hit there', () => {
    const board = new TestBoard([frame('f', 100, 100), picture('in', 350, 150, { parentId: 'f' })]);
    expect(board.click(380, 200).selected()).toEqual(['in']);
    expect(board.click(430, 200).selected()).toEqual([]);
  });
});

describe('groups under the hand', () => {
  it('a press on a member takes the group, a double click the member', () => {
    const board = grouped();
    board.click(150, 150, { timeMs: 0 });
    expect(board.selected()).toEqual(['g']);
    board.click(150, 150, { timeMs: 200 });
    expect(board.selected()).toEqual(['a']);
    expect(board.click(350, 150, { timeMs: 2000 }).selected()).toEqual(['b']);
    expect(board.click(700, 700).click(350, 150).selected()).toEqual(['g']);
  });

  it('two slow clicks are no double click', () => {
    const board = grouped();
    board.click(150, 150, { timeMs: 0 }).click(150, 150, { timeMs: 900 });
    expect(board.selected()).toEqual(['g']);
  });

  it('dragging moves all members, resizing scales them, turning turns them', () => {
    const board = grouped().drag([150, 150], [150, 250]);
    expect([board.item('a').y, board.item('b').y]).toEqual([200, 200]);
    board.drag([400, 300], [700, 400], { mod: true });
    expect(board.item('b')).toMatchObject({ x: 500, width: 200, height: 200 });
    board.drag([715, 415], [600, 600], { mod: true });
    expect(board.item('a').rotation).toBeGreaterThan(0);
    expect(board.item('a').rotation).toBe(board.item('b').rotation);
  });

  it('a group whose last member is dragged into a frame goes', () => {
    const board = grouped();
    board.editor.select(['b']);
    board.key('Delete');
    board.editor.run({ type: 'choose-tool', tool: 'frame' });
    board.drag([500, 300], [900, 700]);
    board.editor.select(['a']);
    board.drag([150, 150], [700, 500]);
    expect(board.items().map((item) => [item.id, item.parentId])).toEqual([
      ['copy-1', undefined],
      ['a', 'copy-1'],
    ]);
    board.key('KeyZ', { mod: true });
    expect(board.item('a').parentId).toBe('g');
  });

  it('a marquee catches the group as a whole', () => {
    expect(grouped().drag([50, 50], [120, 120], {}).selected()).toEqual(['g']);
  });

  it('a click with Mod selects what lies there however deep, also beside others with Shift, and drags the whole', () => {
    const board = new TestBoard([
      group('outer'),
      group('g'),
      picture('a', 100, 100, { parentId: 'g' }),
      picture('b', 300, 100, { parentId: 'outer' }),
    ]);
    board.editor.run({ type: 'reparent', ids: ['g'], parentId: 'outer' });
    expect(board.click(150, 150).selected()).toEqual(['outer']);
    expect(board.click(150, 150, { mod: true }).selected()).toEqual(['a']);
    expect(board.click(350, 150, { mod: true, shift: true }).selected()).toEqual(['a', 'b']);
    board.editor.select(['outer']);
    expect(board.drag([150, 150], [150, 250]).selected()).toEqual(['outer']);
    expect([board.item('a').y, board.item('b').y]).toEqual([200, 200]);
  });
});

describe('what is locked or hidden', () => {
  it('is neither hit nor caught, and what lies under it is', () => {
    const board = new TestBoard([
      picture('under', 100, 100),
      picture('locked', 100, 100, { isLocked: true }),
      picture('hidden', 100, 100, { isHidden: true }),
    ]);
    expect(board.click(150, 150).selected()).toEqual(['under']);
    expect(board.drag([50, 50], [250, 250], {}).selected()).toEqual(['under']);
  });

  it('stays where it is when it is selected in a panel and dragged or resized', () => {
    const board = new TestBoard([picture('a', 100, 100, { isLocked: true })]);
    board.editor.select(['a']);
    board.drag([150, 150], [300, 300]).drag([200, 200], [300, 300]);
    expect(board.item('a')).toMatchObject({ x: 100, width: 100 });
  });
});

describe('connectors under the hand', () => {
  const connected = () =>
    new TestBoard([
      picture('a', 100, 100),
      picture('line', 0, 0, { kind: 'connector', from: { itemId: 'a', x: 1, y: 0.5 }, to: { x: 500, y: 300 } }),
    ]);

  it('are hit along their line, not in their box', () => {
    expect(connected().click(350, 225).selected()).toEqual(['line']);
    expect(connected().click(450, 160).selected()).toEqual([]);
  });

  it('are caught by a marquee along their line, as drawings are, and not in their box', () => {
    expect(connected().drag([380, 120], [480, 200], {}).selected()).toEqual([]);
    expect(connected().drag([330, 210], [370, 240], {}).selected()).toEqual(['line']);
    const points = [0, 0, 0.5, 0, 1, 0.5, 1, 1, 0.5];
    const board = new TestBoard([picture('d', 100, 100, { kind: 'drawing', assetId: undefined, points })]);
    expect(board.drag([220, 80], [130, 170], {}).selected()).toEqual([]);
    expect(board.drag([90, 140], [120, 160], {}).selected()).toEqual(['d']);
  });

  it('move by their free end and stick where they stuck', () => {
    const board = connected().drag([350, 225], [350, 325]);
    expect(board.item('line')).toMatchObject({ from: { itemId: 'a', x: 1, y: 0.5 }, to: { x: 500, y: 400 } });
  });

  it('are moved by arrow keys like everything else', () => {
    const board = connected().click(350, 225);
    board.key('ArrowDown', { shift: true });
    expect(board.item('line').to).toEqual({ x: 500, y: 310 });
  });

  it('an end that is dragged onto an item sticks to its nearest anchor', () => {
    const board = new TestBoard([...[picture('b', 600, 300)], picture('a', 100, 100)]);
    board.editor.run({ type: 'choose-tool', tool: 'connector' });
    board.drag([200, 150], [400, 400], {});
    board.drag([400, 400], [604, 348], {});
    expect(board.item('copy-1')).toMatchObject({
      from: { itemId: 'a', x: 1, y: 0.5 },
      to: { itemId: 'b', x: 0, y: 0.5 },
    });
  });
});
