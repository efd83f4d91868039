import { isDeepStrictEqual } from 'node:util';
import { itemsOf } from '@gesso/canvas-core';
import * as Y from 'yjs';
import type { ItemFields, Snapshot } from './board-versions.ts';

/** What a restore did to the board. */
export type RestoreCounts = { readonly added: number; readonly changed: number; readonly removed: number };

/** Fields that a generation writes: a version from before its end must not take its result away. */
const FIELDS_OF_THE_WORK = new Set([
  'status',
  'assetId',
  'generationId',
  'runId',
  'kind',
  'progress',
  'expectedMs',
  'failure',
]);

/**
 * Changes a board towards a version, in one transaction: single fields where an item is there still, whole items where it
 * is not. What is being made at the moment stays, and so does the result of what was being made then.
 */
export function restoreItems(doc: Y.Doc, snapshot: Snapshot, origin: unknown): RestoreCounts {
  const stored = itemsOf(doc);
  let [added, changed, removed] = [0, 0, 0];
  doc.transact(() => {
    for (const [id, item] of [...stored]) {
      if (snapshot.has(id) || (item instanceof Y.Map && isPending(item.get('status')))) continue;
      stored.delete(id);
      removed += 1;
    }
    for (const [id, fields] of snapshot) {
      const item = stored.get(id);
      if (item instanceof Y.Map) changed += changeItem(item, fields) ? 1 : 0;
      else if (!isPending(fields.status)) {
        stored.set(id, new Y.Map(Object.entries(fields)));
        added += 1;
      }
    }
  }, origin);
  return { added, changed, removed };
}

/** Writes only what differs, so that others' changes of other fields merge with it. */
function changeItem(item: Y.Map<unknown>, fields: ItemFields): boolean {
  const isAtWork = isPending(fields.status) || isPending(item.get('status'));
  const names = new Set([...item.keys(), ...Object.keys(fields)]);
  let isChanged = false;
  for (const name of names) {
    if (isAtWork && FIELDS_OF_THE_WORK.has(name)) continue;
    if (isDeepStrictEqual(item.get(name), fields[name])) continue;
    if (fields[name] === undefined) item.delete(name);
    else item.set(name, fields[name]);
    isChanged = true;
  }
  return isChanged;
}

function isPending(status: unknown): boolean {
  return status === 'pending';
}
