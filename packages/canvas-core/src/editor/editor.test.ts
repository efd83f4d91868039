import { describe, expect, it } from 'vitest';
import { DOCUMENT_VERSION } from '../document/board-document.ts';
import { settleItem } from '../document/place-items.ts';
import { picture, TestBoard } from '../testing/test-board.ts';

const two = () => new TestBoard([picture('a', 100, 100), picture('b', 300, 100)]);

describe('selecting', () => {
  it('a click selects the item nearest to the viewer, a click beside clears', () => {
    const board = new TestBoard([picture('under', 100, 100), picture('over', 150, 150)]);
    expect(board.click(160, 160).selected()).toEqual(['over']);
    expect(board.click(110, 110).selected()).toEqual(['under']);
    expect(board.click(600, 600).selected()).toEqual([]);
  });

  it('Shift adds and takes away', () => {
    const board = two().click(150, 150);
    expect(board.click(350, 150, { shift: true }).selected()).toEqual(['a', 'b']);
    expect(board.click(150, 150, { shift: true }).selected()).toEqual(['b']);
  });

  it('a click on one of several selected items leaves that one', () => {
    const board = two();
    board.key('KeyA', { mod: true });
    expect(board.click(150, 150).selected()).toEqual(['a']);
  });

  it('a marquee selects what it touches, with Alt only what it encloses', () => {
    expect(two().drag([50, 50], [320, 150], {}).selected()).toEqual(['a', 'b']);
    expect(two().drag([50, 50], [320, 250], { alt: true }).selected()).toEqual(['a']);
  });

  it('a marquee passes by the empty corner of a turned item’s bounds', () => {
    const board = new TestBoard([picture('a', 100, 100, { rotation: 45 })]);
    expect(board.drag([60, 60], [95, 95], {}).selected()).toEqual([]);
    expect(board.drag([60, 60], [140, 140], {}).selected()).toEqual(['a']);
  });

  it('items that somebody else removes leave the selection', () => {
    const board = two().click(150, 150);
    board.doc.transact(() => board.doc.getMap('items').delete('a'), 'another');
    expect(board.selected()).toEqual([]);
  });
});

describe('moving', () => {
  it('writes nothing before release, then once', () => {
    const board = two();
    let updates = 0;
    board.doc.on('update', () => {
      updates += 1;
    });
    board.down(150, 150).move(160, 160, { mod: true }).move(200, 190, { mod: true });
    expect(updates).toBe(0);
    expect(board.editor.geometryOf('a')).toMatchObject({ x: 150, y: 140 });
    expect(board.editor.presence().gesture).toMatchObject({ a: { x: 150, y: 140 } });
    board.up(200, 190, { mod: true });
    expect(updates).toBe(1);
    expect(board.item('a')).toMatchObject({ x: 150, y: 140 });
    expect(board.editor.presence().gesture).toBeUndefined();
  });

  it('less than three pixels is a click, not a drag', () => {
    const board = two().drag([150, 150], [152, 150]);
    expect(board.item('a').x).toBe(100);
  });

  it('takes all selected items along', () => {
    const board = two();
    board.key('KeyA', { mod: true });
    board.drag([150, 150], [150, 250]);
    expect([board.item('a').y, board.item('b').y]).toEqual([200, 200]);
  });

  it('Shift keeps to one axis, Escape leaves everything as it was', () => {
    const board = two().drag([150, 150], [250, 170], { mod: true, shift: true });
    expect(board.item('a')).toMatchObject({ x: 200, y: 100 });
    board.down(250, 150).move(400, 400);
    expect(board.key('Escape')).toBe(true);
    board.up(400, 400);
    expect(board.item('a')).toMatchObject({ x: 200, y: 100 });
  });

  it('a modifier pressed in the middle of a drag counts at once', () => {
    const board = two().down(150, 150).move(170, 158).move(250, 170);
    board.editor.keyDown({ shift: true, alt: false, mod: true, code: 'ShiftLeft', key: 'Shift', isRepeat: false });
    expect(board.editor.geometryOf('a')?.y).toBe(100);
  });

  it('Alt leaves the item and moves a copy', () => {
    const board = two().drag([150, 150], [150, 350], { mod: true, alt: true });
    expect(board.item('a').y).toBe(100);
    expect(board.item('copy-1')).toMatchObject({ y: 300, assetId: 'asset-a' });
    expect(board.selected()).toEqual(['copy-1']);
  });

  it('snaps edges to neighbours within reach and shows the line', () => {
    const board = two().down(150, 150).move(160, 250).move(354, 260);
    expect(board.editor.geometryOf('a')?.x).toBe(300);
    const { gesture } = board.editor.getState();
    expect(gesture.type === 'moving' && gesture.guides).toContainEqual(expect.objectContaining({ axis: 'x' }));
  });

  it('does not take back what another person changed meanwhile', () => {
    const board = two().down(150, 150).move(160, 160, { mod: true });
    settleItem(board.doc, 'a', { assetId: 'new', width: 100, height: 200 }, 'server');
    board.up(200, 150, { mod: true });
    expect(board.item('a')).toMatchObject({ x: 150, height: 200, assetId: 'new' });
  });
});

