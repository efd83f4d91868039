import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { notifyAccounts } from '../../platform/events/notify-account.ts';
import { type Book, clearChanges } from './book.ts';
import { holdOfCaptureId } from './capture-ids.rules.ts';
import { later, nextDueAt, settleBook } from './due.rules.ts';
import type { KeptBooks } from './kept-books.ts';
import { CreditAccountMissingError, HoldRepeatedError, OperationMismatchError } from './ledger.errors.ts';
import { areHoldsMade, loadBooks } from './load-books.store.ts';
import type { BookRequest } from './lock-accounts.store.ts';
import { saveBooks } from './save-books.store.ts';

/** The operations of callers, as opposed to settling, carry an id: done twice equals done once. */
type Identity<Answer> = {
  readonly id: string;
  readonly kind: string;
  readonly toPayload: () => Readonly<Record<string, unknown>>;
  /**
   * Finds the first answer in what the operation left behind, where that says enough: then no row of its own is written
   * for it. Default: the operation is recorded.
   *
   * @returns Undefined where the operation has not been done; `mismatch` where its id was used with another payload.
   */
  readonly findFirst?: (book: Book) => { readonly answer: Answer } | 'mismatch' | undefined;
};

type Deciding = {
  /** The account's own time, at which the operation happens. */
  readonly at: Date;
  readonly connection: PoolClient;
  /** Writes what was decided so far, for a decision that reads rows. */
  readonly flush: () => Promise<void>;
};

export type AnyAnswer = { readonly ok: boolean };

export type LedgerOperation<Answer extends AnyAnswer> = {
  readonly at: Date;
  /** One of these leads to the account. */
  readonly accountId?: string;
  readonly holdId?: string;
  readonly grantId?: string;
  readonly identity?: Identity<Answer>;
  /** The answer when the hold or grant does not exist. Without it a missing account is an error. */
  readonly notFound?: Answer;
  /** Decides on the working copy and changes it. An answer that is not `ok`, or a RangeError, must leave it unchanged. */
  readonly decide: (book: Book, deciding: Deciding) => Answer | Promise<Answer>;
};

/** `answered: false` is a caller's mistake, such as an id used twice. */
export type Outcome<Answer> =
  | { readonly answered: true; readonly answer: Answer }
  | { readonly answered: false; readonly error: Error };

/**
 * Runs one operation of the ledger: lock, read, do what is due, decide, write.
 *
 * An operation with an id that was done before gets its first answer. A refusal is not remembered, since nothing moved:
 * asked again, it is decided again.
 *
 * @throws OperationMismatchError when the id was used with another payload.
 * @throws CreditAccountMissingError when the account was never opened.
 */
export async function operate<Answer extends AnyAnswer>(
  connection: PoolClient,
  operation: LedgerOperation<Answer>,
): Promise<Answer> {
  const [outcome] = await operateAll(connection, [operation]);
  assert(outcome, 'one operation has one outcome');
  if (!outcome.answered) throw outcome.error;
  return outcome.answer;
}

/**
 * Runs many operations as one batch: one lock, one reading, one writing for all of them.
 *
 * Each has its own answer, decided in the order given; what one account's operation changed, its next one sees. An
 * operation that is refused or mistaken never fails its neighbours. A broken invariant fails the whole batch.
 */
export async function operateAll<Answer extends AnyAnswer>(
  connection: PoolClient,
  operations: readonly LedgerOperation<Answer>[],
): Promise<readonly Outcome<Answer>[]> {
  const { outcomes } = await runBatch(connection, operations);
  return outcomes;
}

/**
 * The same with books kept from earlier batches.
 *
 * @param assumesNewHolds - Does not look whether a hold was made before, since it hardly ever was: its row refuses to be
 *   there twice, and what was refused is looked up.
 * @returns The outcomes, and the books as they are when the transaction is committed.
 * @throws HoldRepeatedError, or PostgreSQL's error of a row that is there, where such a hold was made before. Nothing may
 *   be committed then; without the assumption the batch gets its answers.
 */
