import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { StoredAsset } from './assets.ts';

/** What is needed to find an asset's files and to name them. */
export type AssetFiles = Pick<
  StoredAsset,
  'id' | 'kind' | 'name' | 'prompt' | 'mimeType' | 'sha256' | 'widthPx' | 'heightPx' | 'durationMs' | 'variants'
>;

/** The files of those of these assets that a visitor may look at: their own, and those of projects they may see. */
export async function listVisibleFiles(
  database: Pool | PoolClient,
  { visitorIds, assetIds }: { readonly visitorIds: readonly string[]; readonly assetIds: readonly string[] },
): Promise<readonly AssetFiles[]> {
  const { rows } = await database.query<AssetFiles>(
    `SELECT id, kind, name, prompt, mime_type AS "mimeType", sha256, width_px AS "widthPx", height_px AS "heightPx",
       duration_ms AS "durationMs", variants
     FROM assets a
     WHERE id = ANY ($1::uuid[]) AND (account_id = ANY ($2::uuid[]) OR EXISTS (
       SELECT 1 FROM project_access p WHERE p.project_id = a.project_id AND p.visitor_id = ANY ($2::uuid[])
     ))`,
    [assetIds.filter(isUuid), visitorIds.filter(isUuid)],
  );
  return rows;
}