describe('resizing and turning', () => {
  it('a corner keeps the picture’s proportion, Shift frees it', () => {
    const kept = two().click(150, 150).drag([200, 200], [250, 210], {});
    expect(kept.item('a')).toMatchObject({ x: 100, y: 100, width: 150, height: 150 });
    const freed = two().click(150, 150).drag([200, 200], [250, 210], { shift: true });
    expect(freed.item('a')).toMatchObject({ width: 150, height: 110 });
  });

  it('handles are hit within 24 pixels, though drawn smaller', () => {
    const board = two().click(150, 150).drag([209, 209], [259, 259], {});
    expect(board.item('a').width).toBe(150);
  });

  it('several items scale together with their box', () => {
    const board = two();
    board.key('KeyA', { mod: true });
    board.drag([400, 200], [700, 300], {});
    expect(board.item('a')).toMatchObject({ x: 100, width: 200 });
    expect(board.item('b')).toMatchObject({ x: 500, width: 200 });
  });

  it('outside a corner the item turns, with Shift in steps of 15 degrees', () => {
    const board = two().click(150, 150).drag([215, 215], [150, 248], { shift: true });
    expect(board.item('a')).toMatchObject({ rotation: 45, x: 100, y: 100 });
  });
});

describe('keys', () => {
  it('nudge by one, with Shift by ten, and a held key is one step of undo', () => {
    const board = two().click(150, 150);
    board.key('ArrowRight');
    board.key('ArrowDown', { shift: true });
    expect(board.item('a')).toMatchObject({ x: 101, y: 110 });
    for (let press = 0; press < 5; press += 1) board.key('ArrowRight', {}, { isRepeat: press > 0 });
    expect(board.item('a').x).toBe(106);
    board.key('KeyZ', { mod: true });
    expect(board.item('a').x).toBe(101);
  });

  it('brackets order the stack', () => {
    const board = new TestBoard(['a', 'b', 'c'].map((id) => picture(id, 0, 0)));
    const order = () =>
      board
        .items()
        .map((item) => item.id)
        .join('');
    board.editor.select(['a']);
    board.key('BracketRight', { mod: true });
    expect(order()).toBe('bac');
    board.key('BracketRight');
    expect(order()).toBe('bca');
    board.key('BracketLeft', { mod: true });
    expect(order()).toBe('bac');
    board.key('BracketLeft');
    expect(order()).toBe('abc');
  });

  it('Tab walks the items in reading order and lets go at the end', () => {
    const board = new TestBoard([picture('c', 0, 300), picture('b', 200, 10), picture('a', 0, 0)]);
    const walk = () => (board.key('Tab') ? board.selected().join() : 'out');
    expect([walk(), walk(), walk(), walk()]).toEqual(['a', 'b', 'c', 'out']);
    expect(board.key('Tab', { shift: true })).toBe(true);
    expect(board.selected()).toEqual(['b']);
  });

  it('walking brings what is out of view into view', () => {
    const board = new TestBoard([picture('far', 5000, 5000)]);
    board.key('Tab');
    const { camera, viewport } = board.editor.getState();
    expect(camera.x + viewport.width).toBeGreaterThanOrEqual(5100);
  });

  it('duplicate selects the copies, delete removes, undo and redo walk through both', () => {
    const board = two().click(150, 150);
    board.key('KeyD', { mod: true });
    expect(board.selected()).toEqual(['copy-1']);
    board.key('Backspace');
    expect(board.items()).toHaveLength(2);
    board.key('KeyZ', { mod: true });
    expect(board.items()).toHaveLength(3);
    board.key('KeyZ', { mod: true });
    expect(board.items()).toHaveLength(2);
    board.key('KeyY', { mod: true });
    expect(board.items()).toHaveLength(3);
  });

  it('a placeholder is not copied, since its result goes to one item', () => {
    const board = new TestBoard([picture('a', 100, 100, { status: 'pending' })]).click(150, 150);
    board.key('KeyD', { mod: true });
    expect(board.items()).toHaveLength(1);
  });

  it('Alt-dragging a placeholder makes no copy and selects none', () => {
    const board = new TestBoard([picture('a', 100, 100, { status: 'pending' })]);
    board.drag([150, 150], [250, 250], { alt: true });
    expect(board.items()).toHaveLength(1);
    expect(board.selected()).toEqual([]);
  });

  it('keys that are not the canvas’s are left to the page', () => {
    expect(two().key('KeyQ')).toBe(false);
    expect(two().key('Delete')).toBe(false);
    expect(two().key('Escape')).toBe(false);
  });
});

