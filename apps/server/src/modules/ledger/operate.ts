import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import { type Book, noChanges } from './book.ts';
import { later, nextDueAt, settleBook } from './due.rules.ts';
import { CreditAccountMissingError, OperationMismatchError } from './ledger.errors.ts';
import { loadBooks } from './load-books.store.ts';
import { saveBooks } from './save-books.store.ts';

/** The operations of callers, as opposed to settling, carry an id: done twice equals done once. */
type Identity = { readonly id: string; readonly kind: string; readonly payload: Readonly<Record<string, unknown>> };

export type LedgerOperation<Answer extends { readonly ok: boolean }> = {
  readonly at: Date;
  /** One of these leads to the account. */
  readonly accountId?: string;
  readonly holdId?: string;
  readonly grantId?: string;
  readonly identity?: Identity;
  /** The answer when the hold or grant does not exist. Without it a missing account is an error. */
  readonly notFound?: Answer;
  /** Decides on the working copy and changes it. An answer that is not `ok` must leave it unchanged. */
  readonly decide: (book: Book, at: Date) => Answer | Promise<Answer>;
};

/**
 * Runs one operation of the ledger: lock, read, do what is due, decide, write.
 *
 * An operation with an id that was done before gets its first answer. A refusal is not remembered, since nothing moved:
 * asked again, it is decided again.
 *
 * @throws OperationMismatchError when the id was used with another payload.
 * @throws CreditAccountMissingError when the account was never opened.
 */
export async function operate<Answer extends { readonly ok: boolean }>(
  connection: PoolClient,
  operation: LedgerOperation<Answer>,
): Promise<Answer> {
  const book = await loadBook(connection, operation);
  if (book === undefined) {
    if (operation.notFound !== undefined) return operation.notFound;
    throw new CreditAccountMissingError(operation.accountId ?? 'unknown');
  }
  // A server whose clock is a little behind another's acts at the account's own time, which never goes back.
  const at = later(operation.at, book.settledAt);
  settleBook(book, at, uuidv7);
  // Written before the decision, which may read rows such as the holds under a cap.
  await save(connection, book);
  const { identity } = operation;
  if (identity === undefined) return decideAndSave(connection, book, operation, at);
  const payloadSha256 = hashPayload(identity);
  const recorded = book.operations.get(identity.id);
  if (recorded !== undefined) {
    if (!payloadSha256.equals(recorded.payloadSha256)) throw new OperationMismatchError(identity.id);
    return reviveAnswer<Answer>(recorded.answer);
  }
  return decideAndSave(connection, book, operation, at, { ...identity, payloadSha256 });
}

async function decideAndSave<Answer extends { readonly ok: boolean }>(
  connection: PoolClient,
  book: Book,
  operation: LedgerOperation<Answer>,
  at: Date,
  identity?: Identity & { readonly payloadSha256: Uint8Array },
): Promise<Answer> {
  const answer = await operation.decide(book, at);
  if (!answer.ok) return answer;
  if (identity !== undefined) {
    const { id, kind, payloadSha256 } = identity;
    book.changes.operations.push({ id, kind, payloadSha256, answer, at });
  }
  await save(connection, book);
  return answer;
}

async function loadBook(
  connection: PoolClient,
  { accountId, holdId, grantId, identity, at }: LedgerOperation<{ readonly ok: boolean }>,
): Promise<Book | undefined> {
  const request = {
    accountIds: accountId === undefined ? [] : [accountId],
    holdIds: holdId === undefined ? [] : [holdId],
    grantIds: grantId === undefined ? [] : [grantId],
    operationIds: identity === undefined ? [] : [identity.id],
  };
  const books = await loadBooks(connection, request, at);
  return books.values().next().value;
}

async function save(connection: PoolClient, book: Book): Promise<void> {
  const due = nextDueAt(book);
  const { entries, newHolds, changedHolds, newGrants, changedGrants, operations } = book.changes;
  const isChanged =
    due?.getTime() !== book.nextDueAt?.getTime() ||
    [entries, newHolds, newGrants, operations].some((rows) => rows.length > 0) ||
    changedHolds.size > 0 ||
    changedGrants.size > 0;
  if (!isChanged) return;
  book.nextDueAt = due;
  await saveBooks(connection, [book]);
  book.changes = noChanges();
  if (entries.length > 0) await notifyAccount(connection, book.accountId, { name: 'credits-changed' });
}

/** The kind belongs to the payload: one id for a capture and a release is a mistake as well. */
function hashPayload({ kind, payload }: Identity): Buffer {
  const text = JSON.stringify([kind, payload], (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return createHash('sha256').update(text).digest();
}

/** Turns a stored answer back into what it was; names tell what a text in it stands for. */
function reviveAnswer<Answer>(stored: unknown): Answer {
  const revive = (key: string, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (key.endsWith('Millicredits')) return BigInt(value);
    return key.endsWith('At') ? new Date(value) : value;
  };
  // The kind is part of the hash that was compared, so that this is the answer of the same operation.
  return JSON.parse(JSON.stringify(stored), revive) as Answer;
}
