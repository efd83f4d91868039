import { type Book, type BookGrant, noChanges } from '../book.ts';
import { START } from './ledger-fixtures.ts';

/** A book with these grants in it and nothing due before its start. */
export function createBook(grants: readonly BookGrant[] = []): Book {
  return {
    accountId: 'account',
    grants: new Map(grants.map((grant) => [grant.id, grant])),
    holds: new Map(),
    operations: new Map(),
    captures: new Map(),
    madeGoodJobs: new Set(),
    changes: noChanges(),
    version: '',
    otherHoldExpiresAt: null,
    spendable: grants.reduce((sum, grant) => sum + grant.spendable, 0n),
    held: 0n,
    lastSequence: 0n,
    settledAt: START,
    nextDueAt: null,
  };
}

/** A started grant of 10 millicredits, priority 20, without end, unless told otherwise. */
export function createGrant(grant: Partial<BookGrant> & { readonly id: string }): BookGrant {
  const amountMillicredits = grant.amountMillicredits ?? 10n;
  return {
    kind: 'operator',
    priority: 20,
    amountMillicredits,
    effectiveAt: START,
    expiresAt: null,
    reason: 'test',
    jobId: null,
    createdAt: START,
    voidedAt: null,
    hasStarted: true,
    spendable: amountMillicredits,
    held: 0n,
    spent: 0n,
    lapsed: 0n,
    voided: 0n,
    ...grant,
  };
}
