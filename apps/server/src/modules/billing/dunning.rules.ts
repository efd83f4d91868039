import type { PriceList } from './billing.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * The instants at which a term is charged: whole days of 24 hours after its start, the first at its start.
 *
 * @param priceList - The one the term was sold under: whoever is in grace keeps the days that were promised.
 */
export function attemptInstants(startsAt: Date, priceList: Pick<PriceList, 'content'>): readonly Date[] {
  return priceList.content.grace.attemptDays.map((days) => new Date(startsAt.getTime() + days * DAY_MS));
}

export type FailedAttempt = { readonly kind: 'retry'; readonly nextAttemptAt: Date } | { readonly kind: 'give-up' };

/**
 * What follows an attempt of the schedule that failed: the next one, or the end of term and subscription.
 *
 * Attempts whose instant has passed meanwhile, as after a standstill, are left out rather than made in a row. An attempt
 * that a new card calls for is none of the schedule and changes nothing when it fails.
 */
export function afterFailedAttempt(
  startsAt: Date,
  attemptedAt: Date,
  priceList: Pick<PriceList, 'content'>,
): FailedAttempt {
  const nextAttemptAt = attemptInstants(startsAt, priceList).find((instant) => instant > attemptedAt);
  return nextAttemptAt === undefined ? { kind: 'give-up' } : { kind: 'retry', nextAttemptAt };
}

/**
 * What a payment is for that arrives for an invoice, maybe late or once more: an open one is paid by it; for any other the
 * money goes back whole and gives nothing.
 */
export function decideArrival(invoiceState: 'open' | 'paid' | 'void'): 'pay' | 'give-back' {
  return invoiceState === 'open' ? 'pay' : 'give-back';
}
