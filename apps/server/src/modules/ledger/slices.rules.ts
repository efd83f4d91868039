import type { BookGrant, BookHold, Slice } from './book.ts';
import { compareBurnOrder } from './burn-order.rules.ts';

/**
 * Chooses the slices that a hold pins, in burn order.
 *
 * @param grants - In any order; those with nothing to spend are passed over.
 * @returns Slices that sum to the amount exactly, or undefined when the grants hold less: a hold is all or nothing.
 */
export function planHold(grants: Iterable<BookGrant>, amountMillicredits: bigint): readonly Slice[] | undefined {
  const slices: Slice[] = [];
  let missing = amountMillicredits;
  const burning = [...grants].filter((grant) => grant.spendable > 0n).sort(compareBurnOrder);
  for (const grant of burning) {
    if (missing === 0n) break;
    const amount = smaller(grant.spendable, missing);
    slices.push({ grantId: grant.id, amountMillicredits: amount });
    missing -= amount;
  }
  return missing === 0n ? slices : undefined;
}

/**
 * Splits the slices of a hold at an amount: what is captured, first taken first, and what goes back.
 *
 * @param slices - In the order of taking.
 * @param amountMillicredits - At most their sum.
 * @returns `returned` is last taken first, the order in which it goes back.
 */
export function planCapture(
  slices: readonly Slice[],
  amountMillicredits: bigint,
): { readonly captured: readonly Slice[]; readonly returned: readonly Slice[] } {
  const captured: Slice[] = [];
  const returned: Slice[] = [];
  let left = amountMillicredits;
  for (const { grantId, amountMillicredits: amount } of slices) {
    const taken = smaller(amount, left);
    left -= taken;
    if (taken > 0n) captured.push({ grantId, amountMillicredits: taken });
    if (taken < amount) returned.push({ grantId, amountMillicredits: amount - taken });
  }
  return { captured, returned: returned.reverse() };
}

/** What a release gives back: every slice, last taken first. */
export function planRelease(slices: readonly Slice[]): readonly Slice[] {
  return planCapture(slices, 0n).returned;
}

/**
 * Chooses the slices that a refund gives back: what was captured last goes back first, after earlier refunds.
 *
 * @param amountMillicredits - At most what is captured and not refunded.
 */
export function planRefund(hold: BookHold, amountMillicredits: bigint): readonly Slice[] {
  const standing = hold.capturedMillicredits - hold.refundedMillicredits;
  const { captured } = planCapture(hold.slices, standing);
  return planCapture(captured, standing - amountMillicredits).returned;
}

function smaller(first: bigint, second: bigint): bigint {
  return first < second ? first : second;
}
