import { placeItems } from '@gesso/canvas-core';
import type { AssetVariant } from '@gesso/contract';
import * as Y from 'yjs';
import type { PictureSheet } from '../../features/canvas/index.ts';

/** The scene that every measured board shows: pictures of 512 units in a grid of 560. */
const SIZE = 512;
const CELL = 560;
const SHEET_COLUMNS = 32;
const TILES = SHEET_COLUMNS ** 2;

/** Item `position` as the document knows it. */
export const itemId = (position: number): string => `item-${position}`;

/** The document of a board with `count` ready pictures, as a server would have filled it. */
export function benchDocument(count: number): Y.Doc {
  const doc = new Y.Doc();
  const columns = Math.ceil(Math.sqrt(count * 1.6));
  const items = Array.from({ length: count }, (_, position) => ({
    id: itemId(position),
    kind: 'image' as const,
    status: 'ready' as const,
    assetId: String(position),
    x: (position % columns) * CELL,
    y: Math.floor(position / columns) * CELL,
    width: SIZE,
    height: SIZE,
  }));
  placeItems(doc, items, 'server');
  return doc;
}

/** Where the server keeps a size of a picture in bench mode. */
export function benchPictureUrl(assetId: string, variant: AssetVariant): string {
  return `/bench/pictures/${variant}/${assetId}.webp`;
}

/** The sheets of a board of `count` pictures, as the server lists those of a project. */
export function benchSheets(count: number): readonly PictureSheet[] {
  return Array.from({ length: Math.ceil(count / TILES) }, (_, sheet) => ({
    url: `/bench/sheets/${sheet}.webp`,
    columns: SHEET_COLUMNS,
    assetIds: Array.from({ length: Math.min(TILES, count - sheet * TILES) }, (_, tile) => String(sheet * TILES + tile)),
  }));
}
