import type { Interval } from '@gesso/contract';
import type { NewTerm, PaidChoice, Period, PriceList, TermGrant } from './billing.ts';
import { boundary, monthAt, periodOfMonth } from './billing-calendar.rules.ts';

/** The ledger gives a bonus under this id, and so once per account for ever. */
const BONUS_OPERATION = 'first-month-bonus';

const MONTHS: Readonly<Record<Interval, 1 | 12>> = { monthly: 1, annual: 12 };

/**
 * What a choice is as a term by a price list.
 *
 * @param options.firstMonth - Index of its first month, counted from the anchor.
 * @param options.hasPaidMonthlyTerm - The bonus belongs to the account's first monthly term only.
 */
export function makeTerm(options: {
  readonly choice: PaidChoice;
  readonly priceList: PriceList;
  readonly anchorAt: Date;
  readonly firstMonth: number;
  readonly hasPaidMonthlyTerm: boolean;
}): NewTerm {
  const { choice, priceList, anchorAt, firstMonth, hasPaidMonthlyTerm } = options;
  const { beta, plans } = priceList.content;
  const plan = plans[choice.plan];
  const months = MONTHS[choice.interval];
  const hasBonus = beta && choice.interval === 'monthly' && !hasPaidMonthlyTerm;
  return {
    plan: choice.plan,
    interval: choice.interval,
    firstMonth,
    months,
    startsAt: boundary(anchorAt, firstMonth),
    endsAt: boundary(anchorAt, firstMonth + months),
    priceCents: choice.interval === 'monthly' ? plan.monthlyCents : plan.annualCents,
    priceListVersion: priceList.version,
    monthlyMillicredits: BigInt(plan.monthlyMillicredits),
    bonusMillicredits: hasBonus ? BigInt(plan.firstMonthBonusMillicredits) : 0n,
  };
}

/** The months of a term, in order, with their index from the anchor. */
export function listWindows(
  anchorAt: Date,
  term: Pick<NewTerm, 'firstMonth' | 'months'>,
): readonly (Period & { readonly month: number })[] {
  return Array.from({ length: term.months }, (_, index) => {
    const month = term.firstMonth + index;
    return { month, ...periodOfMonth(anchorAt, month) };
  });
}

/**
 * The credits that the payment of a term gives, month by month, oldest first.
 *
 * They begin with their month, or with the payment where it came later, and end with their month in any case. A month
 * that is over before the payment gives nothing.
 */
export function listTermGrants(options: {
  readonly subscriptionId: string;
  readonly anchorAt: Date;
  readonly term: NewTerm;
  readonly paidAt: Date;
}): readonly TermGrant[] {
  const { subscriptionId, anchorAt, term, paidAt } = options;
  return listWindows(anchorAt, term)
    .flatMap(({ month, startsAt, endsAt }): TermGrant[] => {
      const period = {
        month,
        effectiveAt: new Date(Math.max(startsAt.getTime(), paidAt.getTime())),
        expiresAt: endsAt,
      };
      const bonusMillicredits = month === term.firstMonth ? term.bonusMillicredits : 0n;
      const operationId = windowOperation(subscriptionId, month);
      return [
        { operationId, kind: 'monthly', amountMillicredits: term.monthlyMillicredits, ...period },
        { operationId: BONUS_OPERATION, kind: 'bonus', amountMillicredits: bonusMillicredits, ...period },
      ];
    })
    .filter(({ amountMillicredits, expiresAt }) => amountMillicredits > 0n && expiresAt > paidAt);
}

/** The id under which the ledger gives the credits of a month once. */
export function windowOperation(subscriptionId: string, month: number): string {
  return `window:${subscriptionId}:${month}`;
}

/** How many months of a term have begun, used or not: 1 to all of them. */
export function countActivatedMonths(options: {
  readonly anchorAt: Date;
  readonly term: Pick<NewTerm, 'firstMonth' | 'months'>;
  readonly now: Date;
}): number {
  const { anchorAt, term, now } = options;
  const begun = monthAt(anchorAt, now) - term.firstMonth + 1;
  return Math.min(Math.max(begun, 1), term.months);
}
