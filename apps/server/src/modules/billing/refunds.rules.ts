import type { PaidTerm } from './billing.ts';

/**
 * What the months that have not begun are worth: everything that arrived, less the share of the months that have begun,
 * less what went back before. Rounding favours the customer.
 *
 * @param activatedMonths - 1 to the term's months.
 * @returns Cents, 0 or more.
 */
export function refundOfUnusedMonths(
  term: Pick<PaidTerm, 'months' | 'paidCents' | 'refundedCents'>,
  activatedMonths: number,
): number {
  const usedCents = Math.floor((term.paidCents * activatedMonths) / term.months);
  return Math.max(0, term.paidCents - usedCents - term.refundedCents);
}
