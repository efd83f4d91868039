import type { EntryKind } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import type { Entry, EntryFilter, UsageRow } from './ledger.ts';
import { UnknownTimeZoneError } from './usage.errors.ts';

const COLUMNS = `e.sequence, e.id, e.at, e.kind, e.spendable_delta AS "spendableDeltaMillicredits",
  e.spent_delta AS "spentDeltaMillicredits", e.spendable_after_millicredits AS "spendableAfterMillicredits",
  e.grant_id AS "grantId", g.kind AS "grantKind", e.hold_id AS "holdId", e.generation_id AS "generationId",
  e.run_id AS "runId", e.model, e.project_id AS "projectId", e.reason`;

type Page = { readonly accountId: string; readonly limit: number; readonly filter?: EntryFilter | undefined };

/** Newest first. */
export async function listEntriesBefore(
  database: Pool | PoolClient,
  { before, ...page }: Page & { readonly before: bigint | null },
): Promise<readonly Entry[]> {
  const { text, values } = select(page.accountId, page.filter, before === null ? null : { beyond: '<', place: before });
  return list(database, `${text} ORDER BY e.sequence DESC LIMIT $${values.length + 1}`, [...values, page.limit]);
}

/** Oldest first. */
export async function listEntriesAfter(
  database: Pool | PoolClient,
  { after, ...page }: Page & { readonly after: bigint },
): Promise<readonly Entry[]> {
  const { text, values } = select(page.accountId, page.filter, { beyond: '>', place: after });
  return list(database, `${text} ORDER BY e.sequence LIMIT $${values.length + 1}`, [...values, page.limit]);
}

async function list(database: Pool | PoolClient, text: string, values: readonly unknown[]): Promise<readonly Entry[]> {
  const { rows } = await database.query<Entry>(text, [...values]);
  return rows;
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
  if (from !== null) {
    add(
      from,
      (at) => `e.sequence >= (SELECT f.sequence FROM credit_entries f WHERE f.account_id = $1 AND f.at >= ${at}
      ORDER BY f.at, f.sequence LIMIT 1)`,
    );
  }
  if (to !== null) {
    add(
      to,
      (at) => `e.sequence <= (SELECT l.sequence FROM credit_entries l WHERE l.account_id = $1 AND l.at < ${at}
      ORDER BY l.at DESC, l.sequence DESC LIMIT 1)`,
    );
  }
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
    text: `SELECT count(DISTINCT coalesce(run_id, generation_id, id))::integer AS works
             FROM credit_holds WHERE account_id = $1 AND state = 'held' AND amount_millicredits > 0`,
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
      WHERE account_id = $1 AND spent_delta <> 0 AND ($2::timestamptz IS NULL OR at >= $2)
        AND ($3::timestamptz IS NULL OR at < $3)
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
