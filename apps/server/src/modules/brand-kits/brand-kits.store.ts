import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import type { AfterBrandKit, StoredBrandKit } from './brand-kits.ts';
import { upgradeBrandKit } from './upgrade-brand-kit.ts';

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly content: unknown;
  readonly created_at: Date;
  readonly updated_at: Date;
};

type Owned = { readonly accountId: string; readonly brandKitId: string };

/**
 * Lets one after the other add and rename an account's kits until their transactions end, so that neither a name nor the
 * last free place is given twice.
 */
export async function lockBrandKitNames(connection: PoolClient, accountId: string): Promise<void> {
  await connection.query('SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
}

/** How many living kits an account has. */
export async function countBrandKits(connection: PoolClient, accountId: string): Promise<number> {
  const { rows } = await connection.query<{ kits: number }>(
    'SELECT count(*)::int AS kits FROM brand_kits WHERE account_id = $1 AND deleted_at IS NULL',
    [accountId],
  );
  return rows[0]?.kits ?? 0;
}

/** Whether another living kit of the account has the name, in whatever case. */
export async function isBrandKitNameTaken(
  connection: PoolClient,
  { accountId, brandKitId, name }: Owned & { readonly name: string },
): Promise<boolean> {
  const { rowCount } = await connection.query(
    'SELECT 1 FROM brand_kits WHERE account_id = $1 AND id <> $2 AND lower(name) = lower($3) AND deleted_at IS NULL',
    [accountId, brandKitId, name],
  );
  return rowCount !== 0;
}

/** Adds a kit. The caller has seen that its name is free. */
export async function insertBrandKit(connection: PoolClient, kit: StoredBrandKit): Promise<void> {
  await connection.query(
    'INSERT INTO brand_kits (id, account_id, name, content, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [kit.id, kit.accountId, kit.name, kit.content, kit.createdAt, kit.updatedAt],
  );
}

/** A living kit of this owner; undefined for anybody else's, a deleted one and nonsense alike. */
export async function findBrandKit(
  database: Pool | PoolClient,
  { accountId, brandKitId }: Owned,
): Promise<StoredBrandKit | undefined> {
  if (!isUuid(brandKitId)) return undefined;
  const { rows } = await database.query<Row>(
    'SELECT * FROM brand_kits WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL',
    [brandKitId, accountId],
  );
  return rows[0] && toBrandKit(rows[0]);
}

/** Like {@link findBrandKit}; keeps others from changing and deleting it until the transaction ends. */
export async function lockBrandKit(
  connection: PoolClient,
  { accountId, brandKitId }: Owned,
): Promise<StoredBrandKit | undefined> {
  if (!isUuid(brandKitId)) return undefined;
  const { rows } = await connection.query<Row>(
    'SELECT * FROM brand_kits WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE',
    [brandKitId, accountId],
  );
  return rows[0] && toBrandKit(rows[0]);
}

/** Living kits, by name. */
export async function listBrandKits(
  database: Pool | PoolClient,
  page: { readonly accountId: string; readonly limit: number; readonly after?: AfterBrandKit | undefined },
): Promise<readonly StoredBrandKit[]> {
  const { rows } = await database.query<Row>(
    `SELECT * FROM brand_kits
     WHERE account_id = $1 AND deleted_at IS NULL
       AND ($3::text IS NULL OR (lower(name), id) > (lower($3), $4::uuid))
     ORDER BY lower(name), id LIMIT $2`,
    [page.accountId, page.limit, page.after?.name ?? null, page.after?.id ?? null],
  );
  return rows.map(toBrandKit);
}

/** The names of an account's living kits: all that a search for mentions needs. */
export async function listBrandKitNames(
  database: Pool | PoolClient,
  accountId: string,
): Promise<readonly Pick<StoredBrandKit, 'id' | 'name'>[]> {
  const { rows } = await database.query<Pick<StoredBrandKit, 'id' | 'name'>>(
    'SELECT id, name FROM brand_kits WHERE account_id = $1 AND deleted_at IS NULL ORDER BY id',
    [accountId],
  );
  return rows;
}

/** Writes a kit over the one with its id, which the caller has locked. */
export async function updateBrandKit(connection: PoolClient, kit: StoredBrandKit): Promise<void> {
  await connection.query('UPDATE brand_kits SET name = $2, content = $3, updated_at = $4 WHERE id = $1', [
    kit.id,
    kit.name,
    kit.content,
    kit.updatedAt,
  ]);
}

/** Hides a kit for good; its row stays, as projects may have pointed at it. False when this owner has none. */
export async function deleteBrandKit(
  connection: PoolClient,
  { accountId, brandKitId, at }: Owned & { readonly at: Date },
): Promise<boolean> {
  if (!isUuid(brandKitId)) return false;
  const { rowCount } = await connection.query(
    'UPDATE brand_kits SET deleted_at = $3 WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL',
    [brandKitId, accountId, at],
  );
  return rowCount === 1;
}

function toBrandKit(row: Row): StoredBrandKit {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    content: upgradeBrandKit(row.content),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
