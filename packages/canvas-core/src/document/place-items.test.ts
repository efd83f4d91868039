import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { itemsOf, readItems } from './board-document.ts';
import {
  failItem,
  type NewItem,
  placeItems,
  removeItem,
  reportProgress,
  retryItem,
  settleItem,
} from './place-items.ts';

const placeholder: NewItem = {
  id: 'a',
  kind: 'image',
  status: 'pending',
  x: 10,
  y: 20,
  width: 400,
  height: 300,
  generationId: 'g1',
};

function board(...items: NewItem[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  placeItems(doc, items, 'server');
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return { doc, updates };
}

describe('placing', () => {
  it('puts new items in front of everything, in the order given, in one update', () => {
    const { doc, updates } = board({ ...placeholder, id: 'z' });
    placeItems(doc, [placeholder, { ...placeholder, id: 'b' }], 'server');
    expect(readItems(doc).map((item) => item.id)).toEqual(['z', 'a', 'b']);
    expect(updates).toHaveLength(1);
  });

  it('twice with the same id changes nothing the second time', () => {
    const { doc, updates } = board(placeholder);
    expect(placeItems(doc, [{ ...placeholder, x: 999 }], 'server')).toEqual([]);
    expect(readItems(doc)[0]?.x).toBe(10);
    expect(updates).toHaveLength(0);
  });
});

describe('settling', () => {
  it('shows the result where the placeholder lies now', () => {
    const { doc } = board(placeholder);
    itemsOf(doc).get('a')?.set('x', 77);
    expect(settleItem(doc, 'a', { assetId: 'asset', width: 800, height: 600, title: 'Poster' }, 'server')).toBe(true);
    expect(readItems(doc)[0]).toMatchObject({
      status: 'ready',
      assetId: 'asset',
      x: 77,
      width: 400,
      height: 300,
      title: 'Poster',
    });
  });

  it('corrects the height when the result has other proportions, and a pixel more or less moves nothing', () => {
    const { doc } = board(placeholder, { ...placeholder, id: 'b' });
    settleItem(doc, 'a', { assetId: 'asset', width: 1000, height: 1000 }, 'server');
    settleItem(doc, 'b', { assetId: 'asset', width: 1023, height: 768 }, 'server');
    expect(readItems(doc).map((item) => item.height)).toEqual([400, 300]);
  });

  it('twice equals once', () => {
    const { doc, updates } = board(placeholder);
    settleItem(doc, 'a', { assetId: 'asset' }, 'server');
    expect(settleItem(doc, 'a', { assetId: 'asset' }, 'server')).toBe(true);
    expect(updates).toHaveLength(1);
  });

  it('says so when somebody removed the item', () => {
    const { doc } = board(placeholder);
    expect(removeItem(doc, 'a', 'server')).toBe(true);
    expect(settleItem(doc, 'a', { assetId: 'asset' }, 'server')).toBe(false);
    expect(failItem(doc, 'a', { code: 'timeout', message: 'Late.' }, 'server')).toBe(false);
    expect(removeItem(doc, 'a', 'server')).toBe(false);
    expect(readItems(doc)).toEqual([]);
  });
});

describe('failing', () => {
  it('keeps the item with its reason, and a retry makes it a placeholder again', () => {
    const { doc } = board(placeholder);
    reportProgress(doc, 'a', { progress: 0.4, expectedMs: 3000 }, 'server');
    failItem(doc, 'a', { code: 'timeout', message: 'The model did not answer.' }, 'server');
    expect(readItems(doc)[0]).toMatchObject({ status: 'failed', failure: { code: 'timeout' } });
    expect(readItems(doc)[0]).not.toHaveProperty('progress');
    retryItem(doc, 'a', 'g2', 'server');
    expect(readItems(doc)[0]).toMatchObject({ status: 'pending', generationId: 'g2' });
    expect(readItems(doc)[0]).not.toHaveProperty('failure');
  });
});
