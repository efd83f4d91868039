import type { FieldError, PriceLine } from '@gesso/contract';
import {
  COMBINE_MODEL,
  type FoundModel,
  type Models,
  type PriceList,
  type PriceRefusal,
  processingLines,
} from '../../modules/models/index.ts';
import type { Plan, PlanStep } from '../../modules/planning/index.ts';
import type { PricedPlan, RunStep } from '../../modules/runs/index.ts';
import { type RunRefusal, refuseRun } from './run-refusals.ts';

export type PlanToPrice = {
  readonly plan: Plan;
  /** Of the brief as it was written, without answers. */
  readonly briefWords: number;
  readonly priceList: PriceList;
  readonly priceGeneration: Models['priceGeneration'];
};

export type PlanPrice = { readonly ok: true; readonly priced: PricedPlan } | RunRefusal;

/**
 * Prices a whole plan: the agent's own work, then every step at the price of its model times how many it makes.
 *
 * Pure, given the models. The lines add up to the total, and every step has at least one, with its title before what is
 * charged. Settings are parsed by the model's schema and come back with their defaults, so that what is approved is what
 * is made. A joined film costs only its deliverable's processing. A model that cannot run now has a price all the same.
 *
 * @returns A refusal that names the step where a step has no price.
 */
export function pricePlan({ plan, briefWords, priceList, priceGeneration }: PlanToPrice): PlanPrice {
  const lines: PriceLine[] = [...processingLines(priceList.content.agent, plan.steps, briefWords)];
  const steps: RunStep[] = [];
  for (const step of plan.steps) {
    const priced = priceStep(step, (request) => priceGeneration({ ...request, priceList }));
    if (!priced.ok) return priced;
    steps.push({ ...step, settings: priced.settings, millicredits: sumOf(priced.lines) });
    lines.push(...priced.lines.map((line) => ({ ...line, label: `${step.title}: ${line.label}` })));
  }
  return {
    ok: true,
    priced: {
      plan: { version: 1, rationale: plan.rationale, steps },
      priceListVersion: priceList.version,
      priceLines: lines,
      quotedMillicredits: BigInt(sumOf(lines)),
    },
  };
}

/** Models of a plan that cannot run now, with the reason; each once. */
export function findUnavailable(
  steps: readonly Pick<PlanStep, 'model'>[],
  findModel: (key: string) => FoundModel | undefined,
): readonly { readonly model: string; readonly reason: string }[] {
  const keys = new Set(steps.flatMap(({ model }) => model ?? []));
  return [...keys].flatMap((key) => {
    const found = findModel(key);
    if (found === undefined) return [{ model: key, reason: `No provider runs the model ${key} any more.` }];
    const { availability, definition } = found;
    return availability.available ? [] : [{ model: definition.name, reason: availability.reason }];
  });
}

type PriceRequest = { readonly model: string; readonly settings: unknown };
type Price = (request: PriceRequest) => ReturnType<Models['priceGeneration']>;
type PricedStep = {
  readonly ok: true;
  readonly settings: RunStep['settings'];
  readonly lines: readonly PriceLine[];
};

function priceStep(step: PlanStep, price: Price): PricedStep | RunRefusal {
  if (step.kind === 'text') {
    if (step.model !== null) return refuseStep(step, 'model', 'must be left out: no model makes a text');
    return { ok: true, settings: {}, lines: [toLine('text', step.count, 0)] };
  }
  if (step.model === null) return refuseStep(step, 'model', 'must name a model of the catalogue');
  // Joining is free inside a run, so nothing else may pass for it, and it may not pass for anything else.
  if ((step.kind === 'combine') !== (step.model === COMBINE_MODEL)) {
    const message = step.kind === 'combine' ? `must be ${COMBINE_MODEL}, which joins clips` : 'only joins clips';
    return refuseStep(step, 'model', message);
  }
  if ('count' in step.settings) {
    return refuseStep(step, 'settings.count', 'must be left out here; the count of the step says how many');
  }
  const priced = price({ model: step.model, settings: step.settings });
  if (!priced.ok) return describePriceFault(step, priced);
  const { count: _, ...settings } = priced.settings;
  if (step.kind === 'combine') return { ok: true, settings, lines: [toLine('joined', step.count, 0)] };
  return { ok: true, settings, lines: priced.lines.map((line) => times(line, step.count)) };
}

function describePriceFault(step: PlanStep, refusal: PriceRefusal): RunRefusal {
  const path = `steps.${step.id}`;
  switch (refusal.reason) {
    case 'unknown-model':
      return refuseStep(
        step,
        'model',
        'is not a model of the catalogue; GET /api/catalogue lists them',
        refusal.reason,
      );
    case 'unknown-price':
      return refuseStep(step, 'model', 'has no price here; choose another or tell the operator', refusal.reason);
    case 'invalid-settings': {
      const errors: FieldError[] = refusal.errors.map((error) => ({ ...error, path: `${path}.${error.path}` }));
      const [first] = errors;
      return refuseRun('invalid-settings', `${first?.path} ${first?.message}.`, errors);
    }
  }
}

function refuseStep(
  { id }: PlanStep,
  field: string,
  message: string,
  code: RunRefusal['code'] = field.startsWith('settings') ? 'invalid-settings' : 'invalid-request',
): RunRefusal {
  const path = `steps.${id}.${field}`;
  return refuseRun(code, `${path} ${message}.`, [{ path, message }]);
}

function times(line: PriceLine, count: number): PriceLine {
  return toLine(line.label, line.quantity * count, line.unitMillicredits);
}

function toLine(label: string, quantity: number, unitMillicredits: number): PriceLine {
  return { label, quantity, unitMillicredits, millicredits: quantity * unitMillicredits };
}

function sumOf(lines: readonly PriceLine[]): number {
  return lines.reduce((sum, line) => sum + line.millicredits, 0);
}
