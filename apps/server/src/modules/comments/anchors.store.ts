import type { Pool, PoolClient } from 'pg';
import type { Anchor } from './comments.ts';

export type StoredAnchor = Anchor & { readonly threadId: string };

/** Anchors of a project that stand on items. */
export async function listItemAnchors(
  database: Pool | PoolClient,
  projectId: string,
): Promise<readonly StoredAnchor[]> {
  const { rows } = await database.query<{
    readonly id: string;
    readonly item_id: string;
    readonly x: number;
    readonly y: number;
    readonly offset_x: number;
    readonly offset_y: number;
  }>(
    `SELECT id, item_id, x, y, offset_x, offset_y FROM comment_threads WHERE project_id = $1 AND item_id IS NOT NULL`,
    [projectId],
  );
  return rows.map((row) => ({
    threadId: row.id,
    itemId: row.item_id,
    x: row.x,
    y: row.y,
    offsetX: row.offset_x,
    offsetY: row.offset_y,
  }));
}

/** Notes where threads stand now, so that they stay there when their items go. */
export async function moveAnchors(
  database: Pool | PoolClient,
  points: readonly { readonly threadId: string; readonly x: number; readonly y: number }[],
): Promise<void> {
  if (points.length === 0) return;
  await database.query(
    `UPDATE comment_threads t SET x = moved.x, y = moved.y
     FROM unnest($1::uuid[], $2::float8[], $3::float8[]) AS moved (id, x, y) WHERE t.id = moved.id`,
    [points.map(({ threadId }) => threadId), points.map(({ x }) => x), points.map(({ y }) => y)],
  );
}
