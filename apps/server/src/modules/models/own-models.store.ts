import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../../platform/database/uuid.ts';
import { ownModelContentSchema, type StoredOwnModel } from './own-models.ts';

/** Tells every process that models of the operator's own changed. */
export const OWN_MODELS_CHANGED = 'own_models_changed';

type Row = {
  readonly id: string;
  readonly key: string;
  readonly content: unknown;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly retired_at: Date | null;
};

/** All of them, retired ones too, in the order in which they came. */
export async function readOwnModels(database: Pool | PoolClient): Promise<readonly StoredOwnModel[]> {
  const { rows } = await database.query<Row>('SELECT * FROM own_models ORDER BY created_at, id');
  return rows.map(toOwnModel);
}

/** @returns undefined for nonsense as well. Nobody else changes it until the transaction ends. */
export async function lockOwnModel(connection: PoolClient, id: string): Promise<StoredOwnModel | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await connection.query<Row>('SELECT * FROM own_models WHERE id = $1 FOR UPDATE', [id]);
  return rows[0] && toOwnModel(rows[0]);
}

/** Any number nobody else locks: "ownm" in ASCII. */
const LOCK_KEY = 0x6f_77_6e_6d;

/** Lets one after the other choose a key. */
export async function lockOwnModelKeys(connection: PoolClient): Promise<readonly string[]> {
  await connection.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
  const { rows } = await connection.query<{ readonly key: string }>('SELECT key FROM own_models');
  return rows.map(({ key }) => key);
}

/** Adds a model, or writes what changed of it. Its key stays. */
export async function writeOwnModel(connection: PoolClient, model: StoredOwnModel): Promise<void> {
  await connection.query(
    `INSERT INTO own_models (id, key, content, created_at, updated_at, retired_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE
     SET content = excluded.content, updated_at = excluded.updated_at, retired_at = excluded.retired_at`,
    [model.id, model.key, { format: 1, ...model.content }, model.createdAt, model.updatedAt, model.retiredAt],
  );
  await connection.query('SELECT pg_notify($1, $2)', [OWN_MODELS_CHANGED, '']);
}

function toOwnModel(row: Row): StoredOwnModel {
  const { format: _format, ...content } = ownModelContentSchema.parse(row.content);
  const { id, key } = row;
  return { id, key, content, createdAt: row.created_at, updatedAt: row.updated_at, retiredAt: row.retired_at };
}
