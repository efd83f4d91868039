import type { PoolClient } from 'pg';
import { type Book, type BookGrant, type BookHold, noChanges, type RecordedOperation } from './book.ts';
import { ownCaptureId } from './capture-ids.rules.ts';
import type { KeptBooks } from './kept-books.ts';
import { type AccountRow, type BookRequest, lockAccounts, lockKeptAccounts } from './lock-accounts.store.ts';

type HoldRow = Omit<BookHold, 'slices'> & {
  readonly isCapturedByOwn: boolean;
  readonly accountId: string;
  readonly grantIds: readonly string[];
  /** Of each of these grants, as text. */
  readonly sliceMillicredits: readonly string[];
  readonly madeGood: boolean;
};

/**
 * Locks accounts and reads what operations need to decide.
 *
 * Locking is a statement of its own: what comes after it sees what the one before us committed, which a single statement
 * would not.
 *
 * @param at - Holds that are due by then are read too.
 * @param kept - Books that need not be read when nothing has happened to their account since, and nothing is due.
 * @returns A book for each account that exists, by account id.
 */
export async function loadBooks(
  connection: PoolClient,
  request: BookRequest,
  { at, kept }: { readonly at: Date; readonly kept?: KeptBooks | undefined },
): Promise<ReadonlyMap<string, Book>> {
  const { books: keptBooks, rows: accounts } = await lock(connection, request, { at, kept });
  const dueAccounts = accounts.filter((account) => isDue(account, at));
  const latest = new Date(Math.max(at.getTime(), ...dueAccounts.map((account) => account.settled_at.getTime())));
  const dueIds = new Set(dueAccounts.map((account) => account.account_id));
  const books = new Map(keptBooks.map((book) => [book.accountId, book]));
  const holdIds = without(request.holdIds, keptBooks, (book) => book.holds);
  const grantIds = without(request.grantIds, keptBooks, (book) => book.grants);
  const holds = await loadHolds(connection, { holdIds, dueIds: [...dueIds], latest });
  const otherEnds = await readOtherHoldEnds(connection, { dueIds: [...dueIds], loadedIds: holds.map(({ id }) => id) });
  for (const account of accounts) books.set(account.account_id, toBook(account, otherEnds, dueIds));
  for (const hold of holds) addHold(books.get(hold.accountId), hold);
  await addGrants(connection, books, { accountIds: accounts.map((account) => account.account_id), holds, grantIds });
  await addOperations(connection, books, request.operationIds);
  return books;
}

type Locked = { readonly books: readonly Book[]; readonly rows: readonly AccountRow[] };

async function lock(
  connection: PoolClient,
  request: BookRequest,
  { at, kept }: { readonly at: Date; readonly kept?: KeptBooks | undefined },
): Promise<Locked> {
  const { accountIds, ownerlessHoldIds, grantIds } = request;
  if (kept !== undefined && ownerlessHoldIds.length + grantIds.length === 0) {
    return lockKeptAccounts(connection, { accountIds, at }, kept);
  }
  return { books: [], rows: await lockAccounts(connection, request) };
}

/** What of these ids is not in the books already. */
function without(
  ids: readonly string[],
  books: readonly Book[],
  list: (book: Book) => ReadonlyMap<string, unknown>,
): readonly string[] {
  if (ids.length === 0 || books.length === 0) return ids;
  const found = new Set<string>();
  for (const book of books) for (const id of list(book).keys()) found.add(id);
  return ids.filter((id) => !found.has(id));
}

function isDue(account: AccountRow, at: Date): boolean {
  return account.next_due_at !== null && (account.next_due_at <= at || account.next_due_at <= account.settled_at);
}

/**
 * The open holds of accounts (`$2`). Whatever was due by an account's own time has been done, and no hold lives longer
 * than a week: what was made earlier than that has been resolved.
 */
