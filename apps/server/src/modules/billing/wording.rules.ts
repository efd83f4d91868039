import type { Interval } from '@gesso/contract';
import type { NewTerm, PaidChoice, PriceList } from './billing.ts';

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const INTERVAL_NAMES: Readonly<Record<Interval, string>> = { monthly: 'monthly', annual: 'annual' };

/** The UTC day of an instant, such as `31 Mar 2026`. */
export function formatDay(at: Date): string {
  return `${at.getUTCDate()} ${MONTH_NAMES[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** A sum such as `$348.00`. */
export function formatDollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}

/** A plan with its interval, such as `Basic, annual`. */
export function describeChoice({ plan, interval }: PaidChoice, priceList: PriceList): string {
  return `${priceList.content.plans[plan].name}, ${INTERVAL_NAMES[interval]}`;
}

/** What is sold with a term, as a line of a preview or an invoice: `Basic, annual: 31 Mar 2026 to 31 Mar 2027`. */
export function describeTerm(term: NewTerm, priceList: PriceList): string {
  return `${describeChoice(term, priceList)}: ${formatDay(term.startsAt)} to ${formatDay(term.endsAt)}`;
}
