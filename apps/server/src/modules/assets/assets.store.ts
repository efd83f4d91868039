import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { AssetFilter, AssetVariants, StoredAsset } from './assets.ts';

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly project_id: string;
  readonly generation_id: string | null;
  readonly result_index: number | null;
  // The CHECK constraint allows exactly these kinds.
  readonly kind: StoredAsset['kind'];
  readonly name: string | null;
  readonly mime_type: string;
  readonly width_px: number | null;
  readonly height_px: number | null;
  readonly duration_ms: number | null;
  readonly size_bytes: bigint;
  readonly sha256: string;
  // Only this file writes the JSON columns, from values of exactly these types.
  readonly variants: StoredAsset['variants'];
  readonly model: string | null;
  readonly vendor_model: string | null;
  readonly prompt: string | null;
  readonly settings: StoredAsset['settings'];
  readonly seed: bigint | null;
  readonly scene: StoredAsset['scene'];
  readonly has_scene: boolean;
  readonly facts: StoredAsset['facts'];
  readonly credits: readonly string[];
  readonly charged_millicredits: bigint;
  readonly plan_at_creation: StoredAsset['planAtCreation'];
  readonly licence: StoredAsset['licence'];
  readonly parents: readonly string[];
  readonly created_at: Date;
};

/** The scene of a design is large and asked for by itself, so lists leave it out. */
const COLUMNS = `id, account_id, project_id, generation_id, result_index, kind, name, mime_type, width_px, height_px,
  duration_ms, size_bytes, sha256, variants, model, vendor_model, prompt, settings, seed, charged_millicredits,
  plan_at_creation, licence, parents, created_at, facts, credits`;

/** Rows with their scenes in one answer. */
const ROWS_AT_ONCE = 200;

const WITH_SCENE = `${COLUMNS}, scene, scene IS NOT NULL AS has_scene`;
const WITHOUT_SCENE = `${COLUMNS}, NULL AS scene, scene IS NOT NULL AS has_scene`;

/** Adds an asset. One with the same id is left as it is, so that a step may run twice. */
export async function insertAsset(connection: PoolClient, asset: StoredAsset): Promise<void> {
  await insertAssets(connection, [asset]);
}

/** Adds the results of a generation in one statement; what is there already is left as it is. */
export async function insertAssets(connection: PoolClient, assets: readonly StoredAsset[]): Promise<void> {
  const rows = assets.map(toValues);
  const places = rows.map((row, index) => `(${row.map((_, column) => `$${index * row.length + column + 1}`).join()})`);
  await connection.query(
    `INSERT INTO assets (${COLUMNS}, scene) VALUES ${places.join()} ON CONFLICT (id) DO NOTHING`,
    rows.flat(),
  );
}

/** In the order of COLUMNS, with the scene at the end. */
function toValues(asset: StoredAsset): unknown[] {
  return [
    asset.id,
    asset.accountId,
    asset.projectId,
    asset.generationId,
    asset.resultIndex,
    asset.kind,
    asset.name,
    asset.mimeType,
    asset.widthPx,
    asset.heightPx,
    asset.durationMs,
    asset.sizeBytes,
    asset.sha256,
    asset.variants,
    asset.model,
    asset.vendorModel,
    asset.prompt,
    asset.settings,
    asset.seed,
    asset.chargedMillicredits,
    asset.planAtCreation,
    asset.licence,
    asset.parents,
    asset.createdAt,
    asset.facts,
    asset.credits,
    asset.scene,
  ];
}

/** Notes the smaller copies of an asset that was stored without them. */
export async function saveVariants(
  database: Pool | PoolClient,
  { assetId, variants }: { readonly assetId: string; readonly variants: AssetVariants },
): Promise<void> {
  await database.query('UPDATE assets SET variants = $2 WHERE id = $1', [assetId, variants]);
}

/** An asset of this owner with its scene; undefined for anybody else's and for nonsense. */
export async function findAsset(
  database: Pool | PoolClient,
  { accountId, assetId }: { readonly accountId: string; readonly assetId: string },
): Promise<StoredAsset | undefined> {
  if (!isUuid(assetId)) return undefined;
  const { rows } = await database.query<Row>(`SELECT ${WITH_SCENE} FROM assets WHERE id = $1 AND account_id = $2`, [
    assetId,
    accountId,
  ]);
  return rows[0] && toAsset(rows[0]);
}

/**
 * An asset with its scene that a visitor may look at: their own, or one of a project that they may see.
 *
 * @param asked.visitorIds - As the policy of projects knows them.
 */
export async function findVisibleAsset(
  database: Pool | PoolClient,
  { visitorIds, assetId }: { readonly visitorIds: readonly string[]; readonly assetId: string },
): Promise<StoredAsset | undefined> {
  if (!isUuid(assetId)) return undefined;
  const { rows } = await database.query<Row>(
    `SELECT ${WITH_SCENE} FROM assets a
     WHERE id = $1 AND (account_id = ANY ($2::uuid[]) OR EXISTS (
       SELECT 1 FROM project_access p WHERE p.project_id = a.project_id AND p.visitor_id = ANY ($2::uuid[])
     ))`,
    [assetId, visitorIds.filter(isUuid)],
  );
  return rows[0] && toAsset(rows[0]);
}

