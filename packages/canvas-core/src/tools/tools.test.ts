import { describe, expect, it } from 'vitest';
import type { ToolName } from '../editor/editor-state.ts';
import { picture, TestBoard } from '../testing/test-board.ts';

function withTool(tool: ToolName, items: Parameters<typeof picture>[] = []): TestBoard {
  const board = new TestBoard(items.map((args) => picture(...args)));
  board.editor.run({ type: 'choose-tool', tool });
  return board;
}
const made = (board: TestBoard) => board.item('copy-1');
const tool = (board: TestBoard) => board.editor.getState().tool;

describe('shapes', () => {
  it.each(['rectangle', 'ellipse', 'triangle', 'diamond', 'star'] as const)(
    'a drag draws a %s, which is selected',
    (shape) => {
      const board = withTool(shape).drag([100, 100], [300, 200]);
      expect(made(board)).toMatchObject({ kind: 'shape', shape, x: 100, y: 100, width: 200, height: 100 });
      expect([board.selected(), tool(board)]).toEqual([['copy-1'], 'select']);
      board.key('KeyZ', { mod: true });
      expect(board.items()).toEqual([]);
    },
  );

  it('nothing is written before release, and the draft is shown', () => {
    const board = withTool('rectangle').down(100, 100).move(200, 200).move(300, 250);
    expect(board.items()).toEqual([]);
    expect(board.editor.getState().gesture).toMatchObject({ draft: { kind: 'shape', width: 200, height: 150 } });
    expect(board.key('Escape')).toBe(true);
    expect(board.up(300, 250).items()).toEqual([]);
    expect(tool(board)).toBe('rectangle');
    expect(board.key('Escape')).toBe(true);
    expect(tool(board)).toBe('select');
  });

  it('Shift makes it square, Alt makes it around where it began', () => {
    expect(made(withTool('ellipse').drag([100, 100], [300, 150], { shift: true }))).toMatchObject({
      width: 200,
      height: 200,
    });
    expect(made(withTool('ellipse').drag([300, 300], [400, 350], { alt: true, mod: true }))).toMatchObject({
      x: 200,
      y: 250,
      width: 200,
      height: 100,
    });
  });

  it('a click makes one of the usual size around the point', () => {
    expect(made(withTool('star').click(300, 300))).toMatchObject({ x: 220, y: 220, width: 160, height: 160 });
  });

  it('lines run the way they were drawn, with Shift in steps of 15 degrees', () => {
    const board = withTool('arrow').drag([300, 300], [100, 100]);
    expect(made(board)).toMatchObject({ shape: 'arrow', x: 100, y: 100, isFlippedX: true, isFlippedY: true });
    expect(made(withTool('line').drag([100, 100], [300, 110], { shift: true }))).toMatchObject({ y: 100, height: 1 });
  });

  it('an end of a line is dragged by itself', () => {
    const board = withTool('line').drag([100, 100], [300, 100]);
    board.drag([300, 100], [50, 200]);
    expect(made(board)).toMatchObject({ x: 50, y: 100, width: 50, height: 100, isFlippedX: true });
    expect(made(board).isFlippedY).toBeUndefined();
  });

  it('a new shape looks as was chosen last, and belongs to the frame it is drawn in', () => {
    const board = withTool('rectangle', [['f', 0, 0, { kind: 'frame', assetId: undefined, width: 500, height: 500 }]]);
    board.editor.run({ type: 'style', look: { fill: '#ff0000', fontSize: 40 } });
    board.drag([100, 100], [300, 200]);
    expect(made(board)).toMatchObject({ fill: '#ff0000', parentId: 'f' });
    expect(made(board).fontSize).toBeUndefined();
  });

  it('a locked tool stays', () => {
    const board = withTool('rectangle');
    board.editor.setToolLocked(true);
    board.drag([100, 100], [200, 200]).drag([300, 300], [400, 400]);
    expect([board.items().length, tool(board)]).toEqual([2, 'rectangle']);
  });

  it('Enter makes one in the middle of the view, without a pointer', () => {
    const board = withTool('diamond');
    expect(board.key('Enter')).toBe(true);
    expect(made(board)).toMatchObject({ x: 420, y: 320 });
  });

  it('Enter with the connector joins the two selected items by their nearest sides', () => {
    const board = new TestBoard([picture('a', 100, 100), picture('b', 500, 120)]);
    board.editor.select(['a', 'b']);
    board.editor.run({ type: 'choose-tool', tool: 'connector' });
    board.key('Enter');
    expect(made(board)).toMatchObject({
      from: { itemId: 'a', x: 1, y: 0.5 },
      to: { itemId: 'b', x: 0, y: 0.5 },
    });
  });

  it('a new edge keeps to the edges of neighbours', () => {
    const board = withTool('rectangle', [['a', 400, 100]]).drag([100, 250], [397, 380], {});
    expect(made(board).width).toBe(300);
  });
});

describe('frames', () => {
  it('a frame drawn around items takes them in', () => {
    const board = withTool('frame', [
      ['in', 150, 150],
      ['half', 350, 150],
    ]).drag([100, 100], [400, 400]);
    expect([board.item('in').parentId, board.item('half').parentId]).toEqual(['copy-1', undefined]);
    board.key('KeyZ', { mod: true });
    expect(board.items().map((item) => [item.id, item.parentId])).toEqual([
      ['in', undefined],
      ['half', undefined],
    ]);
  });
});

