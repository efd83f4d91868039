import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SAMPLE_ITEMS } from '../testing/random-commands.ts';
import { TestBoard } from '../testing/test-board.ts';
import { documentVersion, itemsOf, migrateDocument, readItems, readPlaceholders } from './board-document.ts';

const FIELDS = [
  ...([
    'kind',
    'x',
    'y',
    'width',
    'height',
    'rotation',
    'index',
    'parentId',
    'status',
    'points',
    'from',
    'to',
  ] as const),
  ...(['crop', 'fill', 'fontSize', 'exportPresets', 'failure', 'isLocked', 'text', 'unknown'] as const),
];
const IDS = [...SAMPLE_ITEMS.map((item) => item.id), 'new'];

/** Values as a broken or hostile client may store them. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(Number.NaN, -1e308, undefined, new Uint8Array([1, 2]), 'f', 'g', 'a', 'group', 'connector'),
  fc.constantFrom<unknown>({ itemId: 'c', x: 0, y: 0 }, { itemId: 'g', x: 9, y: 9 }, [[[]]], ''),
);
const breakage = fc.oneof(
  { weight: 6, arbitrary: fc.record({ id: fc.constantFrom(...IDS), field: fc.constantFrom(...FIELDS), value }) },
  {
    weight: 1,
    arbitrary: fc.record({ id: fc.constantFrom(...IDS), entry: fc.constantFrom('list', 'text', 'map', 'plain') }),
  },
  { weight: 1, arbitrary: fc.record({ id: fc.constantFrom(...IDS), nested: fc.constantFrom(...FIELDS) }) },
);
type Breakage = typeof breakage extends fc.Arbitrary<infer Value> ? Value : never;

function breakIn(doc: Y.Doc, one: Breakage): void {
  const items = doc.getMap<unknown>('items');
  if ('entry' in one) {
    const entries = { list: new Y.Array(), text: new Y.Text('x'), map: new Y.Map(), plain: 'x' };
    items.set(one.id, entries[one.entry as keyof typeof entries]);
    return;
  }
  const stored = items.get(one.id);
  if (!(stored instanceof Y.Map)) return;
  if ('nested' in one) stored.set(one.nested, new Y.Text('x'));
  else stored.set(one.field, one.value);
}

describe('a document that breaks the schema', () => {
  it('is repaired and never thrown at anybody: it can be read, followed, worked on and undone', () => {
    fc.assert(
      fc.property(fc.array(breakage, { minLength: 1, maxLength: 12 }), (breakages) => {
        const board = new TestBoard(SAMPLE_ITEMS);
        const hostile = new Y.Doc();
        Y.applyUpdate(hostile, Y.encodeStateAsUpdate(board.doc));
        for (const one of breakages) breakIn(hostile, one);
        Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(hostile), 'wire');
        expect(board.editor.items.ordered()).toEqual(readItems(board.doc));
        readPlaceholders(board.doc);
        const before = itemsOf(board.doc).toJSON();
        board.editor.select(IDS);
        const geometry = new Map(IDS.map((id) => [id, { x: 5, rotation: 10 }]));
        board.editor.run({ type: 'set-geometry', changes: geometry });
        board.editor.run({ type: 'patch', changes: new Map(IDS.map((id) => [id, { fill: '#000000' }])) });
        for (const type of ['flip', 'distribute'] as const) board.editor.run({ type, axis: 'x' });
        for (const type of ['duplicate', 'group', 'ungroup', 'remove'] as const) board.editor.run({ type });
        board.drag([150, 150], [300, 300]);
        expect(board.editor.items.ordered()).toEqual(readItems(board.doc));
        while (board.editor.historyState().canUndo) board.editor.run({ type: 'undo' });
        expect(itemsOf(board.doc).toJSON()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('may have other things where the items and the version belong', () => {
    for (const isKnown of [true, false]) {
      const hostile = new Y.Doc();
      hostile.getArray('items').insert(0, ['x', 1]);
      hostile.getText('meta').insert(0, 'x');
      const doc = new Y.Doc();
      if (isKnown) migrateDocument(doc, 'server');
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile));
      expect(readItems(doc)).toEqual([]);
      expect(documentVersion(doc)).toBe(isKnown ? 1 : 0);
      expect(migrateDocument(doc, 'server')).toBe(true);
    }
  });
});
