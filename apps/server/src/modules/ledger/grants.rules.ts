import type { GrantKind } from '@gesso/contract';
import type { Book, BookGrant } from './book.ts';
import { hasEnded } from './burn-order.rules.ts';
import type { Grant, VoidAnswer } from './ledger.ts';
import { move } from './movements.rules.ts';

/** What lapses burns before what stays; gifts before money. */
export const GRANT_PRIORITIES: Readonly<Record<GrantKind, number>> = {
  monthly: 10,
  bonus: 10,
  'make-good': 10,
  free: 20,
  operator: 20,
  topup: 30,
};

type NewGrant = Pick<
  BookGrant,
  'id' | 'kind' | 'priority' | 'amountMillicredits' | 'effectiveAt' | 'expiresAt' | 'reason' | 'jobId' | 'createdAt'
>;

/** Adds a grant, and starts it when its time has come. Work that is late never gives it a longer life. */
export function addGrant(book: Book, grant: NewGrant): BookGrant {
  const added: BookGrant = {
    ...grant,
    voidedAt: null,
    hasStarted: false,
    spendable: 0n,
    held: 0n,
    spent: 0n,
    lapsed: 0n,
    voided: 0n,
  };
  book.grants.set(added.id, added);
  book.changes.newGrants.push(added);
  book.changes.changedGrants.add(added);
  if (added.effectiveAt.getTime() <= grant.createdAt.getTime()) startGrant(book, added, grant.createdAt);
  if (hasEnded(added, grant.createdAt)) lapseGrant(book, added, grant.createdAt);
  return added;
}

/** Writes the entry that makes a grant's credits spendable. */
export function startGrant(book: Book, grant: BookGrant, at: Date): void {
  grant.hasStarted = true;
  move(book, {
    at,
    kind: 'grant',
    grantId: grant.id,
    from: 'issued',
    to: 'spendable',
    amountMillicredits: grant.amountMillicredits,
    reason: grant.reason,
  });
}

/** Ends a grant: what is not held is gone. */
export function lapseGrant(book: Book, grant: BookGrant, at: Date): void {
  move(book, {
    at,
    kind: 'lapse',
    grantId: grant.id,
    from: 'spendable',
    to: 'lapsed',
    amountMillicredits: grant.spendable,
    reason: 'grant-ended',
  });
}

/**
 * Takes back what is left of a grant, never more. What is held stays held: it may still be captured, and what is not
 * comes back void. A grant that has not started is void as a whole and never becomes spendable.
 */
export function voidGrantIn(
  book: Book,
  options: { readonly grantId: string; readonly reason: string; readonly at: Date },
): VoidAnswer {
  const { grantId, reason, at } = options;
  const grant = book.grants.get(grantId);
  if (grant === undefined) return { ok: false, reason: 'grant-not-found' };
  if (grant.voidedAt !== null) return { ok: false, reason: 'grant-voided' };
  if (hasEnded(grant, at)) return { ok: false, reason: 'grant-ended' };
  const from = grant.hasStarted ? 'spendable' : 'issued';
  const amountMillicredits = grant.hasStarted ? grant.spendable : grant.amountMillicredits;
  move(book, { at, kind: 'void', grantId, from, to: 'voided', amountMillicredits, reason });
  grant.voidedAt = at;
  grant.hasStarted = true;
  book.changes.changedGrants.add(grant);
  book.changes.voids.push({ grantId, voidedAt: at, reason });
  return { ok: true, voidedMillicredits: amountMillicredits };
}

/** A grant as everyone but the ledger sees it. */
export function presentGrant(grant: BookGrant): Grant {
  const { id, kind, priority, amountMillicredits, effectiveAt, expiresAt } = grant;
  const amounts = { remainingMillicredits: grant.spendable, heldMillicredits: grant.held };
  return { id, kind, priority, amountMillicredits, ...amounts, effectiveAt, expiresAt };
}