describe('texts and notes', () => {
  it('a click begins a text that grows, a drag one that wraps; both are typed at once', () => {
    const grows = withTool('text').click(300, 300);
    expect(made(grows)).toMatchObject({ kind: 'text', textFit: 'grow', x: 300 });
    expect(grows.editor.getState().editingId).toBe('copy-1');
    expect(made(withTool('text').drag([100, 100], [400, 120]))).toMatchObject({ textFit: 'wrap', width: 300 });
    expect(withTool('note').click(300, 300).editor.getState()).toMatchObject({ editingId: 'copy-1', tool: 'select' });
  });

  it('Escape on the board ends typing where the field did not hear it, and only then leaves the selection', () => {
    const board = withTool('note').click(300, 300);
    expect(board.key('Escape')).toBe(true);
    expect(board.editor.getState().editingId).toBeNull();
    expect([board.items().length, board.selected()]).toEqual([1, ['copy-1']]);
    const text = withTool('text').click(300, 300);
    text.key('Escape');
    expect(text.items()).toEqual([]);
  });

  it('typing a new text is one step of undo together with making it', () => {
    const board = withTool('text').click(300, 300);
    board.editor.finishEditing('Hello', { width: 90, height: 48 });
    expect(made(board)).toMatchObject({ text: 'Hello', width: 90, height: 48 });
    board.key('KeyZ', { mod: true });
    expect(board.items()).toEqual([]);
  });

  it('a text that was left empty is gone, and undo has nothing of it', () => {
    const board = withTool('text').click(300, 300);
    board.editor.finishEditing('  ');
    expect(board.items()).toEqual([]);
    board.key('KeyZ', { mod: true });
    expect(board.items()).toEqual([]);
  });

  it('a double click opens words, Enter too, and new words are one step', () => {
    const board = new TestBoard([picture('n', 100, 100, { kind: 'note', assetId: undefined, text: 'old' })]);
    board.click(150, 150, { timeMs: 0 }).click(150, 150, { timeMs: 100 });
    expect(board.editor.getState().editingId).toBe('n');
    board.editor.cancelEditing();
    expect(board.key('Enter')).toBe(true);
    expect(board.editor.getState().editingId).toBe('n');
    board.editor.finishEditing('new', { width: 300, height: 300 });
    expect(board.item('n')).toMatchObject({ text: 'new', width: 100 });
    board.key('KeyZ', { mod: true });
    expect(board.item('n').text).toBe('old');
  });

  it('a double click on the bare board begins a text', () => {
    const board = new TestBoard().click(300, 300, { timeMs: 0 }).click(300, 300, { timeMs: 100 });
    expect(made(board).kind).toBe('text');
  });

  it('without the right to write nothing opens', () => {
    const board = new TestBoard([picture('n', 100, 100, { kind: 'note' })], { isReadOnly: true });
    board.click(150, 150, { timeMs: 0 }).click(150, 150, { timeMs: 100 });
    board.editor.startCropping('n');
    board.editor.run({ type: 'choose-tool', tool: 'text' });
    board.click(500, 500);
    expect(board.editor.getState()).toMatchObject({ editingId: null, croppingId: null });
    expect(board.items()).toHaveLength(1);
  });
});

describe('comments, colours and the laser', () => {
  it('a comment begins where the pointer was let go, on the item there, and is taken once', () => {
    const board = withTool('comment', [['a', 100, 100]]).click(150, 150);
    expect(tool(board)).toBe('select');
    expect(board.editor.takeCommentPlace()).toEqual({ point: { x: 150, y: 150 }, itemId: 'a' });
    expect(board.editor.takeCommentPlace()).toBeNull();
  });

  it('the eyedropper says where, and the colour goes to what is selected and to what comes next', () => {
    const board = new TestBoard([picture('s', 100, 100, { kind: 'shape', assetId: undefined })]).click(150, 150);
    board.editor.run({ type: 'choose-tool', tool: 'eyedropper' });
    board.click(500, 400);
    expect(board.editor.getState()).toMatchObject({ pickedAt: { x: 500, y: 400 } });
    board.editor.pickColour('#00ff00');
    expect(board.item('s').fill).toBe('#00ff00');
    expect(board.editor.getState()).toMatchObject({ pickedAt: null, tool: 'select', toolLook: { fill: '#00ff00' } });
  });

  it('the laser leaves a trail that fades and writes nothing', () => {
    const board = withTool('laser').down(100, 100, { timeMs: 0 }).move(200, 100, { timeMs: 1000 }).up(200, 100);
    expect(board.editor.getState().laser).toHaveLength(2);
    expect(board.editor.presence().laser).toEqual([100, 100, 200, 100]);
    expect(board.editor.tick(1500)).toBe(true);
    expect(board.editor.getState().laser).toEqual([{ x: 200, y: 100, timeMs: 1000 }]);
    expect(board.editor.historyState().canUndo).toBe(false);
  });
});
