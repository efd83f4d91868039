import assert from 'node:assert/strict';
import type { Interval } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import type { BillingState, LivingSubscription, OwedTerm, PaidChoice, PaidPlan, PaidTerm } from './billing.ts';

export type EndReason = 'replaced' | 'cancelled' | 'unpaid' | 'money-back';

type Row = {
  readonly id: string;
  readonly anchor_at: Date;
  readonly cancel_requested_at: Date | null;
  readonly due_at: Date;
  // The columns have CHECK constraints with exactly these values.
  readonly pending_plan: PaidPlan | null;
  readonly pending_interval: Interval | null;
  readonly term_id: string;
  readonly plan: PaidPlan;
  readonly interval: Interval;
  readonly first_month: number;
  readonly months: 1 | 12;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly price_cents: number;
  readonly price_list_version: string;
  readonly monthly_millicredits: bigint;
  readonly bonus_millicredits: bigint;
  readonly term_state: 'owed' | 'paid';
  readonly paid_cents: number;
  readonly refunded_cents: number;
};

type HistoryRow = { readonly version: number; readonly has_paid_monthly_term: boolean };

/** Reads what decisions about an account's plan are made of. Under the account's lock where one is made. */
export async function loadBillingState(database: Pool | PoolClient, accountId: string): Promise<BillingState> {
  const { rows: history } = await database.query<HistoryRow>(
    `SELECT coalesce((SELECT max(version) FROM subscriptions WHERE account_id = $1), 0) AS version,
            EXISTS (SELECT FROM subscription_terms
                     WHERE account_id = $1 AND state = 'paid' AND interval = 'monthly') AS has_paid_monthly_term`,
    [accountId],
  );
  const [{ version, has_paid_monthly_term: hasPaidMonthlyTerm }] = history as [HistoryRow]; // One row without FROM.
  return { subscription: await findLiving(database, accountId), version, hasPaidMonthlyTerm };
}

/** The subscription that has not ended, with its newest term. */
async function findLiving(database: Pool | PoolClient, accountId: string): Promise<LivingSubscription | null> {
  const { rows } = await database.query<Row>(
    `SELECT s.id, s.anchor_at, s.cancel_requested_at, s.due_at, c.plan AS pending_plan, c.interval AS pending_interval,
            t.id AS term_id, t.plan, t.interval, t.first_month, t.months, t.starts_at, t.ends_at, t.price_cents,
            t.price_list_version, t.monthly_millicredits, t.bonus_millicredits, t.state AS term_state,
            coalesce((SELECT sum(p.arrived_cents) FROM payments p
                       WHERE p.invoice_id = i.id AND p.outcome = 'applied'), 0)::integer AS paid_cents,
            coalesce((SELECT sum(r.cents) FROM refunds r WHERE r.invoice_id = i.id), 0)::integer AS refunded_cents
       FROM subscriptions s
       JOIN subscription_terms t ON t.subscription_id = s.id
       JOIN invoices i ON i.term_id = t.id
       LEFT JOIN subscription_pending_changes c ON c.subscription_id = s.id
      WHERE s.account_id = $1 AND s.ended_at IS NULL
      ORDER BY t.first_month DESC LIMIT 1`,
    [accountId],
  );
  return rows[0] === undefined ? null : toSubscription(rows[0]);
}

