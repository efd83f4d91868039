import type { AtFault } from '@gesso/contract';
import type { Book, BookHold, CapUse } from './book.ts';
import { findExceededCap } from './caps.rules.ts';
import type {
  CaptureAnswer,
  ExtendAnswer,
  Hold,
  HoldAnswer,
  HoldNotOpen,
  HoldPurpose,
  RefundAnswer,
  ReleaseAnswer,
} from './ledger.ts';
import { move } from './movements.rules.ts';
import { makeGood, returnSlices } from './returns.rules.ts';
import { planCapture, planHold, planRefund, planRelease } from './slices.rules.ts';

/** Work that is still alive after a week has been forgotten by whoever does it. */
export const LONGEST_HOLD_MS = 7 * 24 * 3_600_000;

/** Why the rest of a hold went back when the work cost less. */
const COST_LESS = 'cost-less-than-held';

/** Pins credits, all of them or none. Caps are asked first: they stop work that credits would allow. */
export function holdIn(
  book: Book,
  options: {
    readonly holdId: string;
    readonly amountMillicredits: bigint;
    readonly expiresAt: Date;
    readonly purpose: HoldPurpose;
    readonly capUses: readonly CapUse[];
    readonly at: Date;
  },
): HoldAnswer {
  const { amountMillicredits, at } = options;
  const exceeded = findExceededCap(options.capUses, amountMillicredits);
  if (exceeded !== undefined) return exceeded;
  const slices = planHold(book.grants.values(), amountMillicredits);
  if (slices === undefined) {
    const amounts = { spendableMillicredits: book.spendable, neededMillicredits: amountMillicredits };
    return { ok: false, reason: 'insufficient-credits', ...amounts };
  }
  const { generationId, runId, projectId, apiKeyId, model } = options.purpose;
  const hold: BookHold = {
    id: options.holdId,
    generationId,
    runId,
    projectId,
    apiKeyId,
    model,
    amountMillicredits,
    slices,
    createdAt: at,
    state: 'held',
    capturedMillicredits: 0n,
    refundedMillicredits: 0n,
    expiresAt: options.expiresAt,
    resolvedAt: null,
    capturedBy: null,
    captureLapsedMillicredits: 0n,
  };
  book.holds.set(hold.id, hold);
  book.changes.newHolds.push(hold);
  for (const slice of slices) move(book, { ...slice, at, kind: 'hold', from: 'spendable', to: 'held', hold });
  return { ok: true, hold: presentHold(hold, book.accountId) };
}

/** Spends at most what is held and gives the rest back. Succeeds also when a pinned grant has ended meanwhile. */
export function captureIn(
  book: Book,
  options: { readonly holdId: string; readonly amountMillicredits: bigint; readonly at: Date },
): CaptureAnswer {
  const { amountMillicredits, at } = options;
  const found = findOpenHold(book, options.holdId);
  if (!found.ok) return found;
  const { hold } = found;
  if (amountMillicredits > hold.amountMillicredits) {
    return { ok: false, reason: 'amount-above-hold', heldMillicredits: hold.amountMillicredits };
  }
  const { captured, returned } = planCapture(hold.slices, amountMillicredits);
  resolve(book, hold, 'captured', at);
  hold.capturedMillicredits = amountMillicredits;
  for (const slice of captured) move(book, { ...slice, at, kind: 'capture', from: 'held', to: 'spent', hold });
  const lapsedMillicredits = returnSlices(book, {
    hold,
    slices: returned,
    kind: 'release',
    from: 'held',
    at,
    reason: COST_LESS,
  });
  const releasedMillicredits = hold.amountMillicredits - amountMillicredits;
  return { ok: true, capturedMillicredits: amountMillicredits, releasedMillicredits, lapsedMillicredits };
}

