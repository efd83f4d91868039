import type { PoolClient } from 'pg';
import type { Choice } from './billing.ts';

/** What a preview promised. */
export type StoredPreview = {
  readonly id: string;
  readonly accountId: string;
  readonly choice: Choice;
  readonly digest: string;
  readonly createdAt: Date;
};

type Row = {
  readonly id: string;
  readonly account_id: string;
  // Only a parsed choice is ever written.
  readonly plan: Choice['plan'];
  readonly interval: Choice['interval'];
  readonly digest: string;
  readonly created_at: Date;
};

export async function insertPreview(connection: PoolClient, preview: StoredPreview): Promise<void> {
  const { id, accountId, choice, digest, createdAt } = preview;
  await connection.query(
    `INSERT INTO subscription_previews (id, account_id, plan, interval, digest, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, accountId, choice.plan, choice.interval, digest, createdAt],
  );
}

/** A preview of this account; somebody else's is none. */
export async function findPreview(
  connection: PoolClient,
  { id, accountId }: { readonly id: string; readonly accountId: string },
): Promise<StoredPreview | undefined> {
  const { rows } = await connection.query<Row>(
    'SELECT * FROM subscription_previews WHERE id::text = $1 AND account_id = $2',
    [id, accountId],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { plan, interval, digest } = row;
  return { id: row.id, accountId: row.account_id, choice: { plan, interval }, digest, createdAt: row.created_at };
}

/** Deletes what nobody can carry out any more. */
export async function deletePreviewsBefore(connection: PoolClient, before: Date): Promise<void> {
  await connection.query('DELETE FROM subscription_previews WHERE created_at < $1', [before]);
}
