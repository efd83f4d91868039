import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import type { NewTerm } from './billing.ts';

/** A month of a paid term with the grant that brings its credits. */
export type StoredWindow = {
  readonly month: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null where it was paid for too late. */
  readonly grantId: string | null;
};

/** Where a term belongs, and how it stands. */
export type StoredTerm = {
  readonly id: string;
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly state: 'owed' | 'paid' | 'void';
  readonly endsAt: Date;
  readonly endedEarlyAt: Date | null;
  readonly bonusGrantId: string | null;
  readonly hasLivingSubscription: boolean;
};

/** Writes a term as owed. It is paid in the same transaction where its money is there already. */
export async function insertTerm(
  connection: PoolClient,
  options: {
    readonly id: string;
    readonly accountId: string;
    readonly subscriptionId: string;
    readonly term: NewTerm;
    readonly at: Date;
  },
): Promise<void> {
  const { id, accountId, subscriptionId, term, at } = options;
  await connection.query(
    `INSERT INTO subscription_terms (id, account_id, subscription_id, plan, interval, first_month, months, starts_at,
                                     ends_at, price_cents, price_list_version, monthly_millicredits, bonus_millicredits,
                                     state, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'owed', $14)`,
    [
      id,
      accountId,
      subscriptionId,
      term.plan,
      term.interval,
      term.firstMonth,
      term.months,
      term.startsAt,
      term.endsAt,
      term.priceCents,
      term.priceListVersion,
      term.monthlyMillicredits,
      term.bonusMillicredits,
      at,
    ],
  );
}

/** Writes that an owed term is paid, with its months and their grants. */
export async function markTermPaid(
  connection: PoolClient,
  options: {
    readonly id: string;
    readonly subscriptionId: string;
    readonly bonusGrantId: string | null;
    readonly windows: readonly StoredWindow[];
    readonly at: Date;
  },
): Promise<void> {
  const { id, subscriptionId, bonusGrantId, windows, at } = options;
  const { rowCount } = await connection.query(
    "UPDATE subscription_terms SET state = 'paid', paid_at = $2, bonus_grant_id = $3 WHERE id = $1 AND state = 'owed'",
    [id, at, bonusGrantId],
  );
  assert(rowCount === 1, `term ${id} is not owed`);
  await connection.query(
    `INSERT INTO subscription_windows (subscription_id, term_id, month, starts_at, ends_at, grant_id)
     SELECT $1, $2, month, starts_at, ends_at, grant_id
       FROM unnest($3::integer[], $4::timestamptz[], $5::timestamptz[], $6::uuid[])
            AS months (month, starts_at, ends_at, grant_id)`,
    [
      subscriptionId,
      id,
      windows.map(({ month }) => month),
      windows.map(({ startsAt }) => startsAt),
      windows.map(({ endsAt }) => endsAt),
      windows.map(({ grantId }) => grantId),
    ],
  );
}

export async function markTermVoid(connection: PoolClient, id: string): Promise<void> {
  const { rowCount } = await connection.query(
    "UPDATE subscription_terms SET state = 'void' WHERE id = $1 AND state = 'owed'",
    [id],
  );
  assert(rowCount === 1, `term ${id} is not owed`);
}

/** Writes that a paid term ends before its time. The first end stays. */
export async function cutTerm(
  connection: PoolClient,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<void> {
  await connection.query(
    "UPDATE subscription_terms SET ended_early_at = coalesce(ended_early_at, $2) WHERE id = $1 AND state = 'paid'",
    [id, at],
  );
}

export async function findTerm(connection: PoolClient, id: string): Promise<StoredTerm | undefined> {
  const { rows } = await connection.query<StoredTerm>(
    `SELECT t.id, t.account_id AS "accountId", t.subscription_id AS "subscriptionId", t.state, t.ends_at AS "endsAt",
            t.ended_early_at AS "endedEarlyAt", t.bonus_grant_id AS "bonusGrantId",
            s.ended_at IS NULL AS "hasLivingSubscription"
       FROM subscription_terms t JOIN subscriptions s ON s.id = t.subscription_id
      WHERE t.id = $1`,
    [id],
  );
  return rows[0];
}

/** The months of a paid term, in order. */
export async function listStoredWindows(connection: PoolClient, termId: string): Promise<readonly StoredWindow[]> {
  const { rows } = await connection.query<StoredWindow>(
    `SELECT month, starts_at AS "startsAt", ends_at AS "endsAt", grant_id AS "grantId"
       FROM subscription_windows WHERE term_id = $1 ORDER BY month`,
    [termId],
  );
  return rows;
}
