import { canvasItemSchema } from '@gesso/contract';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  DOCUMENT_VERSION,
  documentVersion,
  itemsOf,
  migrateDocument,
  readItems,
  readPlaceholders,
} from './board-document.ts';
import { MAX_ITEM_SIZE, toCanvasItem } from './item.ts';
import { placeItems } from './place-items.ts';

function docWith(entries: Record<string, unknown>): Y.Doc {
  const doc = new Y.Doc();
  const items = doc.getMap('items');
  for (const [id, entry] of Object.entries(entries)) {
    items.set(id, entry instanceof Object && !Array.isArray(entry) ? new Y.Map(Object.entries(entry)) : entry);
  }
  return doc;
}

describe('reading a board', () => {
  it('skips entries beyond repair and never throws', () => {
    const doc = docWith({
      text: 'not an item',
      list: [1, 2],
      empty: {},
      'no-kind': { x: 0, y: 0, width: 1, height: 1 },
      'unknown-kind': { kind: 'spaceship', x: 0, y: 0, width: 1, height: 1 },
      'no-place': { kind: 'image', x: Number.NaN, y: 0, width: 1, height: 1 },
      good: { kind: 'image', x: 0, y: 0, width: 10, height: 10, index: 'V', status: 'ready' },
    });
    expect(readItems(doc).map((item) => item.id)).toEqual(['good']);
  });

  it('repairs what can be repaired', () => {
    const doc = docWith({
      a: { kind: 'image', x: 0, y: 0, width: -10, height: 1e12, rotation: 'x', index: '', status: 'lost', progress: 7 },
      b: { kind: 'image', x: 0, y: 0, width: 5, height: 5, status: 'lost', assetId: 'asset', failure: { code: 3 } },
    });
    const [a, b] = readItems(doc);
    expect(a).toMatchObject({ width: 10, height: MAX_ITEM_SIZE, rotation: 0, status: 'failed', progress: 1 });
    expect(b).toMatchObject({ status: 'ready', failure: { code: 'engine-failed' } });
  });

  it('orders items from back to front, and the same for everyone when two keys are equal', () => {
    const place = { kind: 'image', x: 0, y: 0, width: 1, height: 1, status: 'ready' };
    const doc = docWith({ c: { ...place, index: 'V' }, a: { ...place, index: 'V' }, b: { ...place, index: 'A' } });
    expect(readItems(doc).map((item) => item.id)).toEqual(['b', 'a', 'c']);
  });

  it('finds what waits for a result among everything else', () => {
    const place = { kind: 'image', x: 0, y: 0, width: 1, height: 1, index: 'V' };
    const doc = docWith({
      text: 'pending',
      broken: { status: 'pending' },
      done: { ...place, status: 'ready', assetId: 'asset' },
      waits: { ...place, status: 'pending', generationId: 'g' },
    });
    expect(readPlaceholders(doc)).toMatchObject([{ id: 'waits', generationId: 'g' }]);
  });

  it('gives items as the contract describes them', () => {
    const doc = new Y.Doc();
    placeItems(
      doc,
      [
        {
          id: 'a',
          kind: 'image',
          status: 'pending',
          x: 1,
          y: 2,
          width: 3,
          height: 4,
          generationId: 'g',
          progress: 0.5,
        },
      ],
      'server',
    );
    const views = readItems(doc).map(toCanvasItem);
    expect(views).toEqual([
      { id: 'a', kind: 'image', status: 'pending', x: 1, y: 2, width: 3, height: 4, rotation: 0, generationId: 'g' },
    ]);
    expect(canvasItemSchema.parse(views[0])).toEqual(views[0]);
  });
});

describe('the version of a board', () => {
  it('a new document is lifted to the present version once', () => {
    const doc = new Y.Doc();
    expect(migrateDocument(doc, 'test')).toBe(true);
    expect(documentVersion(doc)).toBe(DOCUMENT_VERSION);
    const before = Y.encodeStateVector(doc);
    expect(migrateDocument(doc, 'test')).toBe(true);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('items stored before version 1 keep their fields', () => {
    const doc = docWith({ a: { kind: 'image', x: 5, y: 6, width: 7, height: 8, index: 'V', status: 'ready' } });
    const before = readItems(doc);
    migrateDocument(doc, 'test');
    expect(readItems(doc)).toEqual(before);
  });

  it('a document of a newer Gesso is not touched', () => {
    const doc = new Y.Doc();
    doc.getMap('meta').set('version', DOCUMENT_VERSION + 1);
    expect(migrateDocument(doc, 'test')).toBe(false);
    expect(documentVersion(doc)).toBe(DOCUMENT_VERSION + 1);
    expect(itemsOf(doc).size).toBe(0);
  });
});
