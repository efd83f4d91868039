import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Book, BookEntry, BookGrant, BookHold, GrantVoid, Place, RecordedOperation } from './book.ts';

/**
 * Writes everything that operations changed, in one statement, whatever their number.
 *
 * PostgreSQL checks the references between the new rows at the end of the statement. Rows travel as JSON: one parameter
 * per table keeps the statement's text, and with it the prepared plan, the same for one operation and for a thousand.
 */
export async function saveBooks(connection: PoolClient, books: readonly Book[]): Promise<void> {
  if (books.length === 0) return;
  await connection.query({
    name: 'save-credit-books',
    text: SAVE,
    values: [
      toJson(books.map(toAccountRow)),
      toJson(books.flatMap((book) => book.changes.newGrants.map((grant) => toGrantRow(book, grant)))),
      toJson(books.flatMap((book) => [...book.changes.changedGrants].map((grant) => toBalanceRow(book, grant)))),
      toJson(books.flatMap((book) => book.changes.voids.map((grantVoid) => toVoidRow(book, grantVoid)))),
      toJson(books.flatMap((book) => book.changes.newHolds.map((hold) => toHoldRow(book, hold)))),
      toJson(books.flatMap((book) => book.changes.newHolds.flatMap(toSliceRows))),
      toJson(books.flatMap((book) => listChangedHolds(book).map((hold) => toHoldRow(book, hold)))),
      toJson(books.flatMap((book) => book.changes.operations.map((operation) => toOperationRow(book, operation)))),
      toJson(books.flatMap((book) => book.changes.entries.map((entry) => toEntryRow(book, entry)))),
    ],
  });
}

const HOLD_COLUMNS = `id uuid, account_id uuid, amount_millicredits bigint, state text, captured_millicredits bigint,
  refunded_millicredits bigint, generation_id uuid, run_id uuid, project_id uuid, api_key_id uuid, model text,
  created_at timestamptz, expires_at timestamptz, resolved_at timestamptz`;

const SAVE = `
WITH accounts AS (
  UPDATE credit_accounts a
     SET spendable_millicredits = c.spendable, held_millicredits = c.held, last_sequence = c.last_sequence,
         settled_at = c.settled_at, next_due_at = c.next_due_at
    FROM jsonb_to_recordset($1::jsonb) AS c(account_id uuid, spendable bigint, held bigint, last_sequence bigint,
         settled_at timestamptz, next_due_at timestamptz)
   WHERE a.account_id = c.account_id
), grants AS (
  INSERT INTO credit_grants (id, account_id, kind, priority, amount_millicredits, effective_at, expires_at, reason, job_id, created_at)
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS g(id uuid, account_id uuid, kind text, priority smallint,
         amount_millicredits bigint, effective_at timestamptz, expires_at timestamptz, reason text, job_id uuid, created_at timestamptz)
), balances AS (
  INSERT INTO credit_grant_balances AS b (grant_id, account_id, has_started, spendable_millicredits, held_millicredits,
         spent_millicredits, lapsed_millicredits, voided_millicredits)
  SELECT * FROM jsonb_to_recordset($3::jsonb) AS c(grant_id uuid, account_id uuid, has_started boolean, spendable bigint,
         held bigint, spent bigint, lapsed bigint, voided bigint)
  ON CONFLICT (grant_id) DO UPDATE
     SET has_started = excluded.has_started, spendable_millicredits = excluded.spendable_millicredits,
         held_millicredits = excluded.held_millicredits, spent_millicredits = excluded.spent_millicredits,
         lapsed_millicredits = excluded.lapsed_millicredits, voided_millicredits = excluded.voided_millicredits
), voids AS (
  INSERT INTO credit_grant_voids (grant_id, account_id, voided_at, reason)
  SELECT * FROM jsonb_to_recordset($4::jsonb) AS v(grant_id uuid, account_id uuid, voided_at timestamptz, reason text)
), holds AS (
  INSERT INTO credit_holds (id, account_id, amount_millicredits, state, captured_millicredits, refunded_millicredits,
         generation_id, run_id, project_id, api_key_id, model, created_at, expires_at, resolved_at)
  SELECT * FROM jsonb_to_recordset($5::jsonb) AS h(${HOLD_COLUMNS})
), slices AS (
  INSERT INTO credit_hold_slices (hold_id, position, grant_id, amount_millicredits)
  SELECT * FROM jsonb_to_recordset($6::jsonb) AS s(hold_id uuid, position integer, grant_id uuid, amount_millicredits bigint)
), resolved AS (
  UPDATE credit_holds h
     SET state = c.state, captured_millicredits = c.captured_millicredits, refunded_millicredits = c.refunded_millicredits,
         expires_at = c.expires_at, resolved_at = c.resolved_at
    FROM jsonb_to_recordset($7::jsonb) AS c(${HOLD_COLUMNS})
   WHERE h.id = c.id
), operations AS (
  INSERT INTO credit_operations (account_id, id, kind, payload_sha256, answer, at)
  SELECT account_id, id, kind, decode(payload_sha256, 'hex'), answer, at
    FROM jsonb_to_recordset($8::jsonb) AS o(account_id uuid, id text, kind text, payload_sha256 text, answer jsonb, at timestamptz)
)
INSERT INTO credit_entries (account_id, sequence, id, at, kind, grant_id, hold_id, generation_id, run_id, project_id, model, reason,
       issued_delta, spendable_delta, held_delta, spent_delta, lapsed_delta, voided_delta, spendable_after_millicredits)
SELECT * FROM jsonb_to_recordset($9::jsonb) AS e(account_id uuid, sequence bigint, id uuid, at timestamptz, kind text,
       grant_id uuid, hold_id uuid, generation_id uuid, run_id uuid, project_id uuid, model text, reason text,
       issued_delta bigint, spendable_delta bigint, held_delta bigint, spent_delta bigint, lapsed_delta bigint,
       voided_delta bigint, spendable_after_millicredits bigint)`;