describe('the view', () => {
  it('the wheel pans, with Shift sideways, and a pinch zooms at the pointer', () => {
    const board = two();
    const wheel = { point: { x: 500, y: 400 }, shift: false, alt: false, mod: false, isPinch: false };
    board.editor.wheel({ ...wheel, deltaX: 0, deltaY: 100 });
    board.editor.wheel({ ...wheel, deltaX: 0, deltaY: 50, shift: true });
    expect(board.editor.getState().camera).toEqual({ x: 50, y: 100, zoom: 1 });
    board.editor.wheel({ ...wheel, deltaX: 0, deltaY: -10, isPinch: true });
    const { camera } = board.editor.getState();
    expect(camera.zoom).toBeCloseTo(Math.exp(0.1), 6);
    expect(camera.x + 500 / camera.zoom).toBeCloseTo(550, 6);
  });

  it('Space, the middle button and the hand tool pan and touch no item', () => {
    const board = two();
    board.editor.keyDown({ shift: false, alt: false, mod: false, code: 'Space', key: ' ', isRepeat: false });
    board.drag([150, 150], [250, 150], {});
    board.editor.keyUp({ shift: false, alt: false, mod: false, code: 'Space', key: ' ', isRepeat: false });
    board.drag([150, 150], [250, 150], { button: 'middle' });
    board.key('KeyH');
    board.drag([150, 150], [250, 150], {});
    expect(board.editor.getState().camera.x).toBe(-300);
    expect(board.item('a').x).toBe(100);
  });

  it('two fingers pan and zoom at once and drop a drag that had begun', () => {
    const board = two();
    const finger = (pointerId: number) => ({ pointerType: 'touch', pointerId }) as const;
    board.down(150, 150, finger(1)).move(180, 150, finger(1)).down(350, 150, finger(2));
    board.move(450, 150, finger(2)).up(450, 150, finger(2)).up(180, 150, finger(1));
    expect(board.item('a').x).toBe(100);
    expect(board.editor.getState().camera.zoom).toBeCloseTo(270 / 170, 6);
    expect(board.editor.getState().gesture.type).toBe('idle');
  });

  it('fits everything with Shift+1', () => {
    const board = new TestBoard([picture('a', 0, 0), picture('b', 20_000, 0)]);
    board.key('Digit1', { shift: true }, { key: '!' });
    const { camera } = board.editor.getState();
    expect(20_100 * camera.zoom).toBeLessThan(1000);
  });
});

describe('whose changes', () => {
  it('undo takes back one’s own steps only', () => {
    const board = two().drag([150, 150], [150, 250]);
    settleItem(board.doc, 'b', { assetId: 'from-server' }, 'server');
    board.key('KeyZ', { mod: true });
    expect(board.item('a').y).toBe(100);
    expect(board.item('b').assetId).toBe('from-server');
    board.key('KeyZ', { mod: true });
    expect(board.items()).toHaveLength(2);
  });

  it('without the right to write one can look and select, and nothing changes', () => {
    const board = new TestBoard([picture('a', 100, 100)], { isReadOnly: true });
    board.drag([150, 150], [350, 350], {});
    board.key('Delete');
    expect(board.items()).toMatchObject([{ x: 100, y: 100 }]);
  });

  it('a board that a newer Gesso wrote is only looked at', () => {
    const board = new TestBoard([picture('a', 100, 100)]);
    board.doc.getMap('meta').set('version', DOCUMENT_VERSION + 1);
    board.drag([150, 150], [350, 350], {});
    expect(board.item('a').x).toBe(100);
    expect(board.selected()).toEqual(['a']);
  });
});