export async function runBatch<Answer extends AnyAnswer>(
  connection: PoolClient,
  operations: readonly LedgerOperation<Answer>[],
  { kept, assumesNewHolds = false }: { readonly kept?: KeptBooks; readonly assumesNewHolds?: boolean } = {},
): Promise<{ readonly outcomes: readonly Outcome<Answer>[]; readonly books: readonly Book[] }> {
  const request = toRequest(operations, assumesNewHolds);
  const byAccount = await loadBooks(connection, request, { at: latestOf(operations), kept });
  const outcomes: Outcome<Answer>[] = [];
  for (const operation of operations) {
    const outcome = runOne(connection, byAccount, operation);
    outcomes.push(outcome instanceof Promise ? await outcome : outcome);
  }
  if (assumesNewHolds) await assertHoldsNew(connection, operations, outcomes);
  const books = [...byAccount.values()];
  await save(connection, books);
  return { outcomes, books };
}

async function assertHoldsNew(
  connection: PoolClient,
  operations: readonly LedgerOperation<AnyAnswer>[],
  outcomes: readonly Outcome<AnyAnswer>[],
): Promise<void> {
  const refused = operations.flatMap(({ identity, holdId }, index) => {
    const outcome = outcomes[index];
    return identity?.kind !== 'hold' || (outcome?.answered && outcome.answer.ok) ? [] : (holdId ?? []);
  });
  if (refused.length > 0 && (await areHoldsMade(connection, refused))) throw new HoldRepeatedError();
}

/** At once where the decision needs no row, so that a batch of hundreds takes no turn for each. */
function runOne<Answer extends AnyAnswer>(
  connection: PoolClient,
  books: ReadonlyMap<string, Book>,
  operation: LedgerOperation<Answer>,
): Outcome<Answer> | Promise<Outcome<Answer>> {
  const book = findBook(books, operation);
  if (book === undefined) {
    if (operation.notFound !== undefined) return { answered: true, answer: operation.notFound };
    return { answered: false, error: new CreditAccountMissingError(operation.accountId ?? 'unknown') };
  }
  // A server whose clock is a little behind another's acts at the account's own time, which never goes back.
  const at = later(operation.at, book.settledAt);
  settleBook(book, at, uuidv7);
  const { identity } = operation;
  const first = identity && findFirst(book, identity, operation.holdId);
  if (first === 'mismatch') return { answered: false, error: new OperationMismatchError(identity?.id ?? '') };
  if (first !== undefined) return { answered: true, answer: first.answer };
  const finish = (answer: Answer): Outcome<Answer> => {
    if (answer.ok && identity !== undefined && identity.findFirst === undefined) record(book, identity, answer, at);
    return { answered: true, answer };
  };
  try {
    const answer = operation.decide(book, { at, connection, flush: () => save(connection, [book]) });
    return answer instanceof Promise ? answer.then(finish).catch(toMistake) : finish(answer);
  } catch (error) {
    return toMistake(error);
  }
}

/** A value out of range is its caller's mistake; anything else fails the batch. */
function toMistake(error: unknown): { readonly answered: false; readonly error: Error } {
  if (error instanceof RangeError) return { answered: false, error };
  throw error;
}

function toRequest(operations: readonly LedgerOperation<AnyAnswer>[], assumesNewHolds: boolean): BookRequest {
  const accountIds: string[] = [];
  const holdIds: string[] = [];
  const ownerlessHoldIds: string[] = [];
  const grantIds: string[] = [];
  const operationIds: string[] = [];
  for (const { accountId, holdId, grantId, identity } of operations) {
    if (accountId !== undefined) accountIds.push(accountId);
    else if (holdId !== undefined) ownerlessHoldIds.push(holdId);
    if (grantId !== undefined) grantIds.push(grantId);
    const isHold = identity?.kind === 'hold';
    if (holdId !== undefined && !(isHold && assumesNewHolds)) holdIds.push(holdId);
    // A hold's id is the hold's own and found with it, and so is that of its capture where it follows from the hold's.
    if (identity !== undefined && !isHold && holdOfCaptureId(identity.id) === undefined) operationIds.push(identity.id);
  }
  return { accountIds, holdIds, ownerlessHoldIds, grantIds, operationIds };
}

