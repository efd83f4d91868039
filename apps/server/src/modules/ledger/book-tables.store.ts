import { uuidv7 } from 'uuidv7';
import type { Book, BookEntry, BookGrant, BookHold, GrantVoid, Place, RecordedOperation, Slice } from './book.ts';
import { type Column, defineTable } from './table-columns.store.ts';

const accounts = defineTable<Book>({
  name: 'accounts',
  listRows: (book) => [book],
  columns: [
    { name: 'account_id', type: 'uuid', read: (book) => book.accountId },
    { name: 'spendable', type: 'bigint', read: (book) => book.spendable },
    { name: 'held', type: 'bigint', read: (book) => book.held },
    { name: 'last_sequence', type: 'bigint', read: (book) => book.lastSequence },
    { name: 'settled_at', type: 'timestamptz', read: (book) => book.settledAt },
    { name: 'next_due_at', type: 'timestamptz', read: (book) => book.nextDueAt },
  ],
  write: (source) => `UPDATE credit_accounts a
     SET spendable_millicredits = new.spendable, held_millicredits = new.held, last_sequence = new.last_sequence,
         settled_at = new.settled_at, next_due_at = new.next_due_at
    FROM ${source} WHERE a.account_id = new.account_id`,
});

const grants = defineTable<BookGrant>({
  name: 'grants',
  listRows: (book) => book.changes.newGrants,
  columns: [
    { name: 'id', type: 'uuid', read: (row) => row.id },
    { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
    { name: 'kind', type: 'text', read: (row) => row.kind },
    { name: 'priority', type: 'smallint', read: (row) => row.priority },
    { name: 'amount_millicredits', type: 'bigint', read: (row) => row.amountMillicredits },
    { name: 'effective_at', type: 'timestamptz', read: (row) => row.effectiveAt },
    { name: 'expires_at', type: 'timestamptz', read: (row) => row.expiresAt },
    { name: 'reason', type: 'text', read: (row) => row.reason },
    { name: 'job_id', type: 'uuid', read: (row) => row.jobId },
    { name: 'created_at', type: 'timestamptz', read: (row) => row.createdAt },
  ],
  write: insertInto('credit_grants'),
});

const BALANCE: readonly Column<BookGrant>[] = [
  { name: 'grant_id', type: 'uuid', read: (row) => row.id },
  { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
  { name: 'has_started', type: 'boolean', read: (row) => row.hasStarted },
  { name: 'spendable_millicredits', type: 'bigint', read: (row) => row.spendable },
  { name: 'held_millicredits', type: 'bigint', read: (row) => row.held },
  { name: 'spent_millicredits', type: 'bigint', read: (row) => row.spent },
  { name: 'lapsed_millicredits', type: 'bigint', read: (row) => row.lapsed },
  { name: 'voided_millicredits', type: 'bigint', read: (row) => row.voided },
];

const newBalances = defineTable<BookGrant>({
  name: 'balances',
  listRows: (book) => book.changes.newGrants,
  columns: BALANCE,
  write: insertInto('credit_grant_balances'),
});

const changedBalances = defineTable<BookGrant>({
  name: 'changed_balances',
  listRows: (book) => without(book.changes.changedGrants, book.changes.newGrants),
  columns: BALANCE,
  write: (source) => `UPDATE credit_grant_balances b
     SET has_started = new.has_started, spendable_millicredits = new.spendable_millicredits,
         held_millicredits = new.held_millicredits, spent_millicredits = new.spent_millicredits,
         lapsed_millicredits = new.lapsed_millicredits, voided_millicredits = new.voided_millicredits
    FROM ${source} WHERE b.grant_id = new.grant_id`,
});

const voids = defineTable<GrantVoid>({
  name: 'voids',
  listRows: (book) => book.changes.voids,
  columns: [
    { name: 'grant_id', type: 'uuid', read: (row) => row.grantId },
    { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
    { name: 'voided_at', type: 'timestamptz', read: (row) => row.voidedAt },
    { name: 'reason', type: 'text', read: (row) => row.reason },
  ],
  write: insertInto('credit_grant_voids'),
});

/** What of a hold changes after it was made. */
const HOLD_STATE: readonly Column<BookHold>[] = [
  { name: 'id', type: 'uuid', read: (row) => row.id },
  { name: 'state', type: 'text', read: (row) => row.state },
  { name: 'captured_millicredits', type: 'bigint', read: (row) => row.capturedMillicredits },
  { name: 'refunded_millicredits', type: 'bigint', read: (row) => row.refundedMillicredits },
  { name: 'expires_at', type: 'timestamptz', read: (row) => row.expiresAt },
  { name: 'resolved_at', type: 'timestamptz', read: (row) => row.resolvedAt },
  { name: 'captured_by', type: 'text', read: (row) => row.capturedBy },
  { name: 'capture_lapsed_millicredits', type: 'bigint', read: (row) => row.captureLapsedMillicredits },
];

const newHolds = defineTable<BookHold>({
  name: 'holds',
  listRows: (book) => book.changes.newHolds,
  columns: [
    ...HOLD_STATE,
    { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
    { name: 'amount_millicredits', type: 'bigint', read: (row) => row.amountMillicredits },
    { name: 'generation_id', type: 'uuid', read: (row) => row.generationId },
    { name: 'run_id', type: 'uuid', read: (row) => row.runId },
    { name: 'project_id', type: 'uuid', read: (row) => row.projectId },
    { name: 'api_key_id', type: 'uuid', read: (row) => row.apiKeyId },
    { name: 'model', type: 'text', read: (row) => row.model },
    { name: 'created_at', type: 'timestamptz', read: (row) => row.createdAt },
    // Arrays in an array of rows would have to be of one length: they travel as text.
    { name: 'grant_ids', type: 'text', read: ({ slices }) => toArray(slices, (slice) => slice.grantId) },
    {
      name: 'slice_millicredits',
      type: 'text',
      read: ({ slices }) => toArray(slices, (slice) => slice.amountMillicredits),
    },
  ],
  write: (source, names) => `INSERT INTO credit_holds (${names})
  SELECT ${names.replace('grant_ids', 'grant_ids::uuid[]').replace('slice_millicredits', 'slice_millicredits::bigint[]')}
    FROM ${source}`,
});

/** A hold made and resolved by one batch is written once, as it is in the end. */
const changedHolds = defineTable<BookHold>({
  name: 'changed_holds',
  listRows: (book) => without(book.changes.changedHolds, book.changes.newHolds),
  columns: HOLD_STATE,
  write: (source) => `UPDATE credit_holds h
     SET state = new.state, captured_millicredits = new.captured_millicredits,
         refunded_millicredits = new.refunded_millicredits, expires_at = new.expires_at, resolved_at = new.resolved_at,
         captured_by = new.captured_by, capture_lapsed_millicredits = new.capture_lapsed_millicredits
    FROM ${source} WHERE h.id = new.id`,
});

const operations = defineTable<RecordedOperation>({
  name: 'operations',
  listRows: (book) => book.changes.operations,
  columns: [
    { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
    { name: 'id', type: 'text', read: (row) => row.id },
    { name: 'kind', type: 'text', read: (row) => row.kind },
    { name: 'payload_sha256', type: 'text', read: (row) => Buffer.from(row.payloadSha256).toString('hex') },
    { name: 'answer', type: 'jsonb', read: (row) => row.answer },
    { name: 'at', type: 'timestamptz', read: (row) => row.at },
  ],
  write: (source) => `INSERT INTO credit_operations (account_id, id, kind, payload_sha256, answer, at)
  SELECT account_id, id, kind, decode(payload_sha256, 'hex'), answer, at FROM ${source}`,
});

const entries = defineTable<BookEntry>({
  name: 'entries',
  listRows: (book) => book.changes.entries,
  columns: [
    { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
    { name: 'sequence', type: 'bigint', read: (row) => row.sequence },
    { name: 'id', type: 'uuid', read: () => uuidv7() },
    { name: 'at', type: 'timestamptz', read: (row) => row.at },
    { name: 'kind', type: 'text', read: (row) => row.kind },
    { name: 'grant_id', type: 'uuid', read: (row) => row.grantId },
    { name: 'hold_id', type: 'uuid', read: (row) => row.hold?.id ?? null },
    { name: 'generation_id', type: 'uuid', read: (row) => row.hold?.generationId ?? null },
    { name: 'run_id', type: 'uuid', read: (row) => row.hold?.runId ?? null },
    { name: 'project_id', type: 'uuid', read: (row) => row.hold?.projectId ?? null },
    { name: 'model', type: 'text', read: (row) => row.hold?.model ?? null },
    { name: 'reason', type: 'text', read: (row) => row.reason },
    ...(['issued', 'spendable', 'held', 'spent', 'lapsed', 'voided'] as const).map(toDelta),
    { name: 'spendable_after_millicredits', type: 'bigint', read: (row) => row.spendableAfterMillicredits },
  ],
  write: insertInto('credit_entries'),
});

/** Everything that operations write. */
export const BOOK_TABLES = [
  accounts,
  grants,
  newBalances,
  changedBalances,
  voids,
  newHolds,
  changedHolds,
  operations,
  entries,
];

/** Minus where it leaves, plus where it arrives: always zero in sum. */
function toDelta(place: Place): Column<BookEntry> {
  return {
    name: `${place}_delta`,
    type: 'bigint',
    read: ({ from, to, amountMillicredits: amount }) => {
      if (place === from) return -amount;
      return place === to ? amount : 0n;
    },
  };
}

function toArray(slices: readonly Slice[], read: (slice: Slice) => string | bigint): string {
  return `{${slices.map(read).join(',')}}`;
}

function without<Row>(rows: Iterable<Row>, taken: readonly Row[]): readonly Row[] {
  return [...rows].filter((row) => !taken.includes(row));
}

function insertInto(table: string) {
  return (source: string, names: string) => `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source}`;
}