/** Begins a subscription. Its first term is written next, in the same transaction. */
export async function insertSubscription(
  connection: PoolClient,
  subscription: {
    readonly id: string;
    readonly accountId: string;
    readonly anchorAt: Date;
    readonly version: number;
    readonly dueAt: Date;
    readonly at: Date;
  },
): Promise<void> {
  await connection.query(
    `INSERT INTO subscriptions (id, account_id, anchor_at, version, due_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      subscription.id,
      subscription.accountId,
      subscription.anchorAt,
      subscription.version,
      subscription.dueAt,
      subscription.at,
    ],
  );
}

/** Writes what has changed about a living subscription; what is left out stays. Every change counts the version up. */
export async function updateSubscription(
  connection: PoolClient,
  changed: {
    readonly id: string;
    readonly dueAt?: Date;
    /** Null takes a cancellation back. */
    readonly cancelRequestedAt?: Date | null;
    /** Null drops the scheduled change; another one replaces it. */
    readonly pendingChange?: PaidChoice | null;
    readonly at: Date;
  },
): Promise<void> {
  const { id, dueAt, cancelRequestedAt, pendingChange, at } = changed;
  const { rowCount } = await connection.query(
    `UPDATE subscriptions SET version = version + 1, due_at = coalesce($2, due_at),
                              cancel_requested_at = CASE WHEN $3 THEN $4 ELSE cancel_requested_at END
      WHERE id = $1 AND ended_at IS NULL`,
    [id, dueAt ?? null, cancelRequestedAt !== undefined, cancelRequestedAt ?? null],
  );
  assert(rowCount === 1, `subscription ${id} has ended`);
  if (pendingChange === undefined) return;
  await connection.query('DELETE FROM subscription_pending_changes WHERE subscription_id = $1', [id]);
  if (pendingChange === null) return;
  await connection.query(
    'INSERT INTO subscription_pending_changes (subscription_id, plan, interval, requested_at) VALUES ($1, $2, $3, $4)',
    [id, pendingChange.plan, pendingChange.interval, at],
  );
}

/** Moves the next attempt for an owed term. The subscription itself is the same: previews stay what they were. */
export async function moveDueAt(
  connection: PoolClient,
  { id, dueAt }: { readonly id: string; readonly dueAt: Date },
): Promise<void> {
  await connection.query('UPDATE subscriptions SET due_at = $2 WHERE id = $1 AND ended_at IS NULL', [id, dueAt]);
}

/** Ends a subscription for good; a scheduled change goes with it. */
export async function endSubscription(
  connection: PoolClient,
  { id, reason, at }: { readonly id: string; readonly reason: EndReason; readonly at: Date },
): Promise<void> {
  const { rowCount } = await connection.query(
    `UPDATE subscriptions SET version = version + 1, ended_at = $3, end_reason = $2, due_at = NULL
      WHERE id = $1 AND ended_at IS NULL`,
    [id, reason, at],
  );
  assert(rowCount === 1, `subscription ${id} had ended`);
  await connection.query('DELETE FROM subscription_pending_changes WHERE subscription_id = $1', [id]);
}

/**
 * Accounts for whose subscription something is due, the longest waiting first. Those of whom a payment is asked for wait
 * until its answer is known.
 */
export async function listDueSubscriptions(
  database: Pool | PoolClient,
  { at, limit, except }: { readonly at: Date; readonly limit: number; readonly except: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly account_id: string }>(
    `SELECT s.account_id FROM subscriptions s
      WHERE s.due_at <= $1 AND s.ended_at IS NULL AND s.account_id <> ALL ($3::uuid[])
        AND NOT EXISTS (SELECT FROM payments p WHERE p.account_id = s.account_id AND p.state = 'asked')
      ORDER BY s.due_at, s.id LIMIT $2`,
    [at, limit, except],
  );
  return rows.map((row) => row.account_id);
}

/** The first instant of billing that lies after one and not after another. */
export async function findNextDue(
  database: Pool | PoolClient,
  { after, until }: { readonly after: Date; readonly until: Date },
): Promise<Date | undefined> {
  const { rows } = await database.query<{ readonly at: Date | null }>(
    `SELECT least(
       (SELECT min(due_at) FROM subscriptions WHERE ended_at IS NULL AND due_at > $1 AND due_at <= $2),
       (SELECT min(next_try_at) FROM refunds WHERE next_try_at > $1 AND next_try_at <= $2),
       (SELECT min(gives_up_at) FROM payments
         WHERE state = 'authenticating' AND gives_up_at > $1 AND gives_up_at <= $2)) AS at`,
    [after, until],
  );
  return rows[0]?.at ?? undefined;
}

function toSubscription(row: Row): LivingSubscription {
  const { pending_plan: plan, pending_interval: interval } = row;
  return {
    id: row.id,
    anchorAt: row.anchor_at,
    term: toTerm(row),
    pendingChange: plan === null || interval === null ? null : { plan, interval },
    cancelRequestedAt: row.cancel_requested_at,
  };
}

function toTerm(row: Row): OwedTerm | PaidTerm {
  const term = {
    id: row.term_id,
    plan: row.plan,
    interval: row.interval,
    firstMonth: row.first_month,
    months: row.months,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    priceCents: row.price_cents,
    priceListVersion: row.price_list_version,
    monthlyMillicredits: row.monthly_millicredits,
    bonusMillicredits: row.bonus_millicredits,
  };
  // What is due for a subscription with an owed term is the next attempt at it.
  if (row.term_state === 'owed') return { ...term, state: 'owed', nextAttemptAt: row.due_at };
  return { ...term, state: 'paid', paidCents: row.paid_cents, refundedCents: row.refunded_cents };
}
