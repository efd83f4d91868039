import type { EntryKind, GrantKind } from '@gesso/contract';
import type { CapName, HoldPurpose, HoldState } from './ledger.ts';

/** Where a slice of a grant can be. What leaves one place arrives at another, so that every entry sums to zero. */
export type Place = 'issued' | 'spendable' | 'held' | 'spent' | 'lapsed' | 'voided';

/** A grant and where all of it is now. The six amounts of a started grant sum to its amount. */
export type BookGrant = {
  readonly id: string;
  readonly kind: GrantKind;
  readonly priority: number;
  readonly amountMillicredits: bigint;
  readonly effectiveAt: Date;
  readonly expiresAt: Date | null;
  readonly reason: string;
  /** The generation, run or hold that a make-good grant makes good. */
  readonly jobId: string | null;
  readonly createdAt: Date;
  voidedAt: Date | null;
  hasStarted: boolean;
  spendable: bigint;
  held: bigint;
  spent: bigint;
  lapsed: bigint;
  voided: bigint;
};

export type Slice = { readonly grantId: string; readonly amountMillicredits: bigint };

export type BookHold = HoldPurpose & {
  readonly id: string;
  readonly amountMillicredits: bigint;
  /** In burn order, the order of taking. */
  readonly slices: readonly Slice[];
  readonly createdAt: Date;
  state: HoldState;
  capturedMillicredits: bigint;
  refundedMillicredits: bigint;
  expiresAt: Date;
  resolvedAt: Date | null;
  /** The operation that captured it. */
  capturedBy: string | null;
  /** What of the rest lapsed at the capture. */
  captureLapsedMillicredits: bigint;
};

export type BookEntry = {
  readonly sequence: bigint;
  readonly at: Date;
  readonly kind: EntryKind;
  readonly grantId: string;
  /** The hold that this entry belongs to; its purpose is copied to the row. */
  readonly hold: BookHold | null;
  readonly reason: string | null;
  readonly from: Place;
  readonly to: Place;
  readonly amountMillicredits: bigint;
  readonly spendableAfterMillicredits: bigint;
};

export type GrantVoid = { readonly grantId: string; readonly voidedAt: Date; readonly reason: string };

/** An operation that was done already, with the answer it got. */
export type RecordedOperation = {
  readonly id: string;
  readonly kind: string;
  readonly payloadSha256: Uint8Array;
  /** As JSON. */
  readonly answer: string;
  readonly at: Date;
};

/** What an operation has to write. The grants and holds are those of the book, as they are after it. */
export type BookChanges = {
  readonly entries: BookEntry[];
  readonly newGrants: BookGrant[];
  readonly newHolds: BookHold[];
  readonly voids: GrantVoid[];
  readonly operations: RecordedOperation[];
  readonly changedGrants: Set<BookGrant>;
  readonly changedHolds: Set<BookHold>;
};

/**
 * A working copy of one account, read after its row was locked.
 *
 * Rules change the copy and note in `changes` what a store must write; nothing else sees it, and it is thrown away after
 * the operation. Holds the live grants, the holds that are due and those that were asked for.
 */
export type Book = {
  readonly accountId: string;
  readonly grants: Map<string, BookGrant>;
  readonly holds: Map<string, BookHold>;
  readonly operations: Map<string, RecordedOperation>;
  /** Captures among the operations asked for, each with its hold: the hold remembers the rest of it. */
  readonly captures: Map<string, string>;
  /** Jobs among the book's holds that have their make-good grant already. */
  readonly madeGoodJobs: Set<string>;
  changes: BookChanges;
  /** Which version of the account's row it was read from or written to. */
  version: string;
  /** The first time-out among open holds that are not in the book. */
  readonly otherHoldExpiresAt: Date | null;
  spendable: bigint;
  held: bigint;
  lastSequence: bigint;
  settledAt: Date;
  nextDueAt: Date | null;
};

/** What a hold would count against, before it is added. */
export type CapUse = { readonly cap: CapName; readonly capMillicredits: bigint; readonly usedMillicredits: bigint };

/** An empty list of changes, for a book that was just read. */
export function noChanges(): BookChanges {
  return {
    entries: [],
    newGrants: [],
    newHolds: [],
    voids: [],
    operations: [],
    changedGrants: new Set(),
    changedHolds: new Set(),
  };
}

/** Forgets changes that were written. Kept books have theirs emptied and not replaced: two sets each would be garbage. */
export function clearChanges(changes: BookChanges): void {
  changes.entries.length = 0;
  changes.newGrants.length = 0;
  changes.newHolds.length = 0;
  changes.voids.length = 0;
  changes.operations.length = 0;
  if (changes.changedGrants.size > 0) changes.changedGrants.clear();
  if (changes.changedHolds.size > 0) changes.changedHolds.clear();
}