/** Like `findVisibleAsset` for many, in no order; read a few hundred at a time, since scenes are large. */
export async function listVisibleAssets(
  database: Pool | PoolClient,
  { visitorIds, assetIds }: { readonly visitorIds: readonly string[]; readonly assetIds: readonly string[] },
): Promise<readonly StoredAsset[]> {
  const wanted = assetIds.filter(isUuid);
  const found: StoredAsset[] = [];
  for (let start = 0; start < wanted.length; start += ROWS_AT_ONCE) {
    const { rows } = await database.query<Row>(
      `SELECT ${WITH_SCENE} FROM assets a
       WHERE id = ANY ($1::uuid[]) AND (account_id = ANY ($2::uuid[]) OR EXISTS (
         SELECT 1 FROM project_access p WHERE p.project_id = a.project_id AND p.visitor_id = ANY ($2::uuid[])
       ))`,
      [wanted.slice(start, start + ROWS_AT_ONCE), visitorIds.filter(isUuid)],
    );
    found.push(...rows.map(toAsset));
  }
  return found;
}

/** Where the smallest useful copy of an asset's picture lies; undefined where none is made yet, or there is no asset. */
export async function findSmallCopy(database: Pool | PoolClient, assetId: string): Promise<string | undefined> {
  if (!isUuid(assetId)) return undefined;
  const { rows } = await database.query<Pick<Row, 'variants'>>('SELECT variants FROM assets WHERE id = $1', [assetId]);
  const variants = rows[0]?.variants;
  return (variants?.['128'] ?? variants?.['32'])?.sha256;
}

/** Assets newest first, without their scenes (null). A project id that is none finds nothing. */
export async function listAssets(database: Pool | PoolClient, filter: AssetFilter): Promise<readonly StoredAsset[]> {
  if (filter.projectId !== undefined && !isUuid(filter.projectId)) return [];
  const { rows } = await database.query<Row>(
    `SELECT ${WITHOUT_SCENE} FROM assets
     WHERE account_id = $1
       AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
       AND ($5::text IS NULL OR kind = $5)
       AND ($6::boolean IS NULL OR (licence->>'commercialUse')::boolean = $6)
       AND ($7::uuid IS NULL OR project_id = $7)
     ORDER BY created_at DESC, id DESC LIMIT $2`,
    [
      filter.accountId,
      filter.limit,
      filter.after?.createdAt ?? null,
      filter.after?.id ?? null,
      filter.kind ?? null,
      filter.safeToSell ?? null,
      filter.projectId ?? null,
    ],
  );
  return rows.map(toAsset);
}

/** Results of one generation in their order, without their scenes. */
export async function listResults(database: Pool | PoolClient, generationId: string): Promise<readonly StoredAsset[]> {
  const { rows } = await database.query<Row>(
    `SELECT ${WITHOUT_SCENE} FROM assets WHERE generation_id = $1 ORDER BY result_index`,
    [generationId],
  );
  return rows.map(toAsset);
}

/** Results of many generations in their order, without their scenes; the caller has checked whose they are. */
export async function listResultsOf(
  database: Pool | PoolClient,
  generationIds: readonly string[],
): Promise<readonly StoredAsset[]> {
  if (generationIds.length === 0) return [];
  const { rows } = await database.query<Row>(
    `SELECT ${WITHOUT_SCENE} FROM assets WHERE generation_id = ANY ($1::uuid[])
     ORDER BY generation_id, result_index`,
    [generationIds],
  );
  return rows.map(toAsset);
}

/** How many pictures a project's card shows. */
const COVERS = 4;

/** Ids of the newest pictures of each project. Projects without pictures are missing in the answer. */
export async function listCovers(
  database: Pool | PoolClient,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await database.query<{ project_id: string; ids: string[] }>(
    `SELECT wanted.project_id, array_agg(newest.id ORDER BY newest.created_at DESC, newest.id DESC) AS ids
     FROM unnest($1::uuid[]) AS wanted (project_id)
     CROSS JOIN LATERAL (
       SELECT id, created_at FROM assets WHERE project_id = wanted.project_id AND kind = 'image'
       ORDER BY created_at DESC, id DESC LIMIT $2
     ) AS newest
     GROUP BY wanted.project_id`,
    [projectIds, COVERS],
  );
  return new Map(rows.map((row) => [row.project_id, row.ids]));
}

/** Any asset with exactly this content that a model made, whoever owns it; the oldest. For the check of certificates. */
export async function findAssetByContent(
  database: Pool | PoolClient,
  sha256: string,
): Promise<StoredAsset | undefined> {
  const { rows } = await database.query<Row>(
    `SELECT ${WITHOUT_SCENE} FROM assets WHERE sha256 = $1 AND model IS NOT NULL
     ORDER BY created_at, id LIMIT 1`,
    [sha256],
  );
  return rows[0] && toAsset(rows[0]);
}

function toAsset(row: Row): StoredAsset {
  return {
    id: row.id,
    accountId: row.account_id,
    projectId: row.project_id,
    generationId: row.generation_id,
    resultIndex: row.result_index,
    kind: row.kind,
    name: row.name,
    mimeType: row.mime_type,
    widthPx: row.width_px,
    heightPx: row.height_px,
    durationMs: row.duration_ms,
    sizeBytes: Number(row.size_bytes),
    sha256: row.sha256,
    variants: row.variants,
    model: row.model,
    vendorModel: row.vendor_model,
    prompt: row.prompt,
    settings: row.settings,
    seed: row.seed === null ? null : Number(row.seed),
    scene: row.scene,
    hasScene: row.has_scene,
    facts: row.facts,
    credits: row.credits,
    chargedMillicredits: row.charged_millicredits,
    planAtCreation: row.plan_at_creation,
    licence: row.licence,
    parents: row.parents,
    createdAt: row.created_at,
  };
}