const OPEN_HOLDS = `credit_accounts a JOIN credit_holds o
    ON o.account_id = a.account_id AND o.created_at > a.settled_at - interval '168 hours'
 WHERE a.account_id = ANY ((SELECT $2::uuid[])::uuid[]) AND o.state = 'held'`;

async function loadHolds(
  connection: PoolClient,
  { holdIds, dueIds, latest }: { holdIds: readonly string[]; dueIds: readonly string[]; latest: Date },
): Promise<readonly HoldRow[]> {
  if (holdIds.length === 0 && dueIds.length === 0) return [];
  const { rows } = await connection.query<HoldRow>({
    name: 'load-credit-holds',
    text: `SELECT h.id, h.account_id AS "accountId", h.amount_millicredits AS "amountMillicredits", h.state,
                  h.captured_millicredits AS "capturedMillicredits", h.refunded_millicredits AS "refundedMillicredits",
                  h.generation_id AS "generationId", h.run_id AS "runId", h.project_id AS "projectId",
                  h.api_key_id AS "apiKeyId", h.model, h.created_at AS "createdAt", h.expires_at AS "expiresAt",
                  h.resolved_at AS "resolvedAt",
                  EXISTS (SELECT FROM credit_grants g
                           WHERE g.kind = 'make-good' AND g.job_id = coalesce(h.generation_id, h.run_id, h.id)) AS "madeGood",
                  h.captured_by AS "capturedBy", h.is_captured_by_own AS "isCapturedByOwn", h.capture_lapsed_millicredits AS "captureLapsedMillicredits",
                  h.grant_ids AS "grantIds", h.slice_millicredits::text[] AS "sliceMillicredits"
             FROM credit_holds h
            WHERE h.id = ANY ((SELECT $1::uuid[]) || ARRAY(SELECT o.id FROM ${OPEN_HOLDS} AND o.expires_at <= $3))`,
    values: [holdIds, dueIds, latest],
  });
  return rows;
}

/** Whether one of these holds was made before, by whomever. */
export async function areHoldsMade(connection: PoolClient, holdIds: readonly string[]): Promise<boolean> {
  const { rows } = await connection.query({
    name: 'are-credit-holds-made',
    text: 'SELECT FROM credit_holds WHERE id = ANY ((SELECT $1::uuid[])::uuid[]) LIMIT 1',
    values: [holdIds],
  });
  return rows.length > 0;
}

/** When the first of the open holds that were not loaded times out, for accounts whose next due instant is set anew. */
async function readOtherHoldEnds(
  connection: PoolClient,
  { dueIds, loadedIds }: { dueIds: readonly string[]; loadedIds: readonly string[] },
): Promise<ReadonlyMap<string, Date>> {
  if (dueIds.length === 0) return new Map();
  const { rows } = await connection.query<{ readonly account_id: string; readonly first: Date }>({
    name: 'read-other-hold-ends',
    text: `SELECT o.account_id, min(o.expires_at) AS first FROM ${OPEN_HOLDS} AND o.id <> ALL ((SELECT $1::uuid[])::uuid[])
            GROUP BY o.account_id`,
    values: [loadedIds, dueIds],
  });
  return new Map(rows.map((row) => [row.account_id, row.first]));
}

function toBook(account: AccountRow, otherEnds: ReadonlyMap<string, Date>, due: ReadonlySet<string>): Book {
  const { account_id: accountId, next_due_at: nextDueAt } = account;
  return {
    accountId,
    grants: new Map(),
    holds: new Map(),
    operations: new Map(),
    captures: new Map(),
    madeGoodJobs: new Set(),
    changes: noChanges(),
    version: account.version,
    // Where nothing is due the stored instant stands for everything that was not loaded.
    otherHoldExpiresAt: due.has(accountId) ? (otherEnds.get(accountId) ?? null) : nextDueAt,
    spendable: account.spendable_millicredits,
    held: account.held_millicredits,
    lastSequence: account.last_sequence,
    settledAt: account.settled_at,
    nextDueAt,
  };
}

