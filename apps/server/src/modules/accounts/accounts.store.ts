import type { PlanKey, Role } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import type { Account, AfterRow, Caps } from './accounts.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly image: string | null;
  // Both columns have CHECK constraints with exactly these values.
  readonly plan: PlanKey;
  readonly role: Role;
  readonly time_zone: string | null;
  readonly created_at: Date;
};

type CapsRow = {
  readonly per_run_cap_millicredits: bigint | null;
  readonly per_day_cap_millicredits: bigint | null;
  readonly per_project_cap_millicredits: bigint | null;
};

/** Any number nobody else locks: "acco" in ASCII. */
const OPENING_LOCK_KEY = 0x61_63_63_6f;

const SELECT_ACCOUNT = `
  SELECT a.id, u.name, u.email, u.image, a.plan, a.role, a.time_zone, a.created_at
  FROM accounts a JOIN auth_users u ON u.id = a.auth_user_id`;

/** Lets one account at a time be opened, until the transaction ends: the first one of all becomes the operator. */
export async function lockAccountOpening(connection: PoolClient): Promise<void> {
  await connection.query('SELECT pg_advisory_xact_lock($1)', [OPENING_LOCK_KEY]);
}

export async function hasAnyAccount(connection: PoolClient): Promise<boolean> {
  const { rows } = await connection.query('SELECT 1 FROM accounts LIMIT 1');
  return rows.length > 0;
}

export async function insertAccount(
  connection: PoolClient,
  { id, authUserId, role, createdAt }: { id: string; authUserId: string; role: Role; createdAt: Date },
): Promise<void> {
  await connection.query('INSERT INTO accounts (id, auth_user_id, role, created_at) VALUES ($1, $2, $3, $4)', [
    id,
    authUserId,
    role,
    createdAt,
  ]);
}

/** The account of a signed-in person, or nothing when it was not opened yet. */
export async function findAccountByAuthUser(
  database: Pool | PoolClient,
  authUserId: string,
): Promise<Account | undefined> {
  const { rows } = await database.query<Row>(`${SELECT_ACCOUNT} WHERE a.auth_user_id = $1`, [authUserId]);
  return rows[0] && toAccount(rows[0]);
}

/** @param id - A UUID; the database refuses any other text. */
export async function findAccount(database: Pool | PoolClient, id: string): Promise<Account | undefined> {
  const { rows } = await database.query<Row>(`${SELECT_ACCOUNT} WHERE a.id = $1`, [id]);
  return rows[0] && toAccount(rows[0]);
}

/** Those who run this installation, the first of them first. */
export async function listOperators(database: Pool | PoolClient): Promise<readonly Account[]> {
  const { rows } = await database.query<Row>(`${SELECT_ACCOUNT} WHERE a.role = 'operator' ORDER BY a.created_at, a.id`);
  return rows.map(toAccount);
}

/** Accounts newest first. Compares both columns at once, so that equal instants do not lose a row. */
export async function listAccounts(
  database: Pool | PoolClient,
  { limit, after }: { limit: number; after?: AfterRow },
): Promise<readonly Account[]> {
  const { rows } = await database.query<Row>(
    `${SELECT_ACCOUNT}
     WHERE $2::timestamptz IS NULL OR (a.created_at, a.id) < ($2, $3)
     ORDER BY a.created_at DESC, a.id DESC LIMIT $1`,
    [limit, after?.createdAt ?? null, after?.id ?? null],
  );
  return rows.map(toAccount);
}

/** Sets in which days and times are shown to this person; null: the zone of whoever looks. */
export async function updateTimeZone(
  database: Pool | PoolClient,
  accountId: string,
  timeZone: string | null,
): Promise<void> {
  await database.query('UPDATE accounts SET time_zone = $2 WHERE id = $1', [accountId, timeZone]);
}

export async function readCaps(database: Pool | PoolClient, accountId: string): Promise<Caps> {
  const { rows } = await database.query<CapsRow>(
    `SELECT per_run_cap_millicredits, per_day_cap_millicredits, per_project_cap_millicredits
     FROM accounts WHERE id = $1`,
    [accountId],
  );
  return toCaps(rows[0] as CapsRow);
}

/** Changes the caps that are given; undefined leaves one as it is, null removes it. */
export async function updateCaps(
  database: Pool | PoolClient,
  accountId: string,
  changes: { readonly [Cap in keyof Caps]?: Caps[Cap] | undefined },
): Promise<Caps> {
  const { rows } = await database.query<CapsRow>(
    `UPDATE accounts SET
       per_run_cap_millicredits = CASE WHEN $2 THEN $3 ELSE per_run_cap_millicredits END,
       per_day_cap_millicredits = CASE WHEN $4 THEN $5 ELSE per_day_cap_millicredits END,
       per_project_cap_millicredits = CASE WHEN $6 THEN $7 ELSE per_project_cap_millicredits END
     WHERE id = $1
     RETURNING per_run_cap_millicredits, per_day_cap_millicredits, per_project_cap_millicredits`,
    [
      accountId,
      changes.perRunMillicredits !== undefined,
      changes.perRunMillicredits ?? null,
      changes.perDayMillicredits !== undefined,
      changes.perDayMillicredits ?? null,
      changes.perProjectMillicredits !== undefined,
      changes.perProjectMillicredits ?? null,
    ],
  );
  return toCaps(rows[0] as CapsRow);
}

function toAccount(row: Row): Account {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    imageUrl: row.image,
    plan: row.plan,
    role: row.role,
    timeZone: row.time_zone,
    createdAt: row.created_at,
  };
}

function toCaps(row: CapsRow): Caps {
  return {
    perRunMillicredits: row.per_run_cap_millicredits,
    perDayMillicredits: row.per_day_cap_millicredits,
    perProjectMillicredits: row.per_project_cap_millicredits,
  };
}