/** Gives everything held back. */
export function releaseIn(
  book: Book,
  options: {
    readonly holdId: string;
    readonly reason: string;
    readonly atFault: AtFault;
    readonly makeGoodGrantId: string;
    readonly at: Date;
  },
): ReleaseAnswer {
  const { reason, atFault, makeGoodGrantId: grantId, at } = options;
  const found = findOpenHold(book, options.holdId);
  if (!found.ok) return found;
  const { hold } = found;
  resolve(book, hold, 'released', at);
  const slices = planRelease(hold.slices);
  const lapsedMillicredits = returnSlices(book, { hold, slices, kind: 'release', from: 'held', at, reason });
  const makeGoodGrantId = makeGood(book, { hold, lapsedMillicredits, atFault, reason, grantId, at });
  return { ok: true, releasedMillicredits: hold.amountMillicredits, lapsedMillicredits, makeGoodGrantId };
}

/** Moves the time-out later, never earlier, and at most to a week after the hold was made. */
export function extendIn(book: Book, options: { readonly holdId: string; readonly expiresAt: Date }): ExtendAnswer {
  const found = findOpenHold(book, options.holdId);
  if (!found.ok) return found;
  const { hold } = found;
  const latest = hold.createdAt.getTime() + LONGEST_HOLD_MS;
  const expiresAt = new Date(Math.min(options.expiresAt.getTime(), latest));
  if (expiresAt > hold.expiresAt) {
    hold.expiresAt = expiresAt;
    book.changes.changedHolds.add(hold);
  }
  return { ok: true, expiresAt: hold.expiresAt };
}

/** Gives captured credits back by opposite entries. Without an amount: all that was captured and not refunded yet. */
export function refundIn(
  book: Book,
  options: {
    readonly holdId: string;
    readonly amountMillicredits?: bigint | undefined;
    readonly reason: string;
    readonly atFault: AtFault;
    readonly makeGoodGrantId: string;
    readonly at: Date;
  },
): RefundAnswer {
  const { reason, atFault, makeGoodGrantId: grantId, at } = options;
  const hold = book.holds.get(options.holdId);
  if (hold === undefined) return { ok: false, reason: 'hold-not-found' };
  if (hold.state !== 'captured') return { ok: false, reason: 'hold-not-captured' };
  const standing = hold.capturedMillicredits - hold.refundedMillicredits;
  const amountMillicredits = options.amountMillicredits ?? standing;
  if (amountMillicredits > standing) {
    return { ok: false, reason: 'amount-above-captured', capturedMillicredits: standing };
  }
  const slices = planRefund(hold, amountMillicredits);
  hold.refundedMillicredits += amountMillicredits;
  book.changes.changedHolds.add(hold);
  const lapsedMillicredits = returnSlices(book, { hold, slices, kind: 'refund', from: 'spent', at, reason });
  const makeGoodGrantId = makeGood(book, { hold, lapsedMillicredits, atFault, reason, grantId, at });
  return { ok: true, refundedMillicredits: amountMillicredits, lapsedMillicredits, makeGoodGrantId };
}

/** A hold as everyone but the ledger sees it. */
export function presentHold(held: BookHold, accountId: string): Hold {
  // Written out: leaving out by rest costs ten times as much, and every answer passes here.
  return {
    id: held.id,
    accountId,
    state: held.state,
    amountMillicredits: held.amountMillicredits,
    capturedMillicredits: held.capturedMillicredits,
    refundedMillicredits: held.refundedMillicredits,
    generationId: held.generationId,
    runId: held.runId,
    projectId: held.projectId,
    apiKeyId: held.apiKeyId,
    model: held.model,
    createdAt: held.createdAt,
    expiresAt: held.expiresAt,
    resolvedAt: held.resolvedAt,
  };
}

function findOpenHold(book: Book, holdId: string): { readonly ok: true; readonly hold: BookHold } | HoldNotOpen {
  const hold = book.holds.get(holdId);
  if (hold === undefined) return { ok: false, reason: 'hold-not-found' };
  if (hold.state !== 'held') return { ok: false, reason: `hold-${hold.state}` };
  return { ok: true, hold };
}

function resolve(book: Book, hold: BookHold, state: 'captured' | 'released', at: Date): void {
  hold.state = state;
  hold.resolvedAt = at;
  book.changes.changedHolds.add(hold);
}
