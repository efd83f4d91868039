import { describe, expect, it } from 'vitest';
import { picture, TestBoard } from '../testing/test-board.ts';

const double = (board: TestBoard, x: number, y: number) =>
  board.click(x, y, { timeMs: 0 }).click(x, y, { timeMs: 100 });
const opened = (more = {}) => double(new TestBoard([picture('a', 100, 100, { width: 200, ...more })]), 200, 150);
const state = (board: TestBoard) => board.editor.getState();

describe('cropping', () => {
  it('a double click opens it, handles cut, Enter keeps it as one step, and the picture does not move', () => {
    const board = opened().drag([300, 150], [200, 150], {}).drag([150, 200], [150, 150], {});
    expect(board.item('a').width).toBe(200);
    expect(board.editor.shownItem('a')).toMatchObject({ width: 100, height: 50 });
    expect(board.key('Enter')).toBe(true);
    expect(board.item('a')).toMatchObject({
      ...{ x: 100, y: 100, width: 100, height: 50 },
      crop: { x: 0, y: 0, width: 0.5, height: 0.5 },
    });
    expect(state(board)).toMatchObject({ croppingId: null, cropDraft: null });
    board.key('KeyZ', { mod: true });
    expect(board.item('a').width).toBe(200);
    expect(board.item('a').crop).toBeUndefined();
  });

  it('a picture that the page opens itself, by two clicks or Enter, is not cropped unless that is asked for', () => {
    const asked: string[] = [];
    const onOpenPicture = (id: string) => asked.push(id) > 0;
    const board = double(new TestBoard([picture('a', 100, 100)], { onOpenPicture }), 150, 150);
    expect([asked, state(board).croppingId, board.selected()]).toEqual([['a'], null, ['a']]);
    expect(board.key('Enter')).toBe(true);
    expect([asked, state(board).croppingId]).toEqual([['a', 'a'], null]);
    board.editor.run({ type: 'start-cropping' });
    expect(state(board).croppingId).toBe('a');
  });

  it('Escape in a drag takes back the drag, Escape after it the crop', () => {
    const board = opened().drag([300, 150], [200, 150], {}).down(200, 150).move(150, 150);
    board.key('Escape');
    expect(board.up(150, 150).editor.geometryOf('a')?.width).toBe(100);
    board.key('Escape');
    expect([state(board).croppingId, board.editor.geometryOf('a')?.width]).toEqual([null, 200]);
    expect(board.editor.historyState().canUndo).toBe(false);
  });

  it('the picture is moved under the crop, and never out of it', () => {
    const board = opened({ width: 100, crop: { x: 0.25, y: 0, width: 0.5, height: 1 } });
    board.drag([150, 150], [170, 150], {});
    expect(board.editor.shownItem('a')).toMatchObject({ x: 100, width: 100, crop: { x: 0.15, width: 0.5 } });
    board.drag([150, 150], [600, 150], {});
    expect(board.editor.shownItem('a')?.crop?.x).toBe(0);
  });

  it('an edge cannot leave the picture, and what shows all of it is no crop', () => {
    const board = opened({ width: 100, crop: { x: 0.5, y: 0, width: 0.5, height: 1 } });
    board.drag([100, 150], [-500, 150], {});
    board.editor.finishCropping();
    expect(board.item('a')).toMatchObject({ x: 0, width: 200 });
    expect(board.item('a').crop).toBeUndefined();
  });

  it('a flipped picture is cropped where it is seen', () => {
    const board = opened({ isFlippedX: true }).drag([300, 150], [200, 150], {});
    expect(board.editor.shownItem('a')).toMatchObject({ x: 100, width: 100, crop: { x: 0.5, width: 0.5 } });
  });

  it('a turned picture is cropped along its own axes, and what stays in view stays where it is', () => {
    const board = opened({ rotation: 90 });
    // Turned by a right angle the picture spans 150 to 250 across and 50 to 250 down; its right side is below.
    board.drag([200, 250], [200, 150], {});
    const shown = board.editor.shownItem('a');
    expect(shown?.crop?.width).toBeCloseTo(0.5, 6);
    expect([shown?.x, shown?.y].map((value) => Math.round(value ?? 0))).toEqual([150, 50]);
  });

  it('Shift keeps the crop’s proportion, arrow keys move the picture, a press beside keeps the crop', () => {
    const board = opened().drag([300, 200], [200, 190], { shift: true });
    expect(board.editor.shownItem('a')).toMatchObject({ width: 100, height: 50 });
    board.key('ArrowLeft', { shift: true });
    expect(board.editor.shownItem('a')?.crop?.x).toBeCloseTo(0.05, 6);
    board.click(700, 700);
    expect([state(board).croppingId, board.item('a').crop?.x]).toEqual([null, expect.closeTo(0.05, 6)]);
  });

  it('by keys alone: Enter opens it, Mod and arrows move its edges, Enter keeps it', () => {
    const board = new TestBoard([picture('a', 100, 100)]);
    board.editor.select(['a']);
    expect(board.key('Enter')).toBe(true);
    board.key('ArrowLeft', { mod: true, shift: true });
    board.key('ArrowUp', { mod: true, shift: true });
    board.key('Enter');
    expect(board.item('a')).toMatchObject({ width: 90, height: 90, crop: { x: 0, y: 0, width: 0.9, height: 0.9 } });
  });

  it('what is no picture, not made yet or locked does not open', () => {
    const board = new TestBoard([
      picture('note', 0, 0, { kind: 'note' }),
      picture('wait', 0, 0, { status: 'pending' }),
      picture('locked', 0, 0, { isLocked: true }),
    ]);
    expect(['note', 'wait', 'locked', 'none'].map((id) => board.editor.startCropping(id))).not.toContain(true);
  });

  it('closes when somebody removes the picture', () => {
    const board = opened().down(300, 150).move(200, 150);
    board.doc.transact(() => board.doc.getMap('items').delete('a'), 'another');
    expect(state(board.up(200, 150))).toMatchObject({ croppingId: null, cropDraft: null, gesture: { type: 'idle' } });
  });
});