function addHold(book: Book | undefined, row: HoldRow): void {
  if (book === undefined) return;
  const { accountId: _accountId, madeGood, grantIds, sliceMillicredits, isCapturedByOwn, ...hold } = row;
  const slices = grantIds.map((grantId, index) => ({
    grantId,
    amountMillicredits: BigInt(sliceMillicredits[index] ?? 0),
  }));
  const capturedBy = isCapturedByOwn ? ownCaptureId(hold.id) : hold.capturedBy;
  book.holds.set(hold.id, { ...hold, slices, capturedBy });
  if (madeGood) book.madeGoodJobs.add(hold.generationId ?? hold.runId ?? hold.id);
}

async function addGrants(
  connection: PoolClient,
  books: ReadonlyMap<string, Book>,
  {
    accountIds,
    holds,
    grantIds,
  }: { accountIds: readonly string[]; holds: readonly HoldRow[]; grantIds: readonly string[] },
): Promise<void> {
  const pinned = holds.flatMap((hold) => hold.grantIds);
  if (accountIds.length + pinned.length + grantIds.length === 0) return;
  const { rows } = await connection.query<BookGrant & { readonly accountId: string }>({
    name: 'load-credit-grants',
    text: `SELECT b.account_id AS "accountId", g.id, g.kind, g.priority, g.amount_millicredits AS "amountMillicredits",
                  g.effective_at AS "effectiveAt", g.expires_at AS "expiresAt", g.reason, g.job_id AS "jobId",
                  g.created_at AS "createdAt", v.voided_at AS "voidedAt", b.has_started AS "hasStarted",
                  b.spendable_millicredits AS spendable, b.held_millicredits AS held, b.spent_millicredits AS spent,
                  b.lapsed_millicredits AS lapsed, b.voided_millicredits AS voided
             FROM (SELECT * FROM credit_grant_balances WHERE account_id = ANY ((SELECT $1::uuid[])::uuid[]) AND is_live
                    UNION ALL
                   SELECT * FROM credit_grant_balances WHERE grant_id = ANY ((SELECT $2::uuid[])::uuid[]) AND NOT is_live) b
             JOIN credit_grants g ON g.id = b.grant_id
             LEFT JOIN credit_grant_voids v ON v.grant_id = b.grant_id`,
    values: [accountIds, [...new Set([...pinned, ...grantIds])]],
  });
  for (const { accountId, ...grant } of rows) books.get(accountId)?.grants.set(grant.id, grant);
}

async function addOperations(
  connection: PoolClient,
  books: ReadonlyMap<string, Book>,
  operationIds: readonly string[],
): Promise<void> {
  if (operationIds.length === 0) return;
  const { rows } = await connection.query<RecordedOperation & { readonly accountId: string }>({
    name: 'load-credit-operations',
    text: `SELECT account_id AS "accountId", id, kind, payload_sha256 AS "payloadSha256", answer::text AS answer, at
             FROM credit_operations WHERE account_id = ANY ((SELECT $1::uuid[])::uuid[]) AND id = ANY ((SELECT $2::text[])::text[])`,
    values: [[...books.keys()], operationIds],
  });
  for (const { accountId, ...operation } of rows) books.get(accountId)?.operations.set(operation.id, operation);
  const captures = await connection.query<{ readonly accountId: string; readonly id: string; readonly holdId: string }>(
    {
      name: 'load-credit-captures',
      text: `SELECT account_id AS "accountId", captured_by AS id, id AS "holdId"
             FROM credit_holds WHERE account_id = ANY ((SELECT $1::uuid[])::uuid[]) AND captured_by = ANY ((SELECT $2::text[])::text[])`,
      values: [[...books.keys()], operationIds],
    },
  );
  for (const { accountId, id, holdId } of captures.rows) books.get(accountId)?.captures.set(id, holdId);
}
