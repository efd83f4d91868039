import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readItems } from '../document/board-document.ts';
import { MAX_ITEM_SIZE, MIN_ITEM_SIZE } from '../document/item.ts';
import { failItem, placeItems, removeItem, settleItem } from '../document/place-items.ts';
import { picture, TestBoard } from '../testing/test-board.ts';

const place = fc.integer({ min: -200, max: 1200 });
const modifiers = fc.record({ shift: fc.boolean(), alt: fc.boolean(), mod: fc.boolean() });

/** Anything a hand may do to the board. */
const step = fc.oneof(
  fc.record({
    type: fc.constant('drag' as const),
    from: fc.tuple(place, place),
    to: fc.tuple(place, place),
    modifiers,
  }),
  fc.record({ type: fc.constant('click' as const), at: fc.tuple(place, place), modifiers }),
  fc.record({ type: fc.constant('cancelled-drag' as const), from: fc.tuple(place, place), to: fc.tuple(place, place) }),
  fc.record({
    type: fc.constant('key' as const),
    code: fc.constantFrom(
      ...['ArrowLeft', 'ArrowDown', 'Delete', 'Tab', 'BracketLeft', 'BracketRight', 'KeyA', 'KeyD', 'KeyH', 'KeyV'],
      ...['Digit0', 'Digit1', 'Digit2', 'Escape', 'Minus'],
    ),
    modifiers: fc.record({ shift: fc.boolean(), alt: fc.constant(false), mod: fc.boolean() }),
  }),
  fc.record({
    type: fc.constant('wheel' as const),
    at: fc.tuple(place, place),
    delta: fc.integer({ min: -300, max: 300 }),
    isPinch: fc.boolean(),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function take(board: TestBoard, action: Step): void {
  switch (action.type) {
    case 'drag':
      board.drag(action.from, action.to, action.modifiers);
      return;
    case 'click':
      board.click(...action.at, action.modifiers);
      return;
    case 'cancelled-drag':
      board.down(...action.from).move(...action.to);
      board.editor.pointerCancel(1);
      return;
    case 'key':
      board.key(action.code, action.modifiers);
      return;
    case 'wheel': {
      const [x, y] = action.at;
      const none = { shift: false, alt: false, mod: false };
      board.editor.wheel({ ...none, point: { x, y }, deltaX: 0, deltaY: action.delta, isPinch: action.isPinch });
    }
  }
}

function startBoard(): TestBoard {
  return new TestBoard([
    picture('a', 100, 100),
    picture('b', 150, 150, { rotation: 30 }),
    picture('c', 400, 200, { kind: 'shape', width: 300, height: 40 }),
    picture('d', 600, 500, { status: 'pending', assetId: undefined }),
  ]);
}

function expectSound(board: TestBoard): void {
  const items = board.items();
  for (const item of items) {
    for (const value of [item.x, item.y, item.rotation]) expect(Number.isFinite(value)).toBe(true);
    for (const size of [item.width, item.height]) {
      expect(size).toBeGreaterThanOrEqual(MIN_ITEM_SIZE);
      expect(size).toBeLessThanOrEqual(MAX_ITEM_SIZE);
    }
  }
  expect(new Set(items.map((item) => item.index)).size).toBe(items.length);
  expect(board.editor.items.ordered()).toEqual(items);
  for (const id of board.editor.getState().selection) expect(items.some((item) => item.id === id)).toBe(true);
  expect(board.editor.getState().gesture.type).toBe('idle');
}

function walkHistory(board: TestBoard, type: 'undo' | 'redo'): void {
  const can = () => (type === 'undo' ? board.editor.historyState().canUndo : board.editor.historyState().canRedo);
  // As many steps as any run here can make; a history that never ends would hang the test instead of failing it.
  for (let steps = 0; can() && steps < 200; steps += 1) board.editor.run({ type });
}

describe('random hands', () => {
  it('keep the board sound, and undo and redo bring back exactly what was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const board = startBoard();
        const before = board.items();
        for (const action of steps) {
          take(board, action);
          expectSound(board);
        }
        const after = board.items();
        walkHistory(board, 'undo');
        expect(board.items()).toEqual(before);
        walkHistory(board, 'redo');
        expect(board.items()).toEqual(after);
      }),
      { numRuns: 200 },
    );
  });

  it('on two boards that meet now and then end in the same board, with a server placing results', () => {
    const move = fc.tuple(fc.constantFrom(0, 1, 2), step, fc.boolean());
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const boards = [startBoard(), new TestBoard()] as const;
        meet(boards[0].doc, boards[1].doc);
        moves.forEach(([who, action, meets], position) => {
          if (who === 2) serve(boards[0].doc, position);
          else take(boards[who] as TestBoard, action);
          if (meets) meet(boards[0].doc, boards[1].doc);
        });
        meet(boards[0].doc, boards[1].doc);
        expect(boards[0].items()).toEqual(boards[1].items());
        for (const board of boards) expect(board.editor.items.ordered()).toEqual(readItems(board.doc));
      }),
      { numRuns: 100 },
    );
  });
});

/** What the server does as a peer, by turns. */
function serve(doc: Y.Doc, turn: number): void {
  const id = `served-${turn}`;
  if (turn % 4 === 0) settleItem(doc, 'd', { assetId: `asset-${turn}`, width: 10, height: 20 }, 'server');
  else if (turn % 4 === 1) failItem(doc, 'd', { code: 'timeout', message: 'Late.' }, 'server');
  else if (turn % 4 === 2) placeItems(doc, [picture(id, turn, turn)], 'server');
  else removeItem(doc, 'a', 'server');
}

function meet(one: Y.Doc, other: Y.Doc): void {
  const forOther = Y.encodeStateAsUpdate(one, Y.encodeStateVector(other));
  const forOne = Y.encodeStateAsUpdate(other, Y.encodeStateVector(one));
  Y.applyUpdate(other, forOther, 'wire');
  Y.applyUpdate(one, forOne, 'wire');
}