function latestOf(operations: readonly LedgerOperation<AnyAnswer>[]): Date {
  return operations.reduce((latest, { at }) => later(latest, at), new Date(0));
}

function findBook(
  books: ReadonlyMap<string, Book>,
  { accountId, holdId, grantId }: LedgerOperation<AnyAnswer>,
): Book | undefined {
  if (accountId !== undefined) return books.get(accountId);
  for (const book of books.values()) {
    if (book.holds.has(holdId ?? '') || book.grants.has(grantId ?? '')) return book;
  }
  return undefined;
}

/** The first answer to an operation that was done before, or that its id was used for something else. */
function findFirst<Answer extends AnyAnswer>(
  book: Book,
  identity: Identity<Answer>,
  holdId: string | undefined,
): { readonly answer: Answer } | 'mismatch' | undefined {
  const capturedHoldId = holdOfCaptureId(identity.id);
  if (capturedHoldId !== undefined && (identity.kind !== 'capture' || capturedHoldId !== holdId)) return 'mismatch';
  const recorded = book.operations.get(identity.id);
  if (recorded !== undefined) {
    const isSame = hashPayload(identity).equals(recorded.payloadSha256);
    return isSame ? { answer: reviveAnswer<Answer>(recorded.answer) } : 'mismatch';
  }
  if (identity.findFirst !== undefined) return identity.findFirst(book);
  return book.captures.has(identity.id) ? 'mismatch' : undefined;
}

function record(book: Book, identity: Identity<AnyAnswer>, answer: unknown, at: Date): void {
  const { id, kind } = identity;
  const operation = { id, kind, payloadSha256: hashPayload(identity), answer: toJson(answer), at };
  book.operations.set(id, operation);
  book.changes.operations.push(operation);
}

async function save(connection: PoolClient, books: readonly Book[]): Promise<void> {
  const changed = books.filter(noteChange);
  if (changed.length === 0) return;
  await saveBooks(connection, changed);
  const moved = changed.filter((book) => book.changes.entries.length > 0).map((book) => book.accountId);
  for (const book of changed) clearChanges(book.changes);
  await notifyAccounts(connection, moved, { name: 'credits-changed' });
}

/** Sets anew when the book is due next, and says whether that or anything else of it has to be written. */
function noteChange(book: Book): boolean {
  const { entries, newHolds, newGrants, operations, changedHolds, changedGrants } = book.changes;
  const before = book.nextDueAt;
  book.nextDueAt = nextDueAt(book);
  return (
    entries.length + newHolds.length + newGrants.length + operations.length > 0 ||
    changedHolds.size + changedGrants.size > 0 ||
    before?.getTime() !== book.nextDueAt?.getTime()
  );
}

/** The kind belongs to the payload: one id for a capture and a release is a mistake as well. */
function hashPayload({ kind, toPayload }: Pick<Identity<AnyAnswer>, 'kind' | 'toPayload'>): Buffer {
  return hash('sha256', toJson([kind, toPayload()]), 'buffer');
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}

/** Turns a stored answer back into what it was; names tell what a text in it stands for. */
function reviveAnswer<Answer>(stored: string): Answer {
  const revive = (key: string, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (key.endsWith('Millicredits')) return BigInt(value);
    return key.endsWith('At') ? new Date(value) : value;
  };
  // The kind is part of the hash that was compared, so that this is the answer of the same operation.
  return JSON.parse(stored, revive) as Answer;
}
