import { type Catalogue, type Model, PLAN_KEYS, type Plan, type UsageRow } from '@gesso/contract';
import type { ReferenceRule } from '@gesso/provider-kit';
import { PRINTED_USAGE, type PrintedUsageRow, USAGE_COLUMNS } from './catalogue-data.ts';
import type { FoundModel } from './models.ts';
import type { PriceList, PriceListContent } from './price-list.ts';
import { priceGeneration } from './pricing.rules.ts';
import { priceTask } from './task-pricing.rules.ts';

/**
 * The public catalogue: plans, models with their availability, and the usage table with live figures.
 *
 * Pure. A model without a price is left out, since it can be neither quoted nor run.
 */
export function presentCatalogue(priceList: PriceList, models: readonly FoundModel[]): Omit<Catalogue, 'planners'> {
  const { beta, topUp, grace, agent } = priceList.content;
  return {
    priceListVersion: priceList.version,
    beta,
    plans: presentPlans(priceList.content),
    topUp,
    grace,
    agent,
    models: models.flatMap((model) => presentModel(model, priceList.content)),
    usageTable: { columns: [...USAGE_COLUMNS], rows: presentUsage(priceList, models) },
  };
}

/** Plans in order of rank. */
export function presentPlans(content: PriceListContent): Plan[] {
  return PLAN_KEYS.map((key) => ({ key, ...content.plans[key] })).sort((a, b) => a.rank - b.rank);
}

/** How many of a thing a pool of credits pays for. Rounded down, so that it never promises more than there is. */
export function countAffordable(poolMillicredits: number, priceMillicredits: number): number {
  // What is free can be had without end; this is the largest whole number JSON can carry.
  if (priceMillicredits === 0) return Number.MAX_SAFE_INTEGER;
  return Math.floor(poolMillicredits / priceMillicredits);
}

const NO_REFERENCES: ReferenceRule = { least: 0, most: 0, kinds: [] };

function presentModel({ definition, availability }: FoundModel, content: PriceListContent): Model[] {
  const defaultMillicredits = content.models[definition.key];
  if (defaultMillicredits === undefined) return [];
  const { key, name, kind, vendor, vendorModel, settingsSchema, licence } = definition;
  const { least, most, kinds } = definition.references ?? NO_REFERENCES;
  const { available } = availability;
  const unavailableReason = availability.available ? null : availability.reason;
  return [
    {
      key,
      name,
      kind,
      vendor,
      vendorModel,
      available,
      unavailableReason,
      defaultMillicredits,
      promptRequired: definition.isPromptOptional !== true,
      references: { least, most, kinds: [...kinds] },
      settingsSchema,
      licence,
    },
  ];
}

function presentUsage(priceList: PriceList, models: readonly FoundModel[]): UsageRow[] {
  const pools = poolsOf(priceList.content);
  const findModel = (key: string) => models.find(({ definition }) => definition.key === key);
  return PRINTED_USAGE.map((printed) => {
    const price = priceOf(printed, priceList, findModel);
    return {
      group: printed.group,
      type: printed.type,
      units: printed.units,
      modelKey: printed.subject.kind === 'model' ? printed.subject.modelKey : null,
      cells: [...printed.cells],
      live: pools.map((pool) => (price === undefined ? 0 : countAffordable(pool, price))),
    };
  });
}

/** Credits of each column, in the order of `USAGE_COLUMNS`. The bonus of the first month is given during beta only. */
function poolsOf({ beta, plans: { free, basic, pro } }: PriceListContent): readonly number[] {
  const bonusOf = (plan: typeof basic) => (beta ? plan.firstMonthBonusMillicredits : 0);
  return [
    free.signUpMillicredits,
    basic.monthlyMillicredits + bonusOf(basic),
    basic.monthlyMillicredits,
    pro.monthlyMillicredits + bonusOf(pro),
    pro.monthlyMillicredits,
  ];
}

function priceOf(
  { subject }: PrintedUsageRow,
  priceList: PriceList,
  findModel: (key: string) => FoundModel | undefined,
): number | undefined {
  const priced =
    subject.kind === 'task'
      ? priceTask({ priceList, deliverables: subject.deliverables, briefWords: 0, findModel })
      : priceGeneration({ priceList, model: findModel(subject.modelKey) ?? subject.modelKey, settings: {} });
  return priced.ok ? priced.totalMillicredits : undefined;
}
