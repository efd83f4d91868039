import type * as Y from 'yjs';
import { itemsOf, readItems } from './board-document.ts';

/**
 * Takes everything that a run of the agent has put on the board off it, in one transaction: frames, placeholders and
 * results, wherever people have moved them. Copies of results are people's own and stay with what they name as their run.
 *
 * @param origin - Who does it. A person's own origin makes it one step of that person's undo, although the run was placed
 *   by the server, bit by bit.
 * @returns Ids that were really removed.
 */
export function removeRunItems(doc: Y.Doc, runId: string, origin: unknown): string[] {
  const ids = readItems(doc)
    .filter((item) => item.runId === runId)
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  doc.transact(() => {
    for (const id of ids) itemsOf(doc).delete(id);
  }, origin);
  return ids;
}
