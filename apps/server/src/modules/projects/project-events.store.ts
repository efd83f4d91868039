import assert from 'node:assert/strict';
import type { ProjectEvent } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import { notifyProject } from '../../platform/events/notify-project.ts';

/** An event with its place in the project's own order, which begins at 1 and has no gaps. */
export type NumberedEvent = { readonly sequence: bigint; readonly event: ProjectEvent };

/** Where a project's events stand. */
export type EventRange = {
  /** The last number given. */
  readonly latest: bigint;
  readonly oldestKept: bigint | null;
  /** The first of those that are not older than asked for; null when there are none. */
  readonly firstRecent: bigint | null;
};

/**
 * Writes an event of a project and tells whoever listens, at the commit.
 *
 * Locks the project's row until the transaction ends, which makes numbers commit in their order: a reader that has seen 8
 * has seen 7. Take the lock where the project comes in the order of locks, before the board.
 */
export async function appendProjectEvent(
  connection: PoolClient,
  { projectId, event, at }: { readonly projectId: string; readonly event: ProjectEvent; readonly at: Date },
): Promise<void> {
  const { name, ...payload } = event;
  const { rowCount } = await connection.query(
    `WITH numbered AS (
       UPDATE projects SET event_sequence = event_sequence + 1 WHERE id = $1 RETURNING event_sequence
     )
     INSERT INTO project_events (project_id, sequence, name, payload, created_at)
     SELECT $1, event_sequence, $2, $3, $4 FROM numbered`,
    [projectId, name, payload, at],
  );
  assert(rowCount === 1, `there is no project ${projectId}`);
  await notifyProject(connection, projectId);
}

/** Events after a place, oldest first. */
export async function listProjectEvents(
  pool: Pool,
  { projectId, after, limit }: { readonly projectId: string; readonly after: bigint; readonly limit: number },
): Promise<readonly NumberedEvent[]> {
  const { rows } = await pool.query<{ sequence: bigint; name: ProjectEvent['name']; payload: object }>(
    `SELECT sequence, name, payload FROM project_events
     WHERE project_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    [projectId, after, limit],
  );
  // Payloads are written by `appendProjectEvent` alone; readers take them as news, not as data.
  return rows.map(({ sequence, name, payload }) => ({ sequence, event: { ...payload, name } }));
}

/** Where the events of a project stand now, and which of them happened since a moment. */
export async function readEventRange(
  pool: Pool,
  { projectId, since }: { readonly projectId: string; readonly since: Date },
): Promise<EventRange> {
  const { rows } = await pool.query<{ latest: bigint; oldest: bigint | null; recent: bigint | null }>(
    `SELECT event_sequence AS latest,
            (SELECT min(sequence) FROM project_events WHERE project_id = $1) AS oldest,
            (SELECT min(sequence) FROM project_events WHERE project_id = $1 AND created_at >= $2) AS recent
     FROM projects WHERE id = $1`,
    [projectId, since],
  );
  return { latest: rows[0]?.latest ?? 0n, oldestKept: rows[0]?.oldest ?? null, firstRecent: rows[0]?.recent ?? null };
}

/** Forgets events that nobody will ask for any more. */
export async function sweepProjectEvents(pool: Pool, before: Date): Promise<void> {
  await pool.query('DELETE FROM project_events WHERE created_at < $1', [before]);
}
