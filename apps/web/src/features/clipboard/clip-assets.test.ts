import type { BoardClip, BoardItem } from '@gesso/canvas-core';
import { expect, test } from 'vitest';
import { strangeAssets, withAssets } from './clip-assets.ts';

const place = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };
const clip: BoardClip = {
  version: 1,
  items: [
    { id: 'a', kind: 'image', ...place, assetId: 'here' },
    { id: 'b', kind: 'image', ...place, assetId: 'elsewhere' },
    { id: 'c', kind: 'video', ...place, assetId: 'elsewhere' },
    { id: 'd', kind: 'text', ...place, text: 'words' },
  ],
};

test('assets that the board does not show are strange to it, each once', () => {
  const shown = [{ assetId: 'here' }] as readonly BoardItem[]; // Nothing else of an item is looked at.
  const editor = { items: { ordered: () => shown } };
  // A board of one item; the tree has more to say than is asked of it here.
  expect(strangeAssets(clip, editor as unknown as Parameters<typeof strangeAssets>[1])).toEqual(['elsewhere']);
});

test('items take the copies of their assets and keep the rest', () => {
  const { items } = withAssets(clip, new Map([['elsewhere', 'copy']]));
  expect(items.map(({ assetId }) => assetId)).toEqual(['here', 'copy', 'copy', undefined]);
});
