import type { Pool, PoolClient } from 'pg';
import type { AfterRow, ApiKey } from './accounts.ts';

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly hint: string;
  readonly cap_millicredits: bigint | null;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
};

const COLUMNS = 'id, account_id, name, hint, cap_millicredits, created_at, last_used_at';

/**
 * Keeps a key's hash. Writes nothing when the account has `most` living keys already.
 *
 * @returns The key, or undefined when there were too many.
 */
export async function insertApiKey(
  connection: PoolClient,
  { key, keySha256, most }: { key: Omit<ApiKey, 'lastUsedAt'>; keySha256: Buffer; most: number },
): Promise<ApiKey | undefined> {
  // The account's row is the queue: two keys made at once cannot both be the last.
  await connection.query('SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE', [key.accountId]);
  const { rows } = await connection.query<Row>(
    `INSERT INTO api_keys (id, account_id, name, hint, key_sha256, cap_millicredits, created_at)
     SELECT $1, $2, $3, $4, $5, $6, $7
     WHERE (SELECT count(*) FROM api_keys WHERE account_id = $2 AND revoked_at IS NULL) < $8
     RETURNING ${COLUMNS}`,
    [key.id, key.accountId, key.name, key.hint, keySha256, key.capMillicredits, key.createdAt, most],
  );
  return rows[0] && toApiKey(rows[0]);
}

/** Living keys, newest first. */
export async function listApiKeys(
  database: Pool | PoolClient,
  { accountId, limit, after }: { accountId: string; limit: number; after?: AfterRow },
): Promise<readonly ApiKey[]> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM api_keys
     WHERE account_id = $1 AND revoked_at IS NULL AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4))
     ORDER BY created_at DESC, id DESC LIMIT $2`,
    [accountId, limit, after?.createdAt ?? null, after?.id ?? null],
  );
  return rows.map(toApiKey);
}

/** @returns False when the account has no such living key. */
export async function revokeApiKey(
  database: Pool | PoolClient,
  { accountId, id, at }: { accountId: string; id: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await database.query(
    'UPDATE api_keys SET revoked_at = $3 WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL',
    [accountId, id, at],
  );
  return rowCount === 1;
}

export async function findApiKey(database: Pool | PoolClient, keySha256: Buffer): Promise<ApiKey | undefined> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM api_keys WHERE key_sha256 = $1 AND revoked_at IS NULL`,
    [keySha256],
  );
  return rows[0] && toApiKey(rows[0]);
}

export async function noteApiKeyUse(database: Pool | PoolClient, id: string, at: Date): Promise<void> {
  await database.query('UPDATE api_keys SET last_used_at = $2 WHERE id = $1', [id, at]);
}

function toApiKey(row: Row): ApiKey {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    hint: row.hint,
    capMillicredits: row.cap_millicredits,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
