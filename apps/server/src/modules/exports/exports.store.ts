import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { ExportEnd, StoredExport } from './exports.ts';

type Row = {
  readonly id: string;
  readonly project_id: string;
  readonly account_id: string;
  // Only this file writes it, from a value that the contract has parsed.
  readonly asked: StoredExport['asked'];
  // The CHECK constraint allows exactly these.
  readonly status: StoredExport['status'];
  readonly progress: number;
  readonly file_name: string | null;
  readonly mime_type: string | null;
  readonly size_bytes: bigint | null;
  readonly failure: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly expires_at: Date;
};

/**
 * Adds an export that waits; one with the same id is left as it is.
 *
 * @returns False when the account has `mostOpen` exports that have not ended; nothing was added then.
 */
export async function insertExport(
  connection: PoolClient,
  order: Pick<StoredExport, 'id' | 'projectId' | 'accountId' | 'asked' | 'createdAt' | 'expiresAt'>,
  mostOpen: number,
): Promise<boolean> {
  // Two that ask at once are counted one after the other.
  await connection.query("SELECT pg_advisory_xact_lock(hashtext('exports'), hashtext($1))", [order.accountId]);
  const { rows } = await connection.query<{ readonly open: bigint }>(
    'SELECT count(*) AS open FROM exports WHERE account_id = $1 AND finished_at IS NULL AND id <> $2',
    [order.accountId, order.id],
  );
  if (Number(rows[0]?.open ?? 0) >= mostOpen) return false;
  await connection.query(
    `INSERT INTO exports (id, project_id, account_id, asked, status, created_at, expires_at)
     VALUES ($1, $2, $3, $4, 'queued', $5, $6) ON CONFLICT (id) DO NOTHING`,
    [order.id, order.projectId, order.accountId, order.asked, order.createdAt, order.expiresAt],
  );
  return true;
}

/** An export, for the job that writes it. */
export async function readExport(database: Pool | PoolClient, exportId: string): Promise<StoredExport | undefined> {
  if (!isUuid(exportId)) return undefined;
  const { rows } = await database.query<Row>('SELECT * FROM exports WHERE id = $1', [exportId]);
  return rows[0] && toExport(rows[0]);
}

/** Somebody's own export; undefined for anybody else's and for nonsense. */
export async function findExport(
  database: Pool | PoolClient,
  { accountId, exportId }: { readonly accountId: string; readonly exportId: string },
): Promise<StoredExport | undefined> {
  const stored = await readExport(database, exportId);
  return stored?.accountId === accountId ? stored : undefined;
}

/**
 * Notes how far the work is.
 *
 * @returns False when the export has ended meanwhile: the work is to stop.
 */
export async function reportExport(
  database: Pool | PoolClient,
  { exportId, progress }: { readonly exportId: string; readonly progress: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `UPDATE exports SET status = 'running', progress = greatest(progress, $2) WHERE id = $1 AND finished_at IS NULL`,
    [exportId, progress],
  );
  return rowCount === 1;
}

/** Ends an export. An end is final: false when it had one. */
export async function endExport(
  database: Pool | PoolClient,
  { exportId, at, end }: { readonly exportId: string; readonly at: Date; readonly end: ExportEnd },
): Promise<boolean> {
  const file = end.status === 'succeeded' ? end.file : undefined;
  const { rowCount } = await database.query(
    `UPDATE exports SET status = $2, finished_at = $3, failure = $4, file_name = $5, mime_type = $6, size_bytes = $7,
       progress = CASE WHEN $2 = 'succeeded' THEN 1 ELSE progress END
     WHERE id = $1 AND finished_at IS NULL`,
    [
      exportId,
      end.status,
      at,
      end.status === 'failed' ? end.failure : null,
      file?.name ?? null,
      file?.mimeType ?? null,
      file?.sizeBytes ?? null,
    ],
  );
  return rowCount === 1;
}

/** Exports whose time is over, the oldest first. */
export async function listExpiredExports(
  database: Pool | PoolClient,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly id: string }>(
    'SELECT id FROM exports WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2',
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

/** Forgets exports; their files go first. */
export async function deleteExports(database: Pool | PoolClient, exportIds: readonly string[]): Promise<void> {
  await database.query('DELETE FROM exports WHERE id = ANY ($1::uuid[])', [exportIds]);
}

function toExport(row: Row): StoredExport {
  const { file_name: name, mime_type: mimeType, size_bytes: sizeBytes } = row;
  return {
    id: row.id,
    projectId: row.project_id,
    accountId: row.account_id,
    asked: row.asked,
    status: row.status,
    progress: row.progress,
    file: name === null || mimeType === null ? null : { name, mimeType, sizeBytes: Number(sizeBytes) },
    failure: row.failure,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    expiresAt: row.expires_at,
  };
}
