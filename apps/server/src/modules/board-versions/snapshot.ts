import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { itemsOf, migrateDocument } from '@gesso/canvas-core';
import * as Y from 'yjs';
import { z } from 'zod';
import type { Snapshot } from './board-versions.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Ten thousand items are about 3 MB; whatever is larger was not written here. */
const MOST_BYTES = 64_000_000;

const storedSchema = z.object({
  version: z.literal(1),
  items: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])),
});

/** Reads everything that lies on a board. Fields that this code does not know are taken as they are. */
export function takeSnapshot(doc: Y.Doc): Snapshot {
  const items = new Map<string, Record<string, unknown>>();
  for (const [id, stored] of itemsOf(doc)) if (stored instanceof Y.Map) items.set(id, stored.toJSON());
  return items;
}

/** Packs a snapshot for keeping. */
export function packSnapshot(snapshot: Snapshot): Promise<Buffer> {
  return compress(JSON.stringify({ version: 1, items: [...snapshot] }));
}

/**
 * Unpacks a kept snapshot.
 *
 * @throws ZodError for what `packSnapshot` did not write.
 */
export async function unpackSnapshot(bytes: Uint8Array): Promise<Snapshot> {
  const text = await decompress(bytes, { maxOutputLength: MOST_BYTES });
  return new Map(storedSchema.parse(JSON.parse(text.toString('utf8'))).items);
}

/** A document of its own with everything of a snapshot, as one update. */
export function writeSnapshotDocument(snapshot: Snapshot): Uint8Array {
  const doc = new Y.Doc();
  try {
    migrateDocument(doc, 'snapshot');
    doc.transact(() => {
      for (const [id, fields] of snapshot) itemsOf(doc).set(id, new Y.Map(Object.entries(fields)));
    });
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}
