import { readPlaceholders } from '@gesso/canvas-core';
import type * as Y from 'yjs';
import { listResults, type StoredAsset } from '../../modules/assets/index.ts';
import { listEnded, type StoredGeneration } from '../../modules/generation/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { GenerationContext } from './context.ts';
import { settleWaiting } from './placeholders.ts';

/** Several times what one account has under way at once; what lies beyond is looked at after the next change. */
const GENERATIONS_AT_ONCE = 100;

/**
 * Ends placeholders whose generation has ended without them.
 *
 * A person deletes a placeholder, its generation ends and finds nothing to settle, and undo brings the placeholder back.
 * Asking after each stored change and at each opening finds it. Writes nothing and asks no database when nothing waits.
 *
 * @param doc - The board as people see it; only read. The change goes to the stored one.
 */
export async function tendBoard(
  { database, canvases }: Pick<GenerationContext, 'database' | 'canvases'>,
  projectId: string,
  doc: Y.Doc,
): Promise<void> {
  const awaited = new Set(readPlaceholders(doc).flatMap(({ generationId }) => generationId ?? []));
  if (awaited.size === 0) return;
  const generationIds = [...awaited].slice(0, GENERATIONS_AT_ONCE);
  const ended = await listEnded(database.pool, { projectId, generationIds });
  if (ended.length === 0) return;
  const settled: { readonly generation: StoredGeneration; readonly assets: readonly StoredAsset[] }[] = [];
  for (const generation of ended) settled.push({ generation, assets: await listResults(database.pool, generation.id) });
  await inTransaction(database, (connection) =>
    canvases.change(connection, projectId, (stored) => {
      for (const { generation, assets } of settled) settleWaiting(stored, generation, assets);
    }),
  );
}
