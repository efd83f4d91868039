import type { Interval, Plan } from '@gesso/contract';
import { formatDollars } from '../format/amounts.ts';

/** What a plan costs, as its card says it. */
export type PlanPrice = {
  /** `$29`, always of one month, so that two intervals can be compared. */
  readonly perMonth: string;
  /** `billed $348 once a year`; undefined where the month is what is billed. */
  readonly billed: string | undefined;
  /** What a year costs less than twelve single months, in cents; 0 where it does not. */
  readonly savedCents: number;
};

/** The price of a plan at an interval. A twelfth of a year is rounded to the cent for showing only; the year is billed. */
export function priceOf(plan: Plan, interval: Interval): PlanPrice {
  if (interval === 'monthly' || plan.annualCents === 0) {
    return { perMonth: formatDollars(plan.monthlyCents), billed: undefined, savedCents: 0 };
  }
  return {
    perMonth: formatDollars(Math.round(plan.annualCents / 12)),
    billed: `billed ${formatDollars(plan.annualCents)} once a year`,
    savedCents: Math.max(0, plan.monthlyCents * 12 - plan.annualCents),
  };
}
