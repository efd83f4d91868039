import type { Pool, PoolClient } from 'pg';
import type { Person } from './shares.ts';

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly image: string | null;
  // The view and the CHECK constraint allow exactly these.
  readonly role: Person['role'];
  readonly joined_at: Date;
};

/** The owner of a living project and its members, in the order in which they came. */
export async function listPeople(database: Pool | PoolClient, projectId: string): Promise<readonly Person[]> {
  const { rows } = await database.query<Row>(
    `SELECT coalesce(m.id, p.id) AS id, a.visitor_id AS account_id, u.name, u.image, a.role,
            coalesce(m.joined_at, p.created_at) AS joined_at
     FROM project_access a
     JOIN projects p ON p.id = a.project_id
     JOIN accounts c ON c.id = a.visitor_id
     JOIN auth_users u ON u.id = c.auth_user_id
     LEFT JOIN project_members m ON m.project_id = a.project_id AND m.account_id = a.visitor_id
     WHERE a.project_id = $1 ORDER BY a.role = 'owner' DESC, joined_at, id`,
    [projectId],
  );
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    imageUrl: row.image,
    role: row.role,
    joinedAt: row.joined_at,
  }));
}

/** A person's name for others, and where letters reach them. */
export type NamedAccount = { readonly name: string; readonly email: string };

/** Names of accounts, by id, whether they still are on a project or not. */
export async function listNames(
  database: Pool | PoolClient,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, NamedAccount>> {
  if (accountIds.length === 0) return new Map();
  const { rows } = await database.query<{ readonly id: string; readonly name: string; readonly email: string }>(
    `SELECT c.id, u.name, u.email FROM accounts c JOIN auth_users u ON u.id = c.auth_user_id WHERE c.id = ANY ($1::uuid[])`,
    [[...new Set(accountIds)]],
  );
  return new Map(rows.map(({ id, name, email }) => [id, { name, email }]));
}
