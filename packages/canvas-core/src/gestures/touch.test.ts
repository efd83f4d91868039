import { describe, expect, it } from 'vitest';
import { picture, TestBoard } from '../testing/test-board.ts';

const finger = (pointerId = 1) => ({ pointerType: 'touch', pointerId }) as const;
const pen = { pointerType: 'pen', pointerId: 7 } as const;
const board = () => new TestBoard([picture('a', 100, 100)]);
const camera = (of: TestBoard) => of.editor.getState().camera;

describe('fingers', () => {
  it('one selects and moves an item, and pans where nothing lies', () => {
    const moved = board().drag([150, 150], [250, 150], { ...finger(), mod: true });
    expect([moved.item('a').x, moved.selected()]).toEqual([200, ['a']]);
    const panned = board().drag([600, 600], [500, 600], finger());
    expect([camera(panned).x > 0, panned.item('a').x]).toEqual([true, 100]);
  });

  it('a second one drops what the first had begun, with its selection', () => {
    const two = board().down(150, 150, finger(1)).move(300, 150, finger(1)).down(500, 500, finger(2));
    two.up(500, 500, finger(2)).up(300, 150, finger(1));
    expect([two.item('a').x, two.selected()]).toEqual([100, []]);
  });

  it('the one that stays after a pinch pans, and leaving it ends everything', () => {
    const two = board().down(300, 300, finger(1)).down(500, 300, finger(2)).up(300, 300, finger(1));
    const before = camera(two).x;
    two.move(450, 300, finger(2));
    expect(camera(two).x).toBe(before + 50);
    two.up(450, 300, finger(2));
    expect(two.editor.getState().gesture.type).toBe('idle');
  });

  it('a long press asks for the menu of the item, and the finger then moves nothing', () => {
    const pressed = board().down(150, 150, finger());
    pressed.editor.longPress();
    expect(pressed.editor.getState()).toMatchObject({ menuAt: { point: { x: 150, y: 150 }, itemId: 'a' } });
    pressed.move(300, 300, finger()).up(300, 300, finger());
    expect([pressed.item('a').x, pressed.selected()]).toEqual([100, ['a']]);
    pressed.editor.closeMenu();
    expect(pressed.editor.getState().menuAt).toBeNull();
  });

  it('two taps on nothing begin no text', () => {
    const tapped = new TestBoard().click(300, 300, { ...finger(), timeMs: 0 });
    expect(tapped.click(300, 300, { ...finger(), timeMs: 100 }).items()).toEqual([]);
  });

  it('a drag that has begun is no long press', () => {
    const dragged = board().down(150, 150, finger()).move(200, 150, finger());
    dragged.editor.longPress();
    expect(dragged.editor.getState().menuAt).toBeNull();
  });

  it('pan once a pen draws, and a hand on the glass does not disturb the pen', () => {
    const drawn = new TestBoard();
    drawn.editor.run({ type: 'choose-tool', tool: 'draw' });
    drawn.down(100, 100, pen).down(600, 600, finger(1)).down(700, 600, finger(2));
    drawn.move(500, 500, finger(1)).move(200, 100, pen).up(200, 100, pen);
    drawn.up(500, 500, finger(1)).up(700, 600, finger(2));
    expect(drawn.items()).toMatchObject([{ kind: 'drawing', x: 100, width: 100 }]);
    drawn.drag([300, 300], [200, 300], finger(3));
    expect([drawn.items().length, camera(drawn).x > 0]).toEqual([1, true]);
  });
});

describe('a drag at the edge of the view', () => {
  it('moves the view along, and what is dragged with it, as long as it is held there', () => {
    const dragged = board().down(150, 150, { mod: true }).move(990, 150, { mod: true });
    expect([dragged.editor.tick(0), dragged.editor.tick(20)]).toEqual([true, true]);
    const { x } = camera(dragged);
    expect(x).toBeGreaterThan(0);
    expect(dragged.editor.geometryOf('a')?.x).toBeCloseTo(940 + x, 6);
    dragged.move(500, 150, { mod: true });
    expect(dragged.editor.tick(40)).toBe(false);
    expect(camera(dragged).x).toBe(x);
  });

  it('does not run away from a hand that takes something there, nor push without a drag', () => {
    const taken = new TestBoard([picture('a', 900, 100)]).down(990, 150).move(994, 180);
    expect([taken.editor.tick(0), taken.editor.tick(20), camera(taken).x]).toEqual([false, false, 0]);
    expect(board().move(999, 300).editor.tick(0)).toBe(false);
  });
});

describe('the right button', () => {
  it('asks for the menu at release, of what lies there, and keeps several that are selected', () => {
    const two = new TestBoard([picture('a', 100, 100), picture('b', 300, 100)]);
    two.click(150, 150, { button: 'secondary' });
    expect([two.editor.getState().menuAt?.itemId, two.selected()]).toEqual(['a', ['a']]);
    two.editor.select(['a', 'b']);
    expect(two.click(350, 150, { button: 'secondary' }).selected()).toEqual(['a', 'b']);
    two.click(700, 700, { button: 'secondary' });
    expect([two.editor.getState().menuAt?.itemId, two.selected()]).toEqual([null, []]);
  });

  it('dragged it pans', () => {
    const panned = board().drag([150, 150], [50, 150], { button: 'secondary' });
    expect([panned.editor.getState().menuAt, camera(panned).x, panned.item('a').x]).toEqual([null, 100, 100]);
  });

  it('by keyboard the menu opens about the selection', () => {
    const keyed = board().click(150, 150);
    keyed.editor.openMenu();
    expect(keyed.editor.getState().menuAt).toEqual({ point: { x: 150, y: 150 }, itemId: 'a' });
  });
});
