import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { BoardVersion } from './board-versions.ts';

type Row = {
  readonly id: string;
  readonly project_id: string;
  // The CHECK constraint allows exactly these.
  readonly kind: BoardVersion['kind'];
  readonly name: string | null;
  readonly item_count: number;
  readonly has_thumbnail: boolean;
  readonly created_by: string | null;
  readonly created_at: Date;
};

const COLUMNS =
  'id, project_id, kind, name, item_count, thumbnail IS NOT NULL AS has_thumbnail, created_by, created_at';

/** Keeps a version; one with the same id is left as it is. */
export async function insertVersion(
  connection: PoolClient,
  version: Omit<BoardVersion, 'hasThumbnail'> & {
    readonly sequence: number;
    readonly items: Uint8Array;
    readonly thumbnail: Uint8Array | null;
  },
): Promise<void> {
  await connection.query(
    `INSERT INTO board_versions (id, project_id, kind, name, sequence, items, item_count, thumbnail, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
    [
      version.id,
      version.projectId,
      version.kind,
      version.name,
      version.sequence,
      version.items,
      version.itemCount,
      version.thumbnail,
      version.createdBy,
      version.createdAt,
    ],
  );
}

/** A version by its id; who may see it is decided by its project. */
export async function findVersion(database: Pool | PoolClient, versionId: string): Promise<BoardVersion | undefined> {
  if (!isUuid(versionId)) return undefined;
  const { rows } = await database.query<Row>(`SELECT ${COLUMNS} FROM board_versions WHERE id = $1`, [versionId]);
  return rows[0] && toVersion(rows[0]);
}

/** All versions of a board, newest first; pruning keeps them few. */
export async function listVersions(database: Pool | PoolClient, projectId: string): Promise<readonly BoardVersion[]> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM board_versions WHERE project_id = $1 ORDER BY created_at DESC, id DESC`,
    [projectId],
  );
  return rows.map(toVersion);
}

/** What a version holds, packed. */
export async function readVersionItems(
  database: Pool | PoolClient,
  versionId: string,
): Promise<Uint8Array | undefined> {
  const { rows } = await database.query<{ readonly items: Buffer }>('SELECT items FROM board_versions WHERE id = $1', [
    versionId,
  ]);
  return rows[0]?.items;
}

/** The small picture of a version, a WebP. */
export async function readThumbnail(database: Pool | PoolClient, versionId: string): Promise<Uint8Array | undefined> {
  const { rows } = await database.query<{ readonly thumbnail: Buffer | null }>(
    'SELECT thumbnail FROM board_versions WHERE id = $1',
    [versionId],
  );
  return rows[0]?.thumbnail ?? undefined;
}

/** Gives a version a name, or takes it away. One that was kept by itself becomes a named one, and back. */
export async function nameVersion(
  connection: PoolClient,
  { versionId, name }: { readonly versionId: string; readonly name: string | null },
): Promise<void> {
  await connection.query(
    `UPDATE board_versions SET name = $2::text, kind = CASE
       WHEN kind = 'automatic' AND $2::text IS NOT NULL THEN 'named'
       WHEN kind = 'named' AND $2::text IS NULL THEN 'automatic' ELSE kind END
     WHERE id = $1`,
    [versionId, name],
  );
}

/** Lets versions go. */
export async function deleteVersions(connection: Pool | PoolClient, versionIds: readonly string[]): Promise<void> {
  if (versionIds.length === 0) return;
  await connection.query('DELETE FROM board_versions WHERE id = ANY ($1::uuid[])', [versionIds]);
}

function toVersion(row: Row): BoardVersion {
  return {
    id: row.id,
    projectId: row.project_id,
    kind: row.kind,
    name: row.name,
    itemCount: row.item_count,
    hasThumbnail: row.has_thumbnail,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