/** JSON has no integers of 64 bits that JavaScript could write; PostgreSQL reads them from text just as well. */
function toJson(rows: readonly unknown[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** A hold made and resolved by one batch is written once, as it is in the end. */
function listChangedHolds(book: Book): readonly BookHold[] {
  return [...book.changes.changedHolds].filter((hold) => !book.changes.newHolds.includes(hold));
}

function toAccountRow(book: Book) {
  return {
    account_id: book.accountId,
    spendable: book.spendable,
    held: book.held,
    last_sequence: book.lastSequence,
    settled_at: book.settledAt,
    next_due_at: book.nextDueAt,
  };
}

function toGrantRow(book: Book, grant: BookGrant) {
  return {
    id: grant.id,
    account_id: book.accountId,
    kind: grant.kind,
    priority: grant.priority,
    amount_millicredits: grant.amountMillicredits,
    effective_at: grant.effectiveAt,
    expires_at: grant.expiresAt,
    reason: grant.reason,
    job_id: grant.jobId,
    created_at: grant.createdAt,
  };
}

function toBalanceRow(book: Book, grant: BookGrant) {
  const { hasStarted: has_started, spendable, held, spent, lapsed, voided } = grant;
  return { grant_id: grant.id, account_id: book.accountId, has_started, spendable, held, spent, lapsed, voided };
}

function toVoidRow(book: Book, { grantId, voidedAt, reason }: GrantVoid) {
  return { grant_id: grantId, account_id: book.accountId, voided_at: voidedAt, reason };
}

function toHoldRow(book: Book, hold: BookHold) {
  return {
    id: hold.id,
    account_id: book.accountId,
    amount_millicredits: hold.amountMillicredits,
    state: hold.state,
    captured_millicredits: hold.capturedMillicredits,
    refunded_millicredits: hold.refundedMillicredits,
    ...toPurposeColumns(hold),
    api_key_id: hold.apiKeyId,
    created_at: hold.createdAt,
    expires_at: hold.expiresAt,
    resolved_at: hold.resolvedAt,
  };
}

function toSliceRows(hold: BookHold) {
  return hold.slices.map(({ grantId, amountMillicredits }, position) => ({
    hold_id: hold.id,
    position,
    grant_id: grantId,
    amount_millicredits: amountMillicredits,
  }));
}

function toOperationRow(book: Book, { id, kind, payloadSha256, answer, at }: RecordedOperation) {
  return {
    account_id: book.accountId,
    id,
    kind,
    payload_sha256: Buffer.from(payloadSha256).toString('hex'),
    answer,
    at,
  };
}

function toEntryRow(book: Book, entry: BookEntry) {
  return {
    account_id: book.accountId,
    sequence: entry.sequence,
    id: uuidv7(),
    at: entry.at,
    kind: entry.kind,
    grant_id: entry.grantId,
    hold_id: entry.hold?.id ?? null,
    ...(entry.hold === null ? {} : toPurposeColumns(entry.hold)),
    reason: entry.reason,
    ...toDeltas(entry),
    spendable_after_millicredits: entry.spendableAfterMillicredits,
  };
}

function toPurposeColumns({ generationId, runId, projectId, model }: BookHold) {
  return { generation_id: generationId, run_id: runId, project_id: projectId, model };
}

/** Minus where it leaves, plus where it arrives: always zero in sum. */
function toDeltas({ from, to, amountMillicredits: amount }: BookEntry): Readonly<Record<`${Place}_delta`, bigint>> {
  const deltaOf = (place: Place) => (place === to ? amount : 0n) - (place === from ? amount : 0n);
  return {
    issued_delta: deltaOf('issued'),
    spendable_delta: deltaOf('spendable'),
    held_delta: deltaOf('held'),
    spent_delta: deltaOf('spent'),
    lapsed_delta: deltaOf('lapsed'),
    voided_delta: deltaOf('voided'),
  };
}
