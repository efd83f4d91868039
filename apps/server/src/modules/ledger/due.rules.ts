import type { Book, BookGrant, BookHold } from './book.ts';
import { compareIds } from './burn-order.rules.ts';
import { lapseGrant, startGrant } from './grants.rules.ts';
import { makeGood, returnSlices } from './returns.rules.ts';
import { planRelease } from './slices.rules.ts';

type DueMoment =
  | { readonly kind: 'hold-time-out'; readonly at: Date; readonly hold: BookHold }
  | { readonly kind: 'grant-end'; readonly at: Date; readonly grant: BookGrant }
  | { readonly kind: 'grant-start'; readonly at: Date; readonly grant: BookGrant };

/** Inside one instant: time-outs, ends, starts. Uses come after all of them. */
const RANKS: Readonly<Record<DueMoment['kind'], number>> = { 'hold-time-out': 0, 'grant-end': 1, 'grant-start': 2 };

/** Why the release of a hold that timed out was written. */
const TIMED_OUT = 'hold-timed-out';

/**
 * Does everything that is due up to an instant and at it, in order of time, dating each entry at the instant it was due.
 *
 * One pass to an instant leaves the same book as any number of passes to instants on the way.
 *
 * @param newId - Gives the id of each make-good grant that a time-out calls for: a hold that nobody resolved in time is
 *   Gesso's failure, not the creator's.
 */
export function settleBook(book: Book, at: Date, newId: () => string): void {
  if (isAnythingDue(book, at)) settleInOrder(book, at, newId);
  book.settledAt = later(at, book.settledAt);
}

function settleInOrder(book: Book, at: Date, newId: () => string): void {
  for (let due = nextDue(book); due !== undefined && due.at <= at; due = nextDue(book)) {
    const instant = later(due.at, book.settledAt);
    book.settledAt = instant;
    if (due.kind === 'hold-time-out') timeOut(book, due.hold, instant, newId);
    else if (due.kind === 'grant-end') lapseGrant(book, due.grant, instant);
    else startGrant(book, due.grant, instant);
  }
}

/** Every operation asks this and hardly ever is something due, hence without a list of moments. */
function isAnythingDue(book: Book, at: Date): boolean {
  const first = firstInstant(book);
  return first !== null && first.getTime() <= at.getTime();
}

/** The first instant at which something of this book is due; null when nothing is to come. */
export function nextDueAt(book: Book): Date | null {
  return sooner(firstInstant(book), book.otherHoldExpiresAt);
}

/** The first thing that is due among what the book holds, whenever that is. */
function nextDue(book: Book): DueMoment | undefined {
  let first: DueMoment | undefined;
  for (const moment of listMoments(book)) {
    if (first === undefined || compareMoments(moment, first) < 0) first = moment;
  }
  return first;
}

/** The later of two instants. */
export function later(first: Date, second: Date): Date {
  return first.getTime() < second.getTime() ? second : first;
}

function* listMoments(book: Book): Generator<DueMoment> {
  for (const hold of book.holds.values()) {
    const at = timeOutOf(hold);
    if (at !== null) yield { kind: 'hold-time-out', at, hold };
  }
  for (const grant of book.grants.values()) {
    const at = changeOf(grant);
    if (at !== null) yield { kind: grant.hasStarted ? 'grant-end' : 'grant-start', at, grant };
  }
}

/** The instant of the first of these moments. */
function firstInstant(book: Book): Date | null {
  let first: Date | null = null;
  for (const hold of book.holds.values()) first = sooner(first, timeOutOf(hold));
  for (const grant of book.grants.values()) first = sooner(first, changeOf(grant));
  return first;
}

function timeOutOf(hold: BookHold): Date | null {
  return hold.state === 'held' ? hold.expiresAt : null;
}

/** When a grant begins or, having begun, ends with something left in it. */
function changeOf(grant: BookGrant): Date | null {
  if (!grant.hasStarted) return grant.effectiveAt;
  return grant.spendable > 0n ? grant.expiresAt : null;
}

/** The sooner of two instants, null being none. */
function sooner(first: Date | null, second: Date | null): Date | null {
  if (first === null || second === null) return first ?? second;
  return second.getTime() < first.getTime() ? second : first;
}

function compareMoments(first: DueMoment, second: DueMoment): number {
  return (
    first.at.getTime() - second.at.getTime() ||
    RANKS[first.kind] - RANKS[second.kind] ||
    compareIds(idOf(first), idOf(second))
  );
}

function idOf(moment: DueMoment): string {
  return moment.kind === 'hold-time-out' ? moment.hold.id : moment.grant.id;
}

function timeOut(book: Book, hold: BookHold, at: Date, newId: () => string): void {
  hold.state = 'timed-out';
  hold.resolvedAt = at;
  book.changes.changedHolds.add(hold);
  const slices = planRelease(hold.slices);
  const lapsedMillicredits = returnSlices(book, { hold, slices, kind: 'release', from: 'held', at, reason: TIMED_OUT });
  makeGood(book, { hold, lapsedMillicredits, atFault: 'gesso', reason: TIMED_OUT, grantId: newId(), at });
}
