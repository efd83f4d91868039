import type { BoardClip } from '@gesso/canvas-core';
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
  expect(strangeAssets(clip, [{ assetId: 'here' }, {}])).toEqual(['elsewhere']);
});

test('items take the copies of their assets and keep the rest', () => {
  const { items } = withAssets(clip, new Map([['elsewhere', 'copy']]));
  expect(items.map(({ assetId }) => assetId)).toEqual(['here', 'copy', 'copy', undefined]);
});
