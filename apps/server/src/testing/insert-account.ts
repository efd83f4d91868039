import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** Adds a person with an account and answers its id. */
export async function insertAccount(
  database: Pool | PoolClient,
  { plan = 'free', at = new Date() }: { readonly plan?: 'free' | 'basic' | 'pro'; readonly at?: Date } = {},
): Promise<string> {
  const id = randomUUID();
  await database.query("INSERT INTO auth_users (id, name, email) VALUES ($1, 'Somebody', $1 || '@example.com')", [id]);
  await database.query(
    "INSERT INTO accounts (id, auth_user_id, role, plan, created_at) VALUES ($1::uuid, $1::text, 'member', $2, $3)",
    [id, plan, at],
  );
  return id;
}
