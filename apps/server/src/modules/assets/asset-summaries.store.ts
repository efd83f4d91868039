import type { ModelKind } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';

/** What there is to know about a file without opening it, for whoever plans with it. */
export type AssetSummary = {
  readonly id: string;
  readonly kind: ModelKind;
  /** What the creator called an uploaded file. */
  readonly name: string | null;
  readonly prompt: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** Whether its layers were kept. */
  readonly hasScene: boolean;
  readonly generationId: string | null;
  /** The run and the step of its plan that made it; null for uploads and direct generations. */
  readonly runId: string | null;
  readonly stepId: string | null;
};

type Row = {
  readonly id: string;
  // The CHECK constraint allows exactly these.
  readonly kind: ModelKind;
  readonly name: string | null;
  readonly prompt: string | null;
  readonly width_px: number | null;
  readonly height_px: number | null;
  readonly has_scene: boolean;
  readonly generation_id: string | null;
  readonly run_id: string | null;
  readonly step_id: string | null;
};

// A scene is large, so only its presence is read.
const SELECT = `SELECT a.id, a.kind, a.name, a.prompt, a.width_px, a.height_px, a.scene IS NOT NULL AS has_scene,
    a.generation_id, g.run_id, g.step_id
  FROM assets a LEFT JOIN generations g ON g.id = a.generation_id`;

type Owned<Ids> = { readonly accountId: string } & Ids;

/** The given assets of an account, in no particular order; others are left out. */
export async function listAssetSummaries(
  database: Pool | PoolClient,
  { accountId, assetIds }: Owned<{ readonly assetIds: readonly string[] }>,
): Promise<readonly AssetSummary[]> {
  const ids = assetIds.filter(isUuid);
  if (ids.length === 0) return [];
  const { rows } = await database.query<Row>(`${SELECT} WHERE a.id = ANY ($2::uuid[]) AND a.account_id = $1`, [
    accountId,
    ids,
  ]);
  return rows.map(toSummary);
}

/** What runs of an account have made, each generation's results in their order. */
export async function listRunResults(
  database: Pool | PoolClient,
  { accountId, runIds }: Owned<{ readonly runIds: readonly string[] }>,
): Promise<readonly AssetSummary[]> {
  if (runIds.length === 0) return [];
  const { rows } = await database.query<Row>(
    `${SELECT} WHERE g.run_id = ANY ($2::uuid[]) AND a.account_id = $1 ORDER BY g.created_at, g.id, a.result_index`,
    [accountId, runIds],
  );
  return rows.map(toSummary);
}

function toSummary(row: Row): AssetSummary {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    prompt: row.prompt,
    widthPx: row.width_px,
    heightPx: row.height_px,
    hasScene: row.has_scene,
    generationId: row.generation_id,
    runId: row.run_id,
    stepId: row.step_id,
  };
}
