import type { EntryKind } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import { deriveUuid } from '../../platform/database/uuid.ts';
import type { Entry, EntryFilter, UsageRow } from './ledger.ts';
import { UnknownTimeZoneError } from './usage.errors.ts';

const COLUMNS = `e.sequence, e.at, e.kind, e.spendable_delta AS "spendableDeltaMillicredits",
  e.spent_delta AS "spentDeltaMillicredits", e.spendable_after_millicredits AS "spendableAfterMillicredits",
  e.grant_id AS "grantId", g.kind AS "grantKind", e.hold_id AS "holdId", e.generation_id AS "generationId",
  e.run_id AS "runId", e.model, e.project_id AS "projectId", e.reason`;

type Page = { readonly accountId: string; readonly limit: number; readonly filter?: EntryFilter | undefined };

/** Newest first. An entry's id follows from its account and its place. */
export async function listEntriesBefore(
  database: Pool | PoolClient,
  { before, ...page }: Page & { readonly before: bigint | null },
): Promise<readonly Entry[]> {
  const { text, values } = select(page.accountId, page.filter, before === null ? null : { beyond: '<', place: before });
  return list(database, page.accountId, `${text} ORDER BY e.sequence DESC LIMIT $${values.length + 1}`, [
    ...values,
    page.limit,
  ]);
}

/** Oldest first. */
export async function listEntriesAfter(
  database: Pool | PoolClient,
  { after, ...page }: Page & { readonly after: bigint },
): Promise<readonly Entry[]> {
  const { text, values } = select(page.accountId, page.filter, { beyond: '>', place: after });
  return list(database, page.accountId, `${text} ORDER BY e.sequence LIMIT $${values.length + 1}`, [
    ...values,
    page.limit,
  ]);
}

async function list(
  database: Pool | PoolClient,
  accountId: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly Entry[]> {
  const { rows } = await database.query<Omit<Entry, 'id'>>(text, [...values]);
  return rows.map((row) => ({ ...row, id: deriveUuid(accountId, `entry ${row.sequence}`) }));
}

/**
 * The movements that fit a filter, not yet in order.
 *
 * A period is turned into the numbers of its first and last movement: an account's time never goes back, so that within
 * one account the order by number is the order by time, and every page is read by number, whatever is asked for.
 *
 * The kind stands in the text and not among the values, since only then PostgreSQL knows that the partial index fits.
 */
function select(
  accountId: string,
  { kind = null, model = null, projectId = null, from = null, to = null }: EntryFilter = NO_FILTER,
  cut: { readonly beyond: '<' | '>'; readonly place: bigint } | null,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [accountId];
  const conditions = ['e.account_id = $1'];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (cut !== null) add(cut.place, (place) => `e.sequence ${cut.beyond} ${place}`);
  if (kind !== null) conditions.push(`e.kind = '${KIND_TEXTS[kind]}'`);
  if (model !== null) add(model, (parameter) => `e.model = ${parameter}`);
  if (projectId !== null) add(projectId, (parameter) => `e.project_id = ${parameter}::uuid`);
  if (from !== null) add(from, (at) => `e.sequence >= first_credit_entry_from($1, ${at})`);
  if (to !== null) add(to, (at) => `e.sequence < first_credit_entry_from($1, ${at})`);
  return {
    text: `SELECT ${COLUMNS} FROM credit_entries e JOIN credit_grants g ON g.id = e.grant_id
            WHERE ${conditions.join(' AND ')}`,
    values,
  };
}

const NO_FILTER: EntryFilter = {};

/** What is written into a statement is written here and comes from nobody else. */
const KIND_TEXTS: Readonly<Record<EntryKind, string>> = {
  grant: 'grant',
  hold: 'hold',
  capture: 'capture',
  release: 'release',
  refund: 'refund',
  lapse: 'lapse',
  void: 'void',
};

/** For how many works something is held: generations, runs, and holds that belong to neither. */
export async function countHeldWorks(database: Pool | PoolClient, accountId: string): Promise<number> {
  const { rows } = await database.query<{ readonly works: number }>({
    name: 'count-held-works',
    // No hold lives longer than a week, and what was due by the account's own time has been done.
    text: `SELECT count(DISTINCT coalesce(h.run_id, h.generation_id, h.id))::integer AS works
             FROM credit_accounts a
             JOIN credit_holds h ON h.account_id = a.account_id AND h.created_at > a.settled_at - interval '168 hours'
            WHERE a.account_id = $1 AND h.state = 'held' AND h.amount_millicredits > 0`,
    values: [accountId],
  });
  return rows[0]?.works ?? 0;
}

export type UsageQuestion = {
  readonly accountId: string;
  readonly groupBy: 'day' | 'model' | 'project';
  /** From this instant. Null: from the beginning. */
  readonly from: Date | null;
  /** Up to, but not including, this one. Null: without end. */
  readonly to: Date | null;
  /** Whose days are meant. */
  readonly timeZone: string;
};

const GROUPS: Readonly<Record<UsageQuestion['groupBy'], string>> = {
  day: `to_char(at AT TIME ZONE $4, 'YYYY-MM-DD')`,
  model: `coalesce(model, '')`,
  project: `coalesce(project_id::text, '')`,
};

/** Above the number of any entry. */
const BEYOND_ALL = '9223372036854775807';

/**
 * Captured less refunded, by key. Groups of zero are kept: something was spent there and given back.
 *
 * @throws UnknownTimeZoneError for one that is not on PostgreSQL's own list.
 */
export async function sumUsage(
  database: Pool | PoolClient,
  { accountId, groupBy, from, to, timeZone }: UsageQuestion,
): Promise<readonly UsageRow[]> {
  const asked = database.query<UsageRow>(
    `SELECT ${GROUPS[groupBy]} AS key, sum(spent_delta)::bigint AS millicredits,
            count(DISTINCT generation_id) FILTER (WHERE kind = 'capture')::integer AS generations
       FROM credit_entries
      WHERE account_id = $1 AND spent_delta <> 0
        AND sequence >= coalesce(first_credit_entry_from($1, $2), 0)
        AND sequence < coalesce(first_credit_entry_from($1, $3), ${BEYOND_ALL})
      GROUP BY 1
      ORDER BY ${groupBy === 'day' ? '1' : '2 DESC, 1'}`,
    groupBy === 'day' ? [accountId, from, to, timeZone] : [accountId, from, to],
  );
  const { rows } = await asked.catch((error: { readonly code?: string }) => {
    if (groupBy !== 'day' || error.code !== INVALID_PARAMETER_VALUE) throw error;
    throw new UnknownTimeZoneError(`PostgreSQL does not know the time zone ${timeZone}.`, { cause: error });
  });
  return rows;
}

/** What PostgreSQL says of a time zone that it does not know. @see PostgreSQL, Appendix A, error codes */
const INVALID_PARAMETER_VALUE = '22023';
