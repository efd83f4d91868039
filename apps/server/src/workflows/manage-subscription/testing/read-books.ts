import type { Pool } from 'pg';

/** Everything that a refusal must leave as it is: all rows of plans, money and credits, of all accounts. */
export async function readEverything(pool: Pool): Promise<Readonly<Record<string, unknown>>> {
  const everything: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { rows } = await pool.query(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`);
    everything[table] = rows.map(({ row }) => row);
  }
  const { rows: plans } = await pool.query('SELECT id, plan FROM accounts ORDER BY id');
  return { ...everything, plans };
}

/** What was asked of a gateway, and who is known to it, is written also when nothing comes of it. */
const TABLES = [
  'subscriptions',
  'subscription_pending_changes',
  'subscription_terms',
  'subscription_windows',
  'invoices',
  'invoice_numbers',
  'refunds',
  'mails',
  'credit_accounts',
  'credit_grants',
  'credit_grant_balances',
  'credit_grant_voids',
  'credit_holds',
  'credit_operations',
  'credit_entries',
] as const;

/** The statement, oldest first: `2026-01-31T10:00:00.000Z grant monthly 3500`, in credits. */
export async function readStatement(pool: Pool, accountId: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ at: Date; kind: string; grant_kind: string; credits: string }>(
    `SELECT e.at, e.kind, g.kind AS grant_kind, (e.spendable_delta / 1000)::text AS credits
       FROM credit_entries e JOIN credit_grants g ON g.id = e.grant_id
      WHERE e.account_id = $1 ORDER BY e.sequence`,
    [accountId],
  );
  return rows.map((row) => `${row.at.toISOString()} ${row.kind} ${row.grant_kind} ${row.credits}`);
}

/** Invoices in order of their numbers: `GS 1 2026-01-31T10:00:00.000Z start 3200 paid`. */
export async function readInvoices(pool: Pool, accountId: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ number: bigint; created_at: Date; kind: string; cents: number; state: string }>(
    'SELECT number, created_at, kind, cents, state FROM invoices WHERE account_id = $1 ORDER BY number',
    [accountId],
  );
  return rows.map((row) => `${row.created_at.toISOString()} ${row.kind} ${row.cents} ${row.state}`);
}

/** Messages in order: `2026-01-31T10:00:00.000Z Payment received: GS-000001`. */
export async function readMails(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ created_at: Date; subject: string }>(
    'SELECT created_at, subject FROM mails ORDER BY created_at, id',
  );
  return rows.map((row) => `${row.created_at.toISOString()} ${row.subject}`);
}

export async function readPlan(pool: Pool, accountId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ plan: string }>('SELECT plan FROM accounts WHERE id = $1', [accountId]);
  return rows[0]?.plan;
}

/** The same of one person. */
export async function readMailsTo(pool: Pool, accountId: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ created_at: Date; subject: string }>(
    `SELECT m.created_at, m.subject FROM mails m JOIN auth_users u ON u.email = m.recipient
       JOIN accounts a ON a.auth_user_id = u.id WHERE a.id = $1 ORDER BY m.created_at, m.id`,
    [accountId],
  );
  return rows.map((row) => `${row.created_at.toISOString()} ${row.subject}`);
}
