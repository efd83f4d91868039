import type { PoolClient } from 'pg';
import { encodeUuids } from './binary-arrays.rules.ts';
import type { Book } from './book.ts';
import type { KeptBooks } from './kept-books.ts';

/** What an operation speaks of. Each of them leads to one account, which is locked. */
export type BookRequest = {
  readonly accountIds: readonly string[];
  readonly holdIds: readonly string[];
  /** Those of them whose account has to be looked up. */
  readonly ownerlessHoldIds: readonly string[];
  readonly grantIds: readonly string[];
  readonly operationIds: readonly string[];
};

export type AccountRow = {
  readonly account_id: string;
  readonly version: string;
  readonly spendable_millicredits: bigint;
  readonly held_millicredits: bigint;
  readonly last_sequence: bigint;
  readonly settled_at: Date;
  readonly next_due_at: Date | null;
};

const COLUMNS = `account_id, xmin::text AS version, spendable_millicredits, held_millicredits, last_sequence, settled_at,
  next_due_at`;

/**
 * Locks the accounts of a request and reads their rows.
 *
 * Here and in all queries of the ledger an array comes from a query of its own. Otherwise PostgreSQL sees how short it is,
 * takes the plan it keeps for a worse one, and plans anew each time: that took longer than the rest of a single hold.
 *
 * The locks come in the order of the ids, so that two batches never wait for each other in a circle.
 */
export async function lockAccounts(connection: PoolClient, request: BookRequest): Promise<readonly AccountRow[]> {
  const { rows } = await connection.query<AccountRow>({
    name: 'lock-credit-accounts',
    // The account of a hold or grant never changes, so that it may be looked up before the lock.
    text: `SELECT ${COLUMNS}
             FROM credit_accounts
            WHERE account_id = ANY ((SELECT $1::uuid[])
                  || ARRAY(SELECT account_id FROM credit_holds WHERE id = ANY ((SELECT $2::uuid[])::uuid[]))
                  || ARRAY(SELECT account_id FROM credit_grants WHERE id = ANY ((SELECT $3::uuid[])::uuid[])))
            ORDER BY account_id
              FOR UPDATE`,
    values: [request.accountIds, request.ownerlessHoldIds, request.grantIds],
  });
  return rows;
}

/**
 * The same with books that were kept: rows of accounts to which nothing has happened since are not read, only their
 * versions. Reading the row of each was a tenth of the time of a batch.
 *
 * @param accountIds - All that the request speaks of.
 */
export async function lockKeptAccounts(
  connection: PoolClient,
  { accountIds, at }: { readonly accountIds: readonly string[]; readonly at: Date },
  kept: KeptBooks,
): Promise<{ readonly books: readonly Book[]; readonly rows: readonly AccountRow[] }> {
  const sorted = [...new Set(accountIds)].sort();
  const versions = await lockInOrder(connection, sorted);
  // An account that does not exist shifts all others; which one it is only the rows tell.
  if (versions.length !== sorted.length) return { books: [], rows: await readAccounts(connection, sorted) };
  const books: Book[] = [];
  const unread: string[] = [];
  for (const [index, accountId] of sorted.entries()) {
    const book = kept.take(accountId, versions[index] ?? '');
    if (book === undefined || isDue(book, at)) unread.push(accountId);
    else books.push(book);
  }
  return { books, rows: unread.length === 0 ? [] : await readAccounts(connection, unread) };
}

/** What is due may be of a hold that is not in the book. */
function isDue({ nextDueAt, settledAt }: Book, at: Date): boolean {
  return nextDueAt !== null && (nextDueAt <= at || nextDueAt <= settledAt);
}

/** @param sorted - In lower case, as all our ids are: only then is their order PostgreSQL's too. */
async function lockInOrder(connection: PoolClient, sorted: readonly string[]): Promise<readonly string[]> {
  const { rows } = await connection.query<{ readonly versions: string | null }>({
    name: 'lock-kept-credit-accounts',
    text: `SELECT string_agg(version, ',') AS versions
             FROM (SELECT xmin::text AS version FROM credit_accounts WHERE account_id = ANY ((SELECT $1::uuid[])::uuid[])
                    ORDER BY account_id FOR UPDATE) AS locked`,
    values: [encodeUuids(sorted.length, (index) => sorted[index] ?? null)],
  });
  return rows[0]?.versions?.split(',') ?? [];
}

/** Locked before. A statement of its own, which sees what was committed while we waited for the locks. */
async function readAccounts(connection: PoolClient, accountIds: readonly string[]): Promise<readonly AccountRow[]> {
  const { rows } = await connection.query<AccountRow>({
    name: 'read-locked-credit-accounts',
    text: `SELECT ${COLUMNS} FROM credit_accounts WHERE account_id = ANY ((SELECT $1::uuid[])::uuid[]) ORDER BY account_id`,
    values: [accountIds],
  });
  return rows;
}
