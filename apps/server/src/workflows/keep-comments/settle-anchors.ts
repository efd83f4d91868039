import { itemsOf, readItem } from '@gesso/canvas-core';
import type { Pool } from 'pg';
import type * as Y from 'yjs';
import { listItemAnchors, moveAnchors, pointOn } from '../../modules/comments/index.ts';

/** A quarter of a unit is below what a screen shows at any zoom people write at. */
const TOLERANCE = 0.25;

/**
 * Notes where threads stand that follow an item, so that they stay there when the item goes. Looks at their items only.
 *
 * @param doc - The board as it is stored; only read.
 */
export async function settleAnchors(pool: Pool, projectId: string, doc: Y.Doc): Promise<void> {
  const anchors = await listItemAnchors(pool, projectId);
  const moved = anchors.flatMap((anchor) => {
    const item = anchor.itemId === null ? null : readItem(anchor.itemId, itemsOf(doc).get(anchor.itemId));
    if (item === null) return [];
    const point = pointOn(anchor, item);
    const isSame = Math.abs(point.x - anchor.x) < TOLERANCE && Math.abs(point.y - anchor.y) < TOLERANCE;
    return isSame ? [] : [{ threadId: anchor.threadId, ...point }];
  });
  await moveAnchors(pool, moved);
}
