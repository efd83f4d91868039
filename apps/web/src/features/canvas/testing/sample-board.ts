import { failItem, placeItems, reportProgress, settleItem } from '@gesso/canvas-core';
import { FAILURE_CODES } from '@gesso/contract';
import * as Y from 'yjs';
import { samplePicture } from './sample-pictures.ts';

const SERVER = 'server';
const SIZES = [
  [768, 1024],
  [1024, 1024],
  [1080, 1920],
  [1920, 1080],
] as const;
const WIDTH = 500;

/** A board as a server would fill it: `amount` ready pictures in a grid, then one in the making and one that failed. */
export function sampleBoard(amount: number): Y.Doc {
  const doc = new Y.Doc();
  const columns = Math.max(4, Math.ceil(Math.sqrt(amount * 1.6)));
  for (let position = 0; position < amount + 2; position += 1) {
    const [width, height] = SIZES[position % SIZES.length] ?? SIZES[0];
    const id = `item-${position}`;
    const place = { x: (position % columns) * 560, y: Math.floor(position / columns) * 1000 };
    const size = { width: WIDTH, height: Math.round((WIDTH * height) / width) };
    const title = `Ember launch · poster ${position + 1}`;
    placeItems(doc, [{ id, kind: 'image', status: 'pending', ...place, ...size, title }], SERVER);
    if (position < amount) {
      settleItem(doc, id, { assetId: samplePicture(position * 47, width, height), width, height }, SERVER);
    }
  }
  reportProgress(doc, `item-${amount}`, { progress: 0.62, expectedMs: 6000 }, SERVER);
  failItem(doc, `item-${amount + 1}`, { code: 'moderated', message: FAILURE_CODES.moderated.message }, SERVER);
  return doc;
}
