import type { Interval } from '@gesso/contract';
import type { PaidPlan } from '../billing.ts';

const CREDITS: Readonly<Record<PaidPlan, number>> = { basic: 3_500, pro: 11_000 };

export const PRICES: Readonly<Record<PaidPlan, Readonly<Record<Interval, number>>>> = {
  basic: { monthly: 3_200, annual: 34_800 },
  pro: { monthly: 9_000, annual: 97_200 },
};

/** Which boundaries: of the subscription `a` or `b`, from one to another, both included. */
type Stretch = { readonly of?: 'a' | 'b'; readonly from: number; readonly to: number };

const count = ({ from, to }: Stretch) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** A charge at once that is paid, with the credits it gives. */
export function started(kind: 'start' | 'upgrade', plan: PaidPlan, interval: Interval, of: 'a' | 'b' = 'a'): string[] {
  return [
    `${of}0 charge ${kind} ${plan} ${interval} ${PRICES[plan][interval]} paid`,
    `${of}0 grant monthly ${CREDITS[plan]}`,
  ];
}

/** The first-month bonus, from its boundary to the next. */
export function bonus(plan: PaidPlan, month: string, end: string): string[] {
  return [`${month} grant bonus ${CREDITS[plan]}`, `${end} lapse bonus ${CREDITS[plan]}`];
}

/** The credits of a month lapse at each of these boundaries. */
export function lapses(plan: PaidPlan, { of = 'a', ...stretch }: Stretch): string[] {
  return count(stretch).map((month) => `${of}${month} lapse monthly ${CREDITS[plan]}`);
}

/** Months of a running year end and begin at each of these boundaries. */
export function activations(plan: PaidPlan, { of = 'a', ...stretch }: Stretch): string[] {
  return [...lapses(plan, { of, ...stretch }), ...count(stretch).map((month) => granted(plan, `${of}${month}`))];
}

type Charge = { readonly at: string; readonly plan: PaidPlan; readonly interval: Interval };

/** A term is written as owed at its boundary. */
export function owed({ at, plan, interval }: Charge, kind: 'renewal' | 'change' = 'renewal'): string {
  return `${at} owe ${kind} ${plan} ${interval} ${PRICES[plan][interval]}`;
}

/** An owed term is charged. */
export function charged({ at, plan, interval }: Charge, outcome: 'paid' | 'declined' = 'paid'): string {
  return `${at} charge ${plan} ${interval} ${PRICES[plan][interval]} ${outcome}`;
}

/** A month's credits begin. */
export function granted(plan: PaidPlan, at: string): string {
  return `${at} grant monthly ${CREDITS[plan]}`;
}

/** A term is owed and paid at its boundary, and its first month begins. */
export function renewed(charge: Charge, kind: 'renewal' | 'change' = 'renewal'): string[] {
  return [owed(charge, kind), charged(charge), granted(charge.plan, charge.at)];
}

/** Months that are paid one by one: the old one lapses, the new one is owed, paid and granted. */
export function paidMonths(plan: PaidPlan, { of = 'a', ...stretch }: Stretch): string[] {
  return count(stretch).flatMap((month) => [
    ...lapses(plan, { of, from: month, to: month }),
    ...renewed({ at: `${of}${month}`, plan, interval: 'monthly' }),
  ]);
}

/** Years that are paid at their boundary and activated month by month, from the first boundary after `from`. */
export function paidYears(plan: PaidPlan, { of = 'a', from, to }: Stretch): string[] {
  return count({ from: from + 1, to }).flatMap((month) => {
    if ((month - from) % 12 !== 0) return activations(plan, { of, from: month, to: month });
    const lapse = lapses(plan, { of, from: month, to: month });
    return [...lapse, ...renewed({ at: `${of}${month}`, plan, interval: 'annual' })];
  });
}
