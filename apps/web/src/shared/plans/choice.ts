import type { Interval, PlanKey } from '@gesso/contract';

/** A plan and how often it is paid: what a person picks. */
export type PlanChoice = { readonly plan: PlanKey; readonly interval: Interval };

/** `a month`, `a year`: behind a price. */
export const PER_INTERVAL: Readonly<Record<Interval, string>> = { monthly: 'a month', annual: 'a year' };

/** `every month`, `every year`. */
export const EVERY_INTERVAL: Readonly<Record<Interval, string>> = { monthly: 'every month', annual: 'every year' };
