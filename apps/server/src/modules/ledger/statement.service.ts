import { ENTRY_COLUMNS } from '@gesso/contract';
import type { Pool, PoolClient } from 'pg';
import { claimDueAccount, findBalance, listDueAccounts, listGrants } from './accounts.store.ts';
import { toCsvLine } from './csv.rules.ts';
import { countHeldWorks, listEntriesAfter, listEntriesBefore, sumUsage, type UsageQuestion } from './entries.store.ts';
import { CreditAccountMissingError } from './ledger.errors.ts';
import type { Balance, Entry, EntryFilter, Grant, UsageRow } from './ledger.ts';
import { operate } from './operate.ts';

export type AccountAt = { readonly accountId: string; readonly at: Date };

export type EntryPage = {
  readonly entries: readonly Entry[];
  /** Give it as `before` for the next page; null on the last. */
  readonly nextBefore: bigint | null;
};

/** Rows read at a time for the CSV: some 300 kB, so that the longest history needs no more memory than a short one. */
const CSV_PAGE = 1_000;

/**
 * Does everything that is due for an account up to an instant and at it, once. Reads and operations do it by themselves.
 *
 * @throws CreditAccountMissingError when the account was never opened.
 */
export async function settleDue(connection: PoolClient, { accountId, at }: AccountAt): Promise<void> {
  await operate(connection, { accountId, at, decide: () => ({ ok: true }) });
}

/** Settles an account unless somebody else has it locked or nothing is due. For many servers that look at once. */
export async function settleDueUnlessBusy(connection: PoolClient, account: AccountAt): Promise<boolean> {
  const isClaimed = await claimDueAccount(connection, account);
  if (isClaimed) await settleDue(connection, account);
  return isClaimed;
}

/** Accounts for which something may be due at an instant, the longest waiting first. */
export function findDueAccounts(
  database: Pool | PoolClient,
  options: { readonly at: Date; readonly limit: number; readonly except: readonly string[] },
): Promise<readonly string[]> {
  return listDueAccounts(database, options);
}

/**
 * What an account may spend at an instant, and what is held.
 *
 * @throws CreditAccountMissingError when the account was never opened.
 */
export async function readBalance(connection: PoolClient, account: AccountAt): Promise<Balance> {
  const { spendableMillicredits, heldMillicredits } = await readSettled(connection, account);
  return { spendableMillicredits, heldMillicredits };
}

/** For how many generations and runs something is held now. Settle the account first. */
export function readHeldWorks(connection: PoolClient, accountId: string): Promise<number> {
  return countHeldWorks(connection, accountId);
}

/**
 * The grants of an account in burn order.
 *
 * @param all - Default: false, only grants that are there now or of which something is held.
 */
export async function readGrants(
  connection: PoolClient,
  { accountId, at, all = false }: AccountAt & { readonly all?: boolean | undefined },
): Promise<readonly Grant[]> {
  const { settledAt } = await readSettled(connection, { accountId, at });
  return listGrants(connection, { accountId, all, at: at < settledAt ? settledAt : at });
}

/**
 * A page of the statement, newest first.
 *
 * The thousandth page costs what the first does, with every filter.
 *
 * @param before - Only entries below this number. Default: from the newest on.
 * @param limit - 1 or more; the caller bounds it.
 */
export async function pageEntries(
  connection: PoolClient,
  options: AccountAt & {
    readonly before?: bigint | null | undefined;
    readonly limit: number;
    readonly filter?: EntryFilter | undefined;
  },
): Promise<EntryPage> {
  await readSettled(connection, options);
  const { accountId, before = null, limit, filter } = options;
  const entries = await listEntriesBefore(connection, { accountId, before, limit: limit + 1, filter });
  const shown = entries.slice(0, limit);
  return { entries: shown, nextBefore: entries.length > limit ? (shown.at(-1)?.sequence ?? null) : null };
}

/**
 * The statement as CSV, whole or filtered, oldest first, with a header; lines end in CRLF as RFC 4180 says.
 *
 * Reads page by page and in no transaction: entries never change, so that what is read later fits what was read before.
 * Settle the account first to see what is due.
 */
export async function* streamEntriesCsv(
  database: Pool,
  accountId: string,
  filter?: EntryFilter,
): AsyncGenerator<string> {
  yield toCsvLine(ENTRY_COLUMNS);
  let after = 0n;
  for (;;) {
    const entries = await listEntriesAfter(database, { accountId, after, limit: CSV_PAGE, filter });
    if (entries.length > 0) yield entries.map(toEntryLine).join('');
    if (entries.length < CSV_PAGE) return;
    after = entries.at(-1)?.sequence ?? after;
  }
}

/**
 * What was spent between two instants, less what was refunded; days in order, models and projects by amount.
 *
 * @param timeZone - Whose days are meant, for showing only: caps count UTC days. Default: UTC.
 */
export async function readUsage(
  connection: PoolClient,
  options: AccountAt &
    Pick<UsageQuestion, 'groupBy'> & {
      readonly from?: Date | undefined;
      readonly to?: Date | undefined;
      readonly timeZone?: string | undefined;
    },
): Promise<readonly UsageRow[]> {
  const { accountId, groupBy, from = null, to = null, timeZone = 'UTC' } = options;
  await readSettled(connection, options);
  return sumUsage(connection, { accountId, groupBy, from, to, timeZone });
}

async function readSettled(connection: PoolClient, account: AccountAt) {
  const balance = await findBalance(connection, account.accountId);
  if (balance === undefined) throw new CreditAccountMissingError(account.accountId);
  if (balance.nextDueAt === null || balance.nextDueAt > account.at) return balance;
  await settleDue(connection, account);
  const settled = await findBalance(connection, account.accountId);
  return settled ?? balance;
}

function toEntryLine(entry: Entry): string {
  const cells: Readonly<Record<(typeof ENTRY_COLUMNS)[number], string | null>> = {
    id: entry.id,
    at: entry.at.toISOString(),
    kind: entry.kind,
    millicredits: entry.spendableDeltaMillicredits.toString(),
    spendableAfterMillicredits: entry.spendableAfterMillicredits.toString(),
    grantId: entry.grantId,
    holdId: entry.holdId,
    generationId: entry.generationId,
    runId: entry.runId,
    model: entry.model,
    projectId: entry.projectId,
    reason: entry.reason,
  };
  return toCsvLine(ENTRY_COLUMNS.map((column) => cells[column] ?? ''));
}
