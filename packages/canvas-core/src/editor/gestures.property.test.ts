import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItems } from '../document/board-document.ts';
import { picture, TestBoard } from '../testing/test-board.ts';
import { TOOL_NAMES } from './editor-state.ts';

const place = fc.tuple(fc.integer({ min: -100, max: 1100 }), fc.integer({ min: -100, max: 900 }));
const modifiers = fc.record({ shift: fc.boolean(), alt: fc.boolean(), mod: fc.boolean() });
const pointer = fc.record({
  pointerType: fc.constantFrom('mouse' as const, 'pen' as const, 'touch' as const),
  button: fc.constantFrom('primary' as const, 'primary' as const, 'primary' as const, 'secondary' as const),
});

/** Single events in any order, as broken devices and busy hands send them. */
const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('down' as const), at: place, pointer, modifiers }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('move' as const), at: place, pointer, modifiers }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('up' as const), at: place, pointer, modifiers }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('tool' as const), tool: fc.constantFrom(...TOOL_NAMES) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('key' as const),
      code: fc.constantFrom('Escape', 'Enter', 'ArrowLeft', 'Delete', 'KeyZ', 'KeyD', 'KeyG', 'Tab'),
      modifiers: fc.record({ shift: fc.boolean(), alt: fc.constant(false), mod: fc.boolean() }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('page' as const),
      call: fc.constantFrom('words', 'none', 'crop', 'hold'),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const POINTER_IDS = { mouse: 1, pen: 2, touch: 3 } as const;

function send(board: TestBoard, one: Event, timeMs: number): void {
  switch (one.type) {
    case 'down':
    case 'move':
    case 'up': {
      const pointerId = POINTER_IDS[one.pointer.pointerType];
      board[one.type](...one.at, { ...one.pointer, ...one.modifiers, pointerId, timeMs });
      return;
    }
    case 'tool':
      board.editor.run({ type: 'choose-tool', tool: one.tool });
      return;
    case 'key':
      board.key(one.code, one.modifiers);
      return;
    case 'page':
      callPage(board, one.call);
  }
}

function callPage({ editor }: TestBoard, call: string): void {
  const [first] = editor.getState().selection;
  if (call === 'words') editor.finishEditing('words', { width: 80, height: 40 });
  else if (call === 'none') editor.cancelEditing();
  else if (call === 'hold') editor.longPress();
  else if (first !== undefined) editor.startCropping(first);
}

function startBoard(): TestBoard {
  const bare = { assetId: undefined } as const;
  return new TestBoard([
    picture('f', 50, 50, { ...bare, kind: 'frame', width: 400, height: 400 }),
    picture('in', 100, 100, { parentId: 'f' }),
    picture('g', 0, 0, { ...bare, kind: 'group', parentId: 'f' }),
    picture('m', 250, 100, { ...bare, kind: 'text', text: 'words', parentId: 'g' }),
    picture('n', 250, 250, { ...bare, kind: 'note', parentId: 'g', rotation: 20 }),
    picture('s', 500, 100, { ...bare, kind: 'shape', shape: 'arrow' }),
    picture('c', 0, 0, { ...bare, kind: 'connector', from: { itemId: 'in', x: 1, y: 0.5 }, to: { x: 800, y: 600 } }),
    picture('d', 600, 300, { ...bare, kind: 'drawing', points: [0, 0, 0.5, 1, 1, 0.5] }),
    picture('p', 500, 500, { width: 200, crop: { x: 0.2, y: 0.1, width: 0.5, height: 0.5 } }),
  ]);
}

const stored = (board: TestBoard) => board.doc.getMap('items').toJSON();

function expectSound(board: TestBoard): void {
  const items = readItems(board.doc);
  expect(board.editor.items.ordered()).toEqual(items);
  const ids = new Set(items.map((item) => item.id));
  for (const item of items) {
    expect([item.x, item.y, item.width, item.height, item.rotation].every(Number.isFinite)).toBe(true);
    expect(item.parentId === undefined || ids.has(item.parentId)).toBe(true);
  }
  const { selection, editingId, croppingId, cropDraft } = board.editor.getState();
  for (const id of [...selection, editingId, croppingId, cropDraft?.itemId]) {
    expect(typeof id !== 'string' || ids.has(id)).toBe(true);
  }
}

describe('any sequence of events', () => {
  it('never throws, keeps the board sound, writes nothing before release, and all of it is undone', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const board = startBoard();
        const before = stored(board);
        events.forEach((one, at) => {
          const was = one.type === 'move' ? stored(board) : null;
          send(board, one, at * 120);
          if (was) expect(stored(board)).toEqual(was);
          expectSound(board);
        });
        for (let step = 0; step < 100 && board.editor.historyState().canUndo; step += 1) {
          board.editor.painting.take();
          board.editor.run({ type: 'undo' });
        }
        expect(stored(board)).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it('Escape in a gesture returns to idle, and neither the board, the selection nor the history know of it', () => {
    const drag = fc.record({
      tool: fc.constantFrom(...TOOL_NAMES),
      from: place,
      path: fc.array(place, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(drag, modifiers, fc.boolean(), ({ tool, from, path }, held, isCropping) => {
        const board = startBoard();
        board.editor.select(['p']);
        if (isCropping) board.editor.startCropping('p');
        else board.editor.run({ type: 'choose-tool', tool });
        const { selection, cropDraft, mask, laser } = board.editor.getState();
        const before = stored(board);
        board.down(...from, held);
        for (const at of path) board.move(...at, held);
        if (board.editor.getState().gesture.type === 'idle') return;
        expect(board.key('Escape')).toBe(true);
        board.up(...(path.at(-1) ?? from), held);
        const after = board.editor.getState();
        expect(after.gesture.type).toBe('idle');
        expect({ cropDraft: after.cropDraft, mask: after.mask, laser: after.laser }).toEqual({
          cropDraft,
          mask,
          laser,
        });
        expect([...after.selection]).toEqual([...selection]);
        expect(stored(board)).toEqual(before);
        expect(board.editor.historyState().canUndo).toBe(false);
      }),
      { numRuns: 80 },
    );
  });

  it('a gesture is one step of undo at most', () => {
    const drag = fc.record({ tool: fc.constantFrom(...TOOL_NAMES), from: place, to: place, held: modifiers });
    fc.assert(
      fc.property(drag, ({ tool, from, to, held }) => {
        const board = startBoard();
        const before = stored(board);
        board.editor.run({ type: 'choose-tool', tool });
        board.drag(from, to, held);
        if (board.editor.historyState().canUndo) {
          board.editor.painting.take();
          board.editor.run({ type: 'undo' });
        }
        expect(stored(board)).toEqual(before);
        expect(board.editor.historyState().canUndo).toBe(false);
      }),
      { numRuns: 80 },
    );
  });
});
