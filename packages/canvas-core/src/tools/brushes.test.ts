import { describe, expect, it } from 'vitest';
import type { ToolName } from '../editor/editor-state.ts';
import { picture, TestBoard } from '../testing/test-board.ts';
import { isPainted, rasterStrokes } from './picture-mask.ts';
import { simplifyPoints } from './simplify-points.ts';

function withTool(tool: ToolName, items: Parameters<typeof picture>[] = []): TestBoard {
  const board = new TestBoard(items.map((args) => picture(...args)));
  board.editor.run({ type: 'choose-tool', tool });
  return board;
}

describe('drawing', () => {
  it('a stroke becomes one item, with the pen’s pressure and all places it passed; the pen stays in the hand', () => {
    const board = withTool('draw').down(100, 100, { pointerType: 'pen', pressure: 0.2 });
    board.move(300, 200, {
      pointerType: 'pen',
      coalesced: [
        { point: { x: 200, y: 300 }, pressure: 0.6 },
        { point: { x: 300, y: 200 }, pressure: 1 },
      ],
    });
    board.up(300, 200, { pointerType: 'pen' });
    expect(board.item('copy-1')).toMatchObject({
      kind: 'drawing',
      x: 100,
      y: 100,
      width: 200,
      height: 200,
      points: [0, 0, 0.2, 0.5, 1, 0.6, 1, 0.5, 1],
    });
    expect([board.editor.getState().tool, board.selected()]).toEqual(['draw', []]);
    board.editor.run({ type: 'undo' });
    expect(board.items()).toEqual([]);
  });

  it('a spot is a dot, and Shift draws a straight line', () => {
    expect(withTool('draw').click(100, 100).item('copy-1').points).toHaveLength(6);
    const board = withTool('draw').down(100, 100).move(150, 180).move(200, 100, { shift: true }).up(200, 100);
    expect(board.item('copy-1')).toMatchObject({ width: 100, height: 1 });
  });

  it('points that say nothing are left out, corners stay', () => {
    const along = Array.from({ length: 50 }, (_, at) => [at * 10, 0, 0.5]).flat();
    expect(simplifyPoints([...along, 490, 100, 0.5], 1)).toEqual([0, 0, 0.5, 490, 0, 0.5, 490, 100, 0.5]);
  });

  it('a stroke of any length is stored in what readers of the document take', () => {
    const board = withTool('draw').down(0, 0);
    const coalesced = Array.from({ length: 12_000 }, (_, at) => ({
      point: { x: (at * 37) % 1000, y: (at * 91) % 800 },
    }));
    board.move(500, 500, { coalesced }).up(500, 500);
    expect(board.item('copy-1').points?.length).toBeLessThanOrEqual(27_000);
  });
});

describe('erasing', () => {
  const drawing = { kind: 'drawing', assetId: undefined, points: [0, 0, 0.5, 1, 1, 0.5] } as const;

  it('takes what it passes over, also in a fast movement, as one step, and leaves pictures', () => {
    const board = withTool('eraser', [
      ['p', 100, 100, { width: 600, height: 100 }],
      ['d', 200, 100, drawing],
      ['e', 500, 100, drawing],
    ]);
    board.down(150, 150).move(650, 150);
    expect(board.editor.getState().gesture).toMatchObject({ ids: new Set(['d', 'e']) });
    expect(board.items()).toHaveLength(3);
    board.up(650, 150);
    expect(board.items().map((item) => item.id)).toEqual(['p']);
    board.editor.run({ type: 'undo' });
    expect(board.items()).toHaveLength(3);
  });

  it('meets a drawing at its line, not in its box, and leaves what is locked', () => {
    const board = withTool('eraser', [
      ['d', 200, 100, drawing],
      ['l', 400, 100, { ...drawing, isLocked: true }],
    ]);
    expect(board.click(290, 110).click(450, 150).items()).toHaveLength(2);
    expect(board.click(250, 150).items()).toHaveLength(1);
  });
});

describe('painting a mask', () => {
  it('strokes are shares of the whole picture, whatever is cropped and flipped, and nothing is written', () => {
    const board = withTool('mask', [
      ['a', 100, 100, { crop: { x: 0.5, y: 0, width: 0.5, height: 1 }, isFlippedX: true }],
    ]);
    board.drag([100, 150], [200, 150], {});
    const mask = board.editor.getState().mask;
    expect(mask?.strokes[0]).toMatchObject({ width: 0.2, erases: false, points: [1, 0.5, 0.5, 0.5] });
    expect(mask && rasterStrokes(mask, { width: 200, height: 100 })[0]).toMatchObject({ lineWidth: 40 });
    expect(board.editor.historyState().canUndo).toBe(false);
  });

  it('begins on the selected picture, takes strokes back, and is handed out once', () => {
    const board = new TestBoard([picture('a', 100, 100)]).click(150, 150);
    board.editor.run({ type: 'choose-tool', tool: 'mask' });
    board.editor.painting.setBrush({ brushWidth: 10 });
    board.drag([110, 110], [190, 110], {}).drag([110, 150], [190, 150], {});
    board.key('KeyZ', { mod: true });
    expect(board.editor.getState().mask?.strokes).toHaveLength(1);
    board.key('KeyZ', { mod: true, shift: true });
    expect(board.editor.getState().mask?.strokes).toHaveLength(2);
    board.editor.painting.clear();
    expect(board.editor.getState().mask?.strokes).toHaveLength(0);
    expect(board.editor.painting.take()?.itemId).toBe('a');
    expect(board.editor.painting.take()).toBeNull();
    expect(board.editor.getState().tool).toBe('select');
  });

  it('an inverted mask keeps what was painted, and its brush still paints what it is seen to paint', () => {
    const board = withTool('mask', [['a', 100, 100]]).drag([110, 110], [190, 110], {});
    board.editor.painting.invert();
    const seen = () => {
      const { mask } = board.editor.getState();
      return mask && [isPainted(mask), ...rasterStrokes(mask, { width: 100, height: 100 }).map(({ erases }) => erases)];
    };
    expect(seen()).toEqual([true, true]);
    board.drag([110, 150], [190, 150], {});
    expect(seen()).toEqual([true, true, false]);
    board.editor.painting.clear();
    expect(seen()).toEqual([false]);
  });

  it('a cancelled stroke leaves no paint', () => {
    const board = withTool('mask', [['a', 100, 100]]).drag([110, 110], [190, 110], {});
    board.down(110, 150).move(190, 150).key('Escape');
    expect(board.up(190, 150).editor.getState().mask?.strokes).toHaveLength(1);
  });
});
