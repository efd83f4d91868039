import type { FieldError, PriceListChanges, PriceListView } from '@gesso/contract';
import { presentPlans } from './catalogue.rules.ts';
import type { PriceList, PriceListContent } from './price-list.ts';

/** The largest charge in US dollars that card companies take, and it fits the invoices' columns. */
const MOST_CENTS = 99_999_999;

/** A thousand credits a cent; with the largest charge still a whole number of JSON. */
const MOST_MILLICREDITS_PER_CENT = 1_000_000;

/** A price list as the operator reads it and sends it back. */
export function presentPriceList({ version, content }: PriceList): PriceListView {
  const { beta, topUp, grace, agent, models } = content;
  return {
    priceListVersion: version,
    beta,
    plans: presentPlans(content),
    topUp,
    grace,
    agent,
    models: Object.entries(models).map(([key, defaultMillicredits]) => ({ key, defaultMillicredits })),
  };
}

/**
 * Names everything in the changes that makes no price list, by its path in the request. None is as it must be.
 *
 * A rule about two figures is said of the one that was sent.
 */
export function findPriceListErrors(content: PriceListContent, changes: PriceListChanges): readonly FieldError[] {
  return [
    ...(changes.plans ?? []).flatMap((plan, index) => findPlanErrors(content, plan, `plans.${index}`)),
    ...findRepeated(changes.plans ?? [], 'plans'),
    ...findTopUpErrors(content, changes.topUp),
    ...findGraceErrors(changes.grace),
    ...(changes.models ?? []).flatMap(({ key }, index) =>
      Object.hasOwn(content.models, key)
        ? []
        : [{ path: `models.${index}.key`, message: 'is no model of the catalogue' }],
    ),
    ...findRepeated(changes.models ?? [], 'models'),
  ];
}

/** Puts changes over a list. What they leave out stays; they have been found free of errors. */
export function mergePriceList(
  content: PriceListContent,
  changes: PriceListChanges,
): Record<keyof PriceListContent, unknown> {
  const plans = (changes.plans ?? []).map(({ key, ...plan }) => [key, { ...content.plans[key], ...plan }]);
  const models = (changes.models ?? []).map(({ key, defaultMillicredits }) => [key, defaultMillicredits]);
  return {
    format: content.format,
    beta: changes.beta ?? content.beta,
    plans: { ...content.plans, ...Object.fromEntries(plans) },
    topUp: { ...content.topUp, ...changes.topUp },
    grace: { ...content.grace, ...changes.grace },
    agent: { ...content.agent, ...changes.agent },
    models: { ...content.models, ...Object.fromEntries(models) },
  };
}

type PlanChange = NonNullable<PriceListChanges['plans']>[number];

function findPlanErrors({ plans }: PriceListContent, plan: PlanChange, path: string): FieldError[] {
  const isFree = plan.key === 'free';
  const prices = (['monthlyCents', 'annualCents'] as const).flatMap((name) => {
    const message = priceComplaint(plan[name], isFree);
    return message === undefined ? [] : [{ path: `${path}.${name}`, message }];
  });
  const rank = plan.rank === undefined || plan.rank === plans[plan.key].rank;
  const hasCredits = isFree || plan.monthlyMillicredits !== 0;
  return [
    ...(rank ? [] : [{ path: `${path}.rank`, message: 'cannot change, since plans are compared by it' }]),
    ...(hasCredits ? [] : [{ path: `${path}.monthlyMillicredits`, message: 'must be 1 or more' }]),
    ...prices,
  ];
}

function priceComplaint(cents: number | undefined, isFree: boolean): string | undefined {
  if (cents === undefined) return undefined;
  if (isFree) return cents === 0 ? undefined : 'must be 0: nobody is ever charged for this plan';
  if (cents === 0) return 'must be 1 or more: nothing can be charged for nothing';
  return cents > MOST_CENTS ? `must be at most ${MOST_CENTS}` : undefined;
}

function findTopUpErrors(content: PriceListContent, topUp: PriceListChanges['topUp']): FieldError[] {
  if (topUp === undefined) return [];
  const bounds = (['minCents', 'maxCents'] as const).flatMap((name) => {
    const cents = topUp[name];
    const isFine = cents === undefined || (cents % 100 === 0 && cents >= 100 && cents <= MOST_CENTS);
    return isFine ? [] : [{ path: `topUp.${name}`, message: 'must be whole dollars, from 100 to 99999900' }];
  });
  const rate = topUp.millicreditsPerCent ?? 1;
  const { minCents, maxCents } = { ...content.topUp, ...topUp };
  const isCrossed = bounds.length === 0 && Number(minCents) > Number(maxCents);
  return [
    ...bounds,
    ...(isCrossed ? [crossed(topUp.minCents === undefined ? 'maxCents' : 'minCents')] : []),
    ...(rate >= 1 && rate <= MOST_MILLICREDITS_PER_CENT
      ? []
      : [{ path: 'topUp.millicreditsPerCent', message: `must be 1 to ${MOST_MILLICREDITS_PER_CENT}` }]),
  ];
}

function findGraceErrors(grace: PriceListChanges['grace']): FieldError[] {
  if (grace === undefined) return [];
  const isRising = grace.attemptDays.every((day, index, days) => day > (days[index - 1] ?? -1));
  if (isRising && grace.attemptDays[0] === 0) return [];
  return [{ path: 'grace.attemptDays', message: 'must be rising days that begin with 0, such as [0, 1, 3, 5, 7]' }];
}

function crossed(name: 'minCents' | 'maxCents'): FieldError {
  const message = name === 'minCents' ? 'must not be above maxCents' : 'must not be below minCents';
  return { path: `topUp.${name}`, message };
}

function findRepeated(rows: readonly { readonly key: string }[], path: string): FieldError[] {
  return rows.flatMap(({ key }, index) =>
    rows.findIndex((row) => row.key === key) === index
      ? []
      : [{ path: `${path}.${index}.key`, message: 'is there twice; say it once' }],
  );
}
