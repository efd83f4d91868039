import type { Book, BookEntry, BookGrant, BookHold, GrantVoid, Place, RecordedOperation } from './book.ts';
import { ownCaptureId } from './capture-ids.rules.ts';
import { type Column, defineTable } from './table-columns.store.ts';

const accounts = defineTable<Book>({
  name: 'accounts',
  listRows: (book) => [book],
  columns: [
    { name: 'account_id', type: 'uuid', read: (book) => book.accountId },
    { name: 'spendable_millicredits', type: 'bigint', read: (book) => book.spendable },
    { name: 'held_millicredits', type: 'bigint', read: (book) => book.held },
    { name: 'last_sequence', type: 'bigint', read: (book) => book.lastSequence },
    { name: 'settled_at', type: 'timestamptz', read: (book) => book.settledAt },
    { name: 'next_due_at', type: 'timestamptz', read: (book) => book.nextDueAt },
  ],
  update: 'credit_accounts',
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
  insertInto: 'credit_grants',
});

const BALANCE: readonly Column<BookGrant>[] = [
  { name: 'grant_id', type: 'uuid', read: (row) => row.id },
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
  columns: [...BALANCE, { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId }],
  insertInto: 'credit_grant_balances',
});

const changedBalances = defineTable<BookGrant>({
  name: 'changed_balances',
  listRows: (book) => without(book.changes.changedGrants, book.changes.newGrants),
  columns: BALANCE,
  update: 'credit_grant_balances',
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
  insertInto: 'credit_grant_voids',
});

/** What of a hold changes after it was made. */
const HOLD_STATE: readonly Column<BookHold>[] = [
  { name: 'id', type: 'uuid', read: (row) => row.id },
  { name: 'state', type: 'text', read: (row) => row.state },
  { name: 'captured_millicredits', type: 'bigint', read: (row) => row.capturedMillicredits },
  { name: 'refunded_millicredits', type: 'bigint', read: (row) => row.refundedMillicredits },
  { name: 'expires_at', type: 'timestamptz', read: (row) => row.expiresAt },
  { name: 'resolved_at', type: 'timestamptz', read: (row) => row.resolvedAt },
  { name: 'captured_by', type: 'text', read: (row) => (isOwnCapture(row) ? null : row.capturedBy) },
  { name: 'is_captured_by_own', type: 'boolean', read: isOwnCapture },
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
    { name: 'grant_ids', type: 'uuid[]', read: ({ slices }) => slices.map((slice) => slice.grantId) },
    {
      name: 'slice_millicredits',
      type: 'bigint[]',
      read: ({ slices }) => slices.map((slice) => slice.amountMillicredits),
    },
  ],
  insertInto: 'credit_holds',
});

/** A hold made and resolved by one batch is written once, as it is in the end. */
const changedHolds = defineTable<BookHold>({
  name: 'changed_holds',
  listRows: (book) => without(book.changes.changedHolds, book.changes.newHolds),
  columns: HOLD_STATE,
  update: 'credit_holds',
});

const operations = defineTable<RecordedOperation>({
  name: 'operations',
  listRows: (book) => book.changes.operations,
  columns: [
    { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
    { name: 'id', type: 'text', read: (row) => row.id },
    { name: 'kind', type: 'text', read: (row) => row.kind },
    { name: 'payload_sha256', type: 'bytea', read: (row) => Buffer.from(row.payloadSha256).toString('hex') },
    { name: 'answer', type: 'jsonb', read: (row) => row.answer },
    { name: 'at', type: 'timestamptz', read: (row) => row.at },
  ],
  insertInto: 'credit_operations',
});

const entries = defineTable<BookEntry>({
  name: 'entries',
  listRows: (book) => book.changes.entries,
  columns: [
    { name: 'account_id', type: 'uuid', read: (_row, book) => book.accountId },
    { name: 'sequence', type: 'bigint', read: (row) => row.sequence },
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
  insertInto: 'credit_entries',
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

function isOwnCapture({ id, capturedBy }: BookHold): boolean {
  return capturedBy !== null && capturedBy === ownCaptureId(id);
}

function without<Row>(rows: Iterable<Row>, taken: readonly Row[]): readonly Row[] {
  return taken.length === 0 ? [...rows] : [...rows].filter((row) => !taken.includes(row));
}
