import assert from 'node:assert/strict';
import type { Pool, PoolClient } from 'pg';
import {
  DOCUMENT_CHANNEL,
  type DocumentChanges,
  type DocumentNews,
  formatDocumentNews,
} from '../../platform/realtime/index.ts';

type ChangesRow = {
  readonly snapshot: Buffer | null;
  readonly last_sequence: bigint;
  /** As base64, since JSON knows no bytes. */
  readonly updates: readonly string[] | null;
};

/** Adds the document of a project; one that is there is left as it is. */
export async function insertCanvas(
  connection: PoolClient,
  { projectId, snapshot }: { readonly projectId: string; readonly snapshot: Uint8Array },
): Promise<void> {
  await connection.query(
    'INSERT INTO canvases (project_id, snapshot) VALUES ($1, $2) ON CONFLICT (project_id) DO NOTHING',
    [projectId, snapshot],
  );
}

/** Makes writers of one document wait for each other until the transaction ends. False when there is no document. */
export async function lockCanvas(connection: PoolClient, projectId: string): Promise<boolean> {
  const { rowCount } = await connection.query('SELECT 1 FROM canvases WHERE project_id = $1 FOR UPDATE', [projectId]);
  return rowCount === 1;
}

/**
 * Reads what came after a sequence number, in one statement, so that a compaction cannot come in between.
 *
 * @param after - The last update the reader has; -1 for a reader who has nothing.
 */
export async function readCanvasChanges(
  database: Pool | PoolClient,
  projectId: string,
  after: number,
): Promise<DocumentChanges | undefined> {
  const { rows } = await database.query<ChangesRow>(
    `SELECT CASE WHEN c.snapshot_sequence > $2 THEN c.snapshot END AS snapshot, c.last_sequence,
            (SELECT json_agg(encode(u.update, 'base64') ORDER BY u.sequence)
             FROM canvas_updates u WHERE u.project_id = c.project_id AND u.sequence > $2) AS updates
     FROM canvases c WHERE c.project_id = $1`,
    [projectId, after],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    snapshot: row.snapshot,
    updates: (row.updates ?? []).map((update) => Buffer.from(update, 'base64')),
    sequence: Number(row.last_sequence),
  };
}

/**
 * Appends an update and tells every process about it when the transaction commits.
 *
 * Holds the lock of the canvas from here on; numbers have no gaps, so a reader knows what it lacks.
 *
 * @param origin - The process that wrote it, which need not apply it again.
 * @returns How many updates lie after the snapshot now.
 */
export async function appendCanvasUpdate(
  connection: PoolClient,
  { projectId, update, origin }: { readonly projectId: string; readonly update: Uint8Array; readonly origin: string },
): Promise<{ readonly updates: number }> {
  const { rows } = await connection.query<{ sequence: bigint; updates: bigint }>(
    `WITH next AS (
       UPDATE canvases SET last_sequence = last_sequence + 1 WHERE project_id = $1
       RETURNING last_sequence, last_sequence - snapshot_sequence AS updates
     ), added AS (
       INSERT INTO canvas_updates (project_id, sequence, update, origin)
       SELECT $1, last_sequence, $2, $3 FROM next RETURNING sequence
     )
     SELECT added.sequence, next.updates FROM added, next`,
    [projectId, update, origin],
  );
  const row = rows[0];
  assert(row, `project ${projectId} has no canvas`);
  const sequence = Number(row.sequence);
  await tell(connection, { kind: 'appended', documentId: projectId, sequence, origin });
  return { updates: Number(row.updates) };
}

/** Sends everybody away from a board when the transaction commits, or only who came in under an id. */
export async function announceCanvasClosed(
  connection: PoolClient,
  projectId: string,
  visitorId?: string,
): Promise<void> {
  await tell(connection, { kind: 'closed', documentId: projectId, ...(visitorId ? { visitorId } : {}) });
}

async function tell(connection: PoolClient, news: DocumentNews): Promise<void> {
  await connection.query('SELECT pg_notify($1, $2)', [DOCUMENT_CHANNEL, formatDocumentNews(news)]);
}

/** Replaces all updates up to a sequence by a snapshot that holds them. The caller holds the lock. */
export async function compactCanvas(
  connection: PoolClient,
  canvas: { readonly projectId: string; readonly snapshot: Uint8Array; readonly sequence: number },
): Promise<void> {
  await connection.query('UPDATE canvases SET snapshot = $2, snapshot_sequence = $3 WHERE project_id = $1', [
    canvas.projectId,
    canvas.snapshot,
    canvas.sequence,
  ]);
  await connection.query('DELETE FROM canvas_updates WHERE project_id = $1 AND sequence <= $2', [
    canvas.projectId,
    canvas.sequence,
  ]);
}
