import type { EntryKind } from '@gesso/contract';
import type { Book, BookGrant, BookHold, Place } from './book.ts';

type Movement = {
  readonly at: Date;
  readonly kind: EntryKind;
  readonly grantId: string;
  readonly from: Place;
  readonly to: Place;
  readonly amountMillicredits: bigint;
  readonly hold?: BookHold;
  readonly reason?: string;
};

/**
 * Moves part of a grant from one place to another and notes the entry.
 *
 * Moving nothing leaves no entry: a row of the statement always says that something moved.
 *
 * @throws Error when there is less at `from` than is to be moved. That is a bug; the transaction must not commit.
 */
export function move(book: Book, movement: Movement): void {
  const { from, to, amountMillicredits, hold = null, reason = null, at, kind, grantId } = movement;
  if (amountMillicredits === 0n) return;
  const grant = grantOf(book, grantId);
  take(book, grant, from, amountMillicredits);
  put(book, grant, to, amountMillicredits);
  book.lastSequence += 1n;
  book.changes.changedGrants.add(grant);
  book.changes.entries.push({
    sequence: book.lastSequence,
    at,
    kind,
    grantId,
    hold,
    reason,
    from,
    to,
    amountMillicredits,
    spendableAfterMillicredits: book.spendable,
  });
}

/** The grant of a slice; it must be in the book. */
export function grantOf(book: Book, grantId: string): BookGrant {
  const grant = book.grants.get(grantId);
  if (grant === undefined) throw new Error(`The grant ${grantId} is not in the book of ${book.accountId}.`);
  return grant;
}

function take(book: Book, grant: BookGrant, place: Place, amount: bigint): void {
  if (amount < 0n) throw new Error(`A movement of ${amount} millicredits is not one.`);
  if (place === 'issued') return;
  if (grant[place] < amount) throw new Error(`The grant ${grant.id} has no ${amount} millicredits ${place}.`);
  grant[place] -= amount;
  if (place === 'spendable' || place === 'held') book[place] -= amount;
}

function put(book: Book, grant: BookGrant, place: Place, amount: bigint): void {
  if (place === 'issued') throw new Error('Nothing returns to where credits come from.');
  grant[place] += amount;
  if (place === 'spendable' || place === 'held') book[place] += amount;
}
