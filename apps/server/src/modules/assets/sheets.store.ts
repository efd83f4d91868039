import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';

/** A file with the tiles of many pictures. */
export type StoredSheet = {
  readonly position: number;
  readonly sha256: string;
  /** Whose tile lies where, row by row. */
  readonly assetIds: readonly string[];
};

type Row = { readonly position: number; readonly sha256: string; readonly asset_ids: readonly string[] };

/** The sheets of a project in their order, whoever asks. */
export async function listSheets(database: Pool | PoolClient, projectId: string): Promise<readonly StoredSheet[]> {
  const { rows } = await database.query<Row>(
    'SELECT position, sha256, asset_ids FROM asset_sheets WHERE project_id = $1 ORDER BY position',
    [projectId],
  );
  return rows.map(({ position, sha256, asset_ids }) => ({ position, sha256, assetIds: asset_ids }));
}

/** Whether a visitor may see a project, as the policy of projects says. Nobody sees nonsense. */
export async function maySeeProject(
  database: Pool | PoolClient,
  { visitorIds, projectId }: { readonly visitorIds: readonly string[]; readonly projectId: string },
): Promise<boolean> {
  if (!isUuid(projectId)) return false;
  const { rowCount } = await database.query(
    'SELECT 1 FROM project_access WHERE project_id = $1 AND visitor_id = ANY ($2::uuid[]) LIMIT 1',
    [projectId, visitorIds.filter(isUuid)],
  );
  return (rowCount ?? 0) > 0;
}

/** Pictures of a project that have a tile and lie on no sheet yet, oldest first. */
export async function listUnsheeted(
  database: Pool | PoolClient,
  { projectId, limit }: { readonly projectId: string; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM assets
     WHERE project_id = $1 AND variants ? '32'
       AND id NOT IN (SELECT unnest(asset_ids) FROM asset_sheets WHERE project_id = $1)
     ORDER BY created_at, id LIMIT $2`,
    [projectId, limit],
  );
  return rows.map(({ id }) => id);
}

/** Hashes of the tiles of pictures, by their ids. */
export async function listTiles(
  database: Pool | PoolClient,
  assetIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query<{ id: string; sha256: string }>(
    `SELECT id, variants->'32'->>'sha256' AS sha256 FROM assets WHERE id = ANY ($1::uuid[]) AND variants ? '32'`,
    [assetIds],
  );
  return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
}

/**
 * Adds a sheet, or puts it in place of the one that it continues. Does nothing when another process was sooner.
 *
 * @param sheet.continues - The hash of the sheet that it was drawn from; null for a new one.
 */
export async function saveSheet(
  database: Pool | PoolClient,
  sheet: StoredSheet & { readonly projectId: string; readonly continues: string | null },
): Promise<void> {
  await database.query(
    `INSERT INTO asset_sheets AS known (project_id, position, sha256, asset_ids) VALUES ($1, $2, $3, $4)
     ON CONFLICT (project_id, position) DO UPDATE SET sha256 = excluded.sha256, asset_ids = excluded.asset_ids
     WHERE known.sha256 = $5`,
    [sheet.projectId, sheet.position, sheet.sha256, sheet.assetIds, sheet.continues],
  );
}
