import { type FieldError, parseSettings, type UpdatePlan } from '@gesso/contract';
import {
  countMaterial,
  findPlanFaults,
  type Plan,
  type PlanningModel,
  type PlanStep,
} from '../../modules/planning/index.ts';
import { type RunRefusal, refuseRun } from './run-refusals.ts';

export type ChangedPlan = { readonly ok: true; readonly plan: Plan } | RunRefusal;

/** What a planner said of its plan may not be true of this one any more. */
const CHANGED = 'The plan as you changed it.';

type StepChange = NonNullable<UpdatePlan['update']>[number];

/**
 * A plan with steps dropped, changed and put in another order. Pure; checks the whole result by the rules of plans.
 *
 * A film and an edit that lose one of several inputs get shorter; any other step whose input is dropped must be dropped
 * with it. How many an edit makes follows from what it is made from, and so does the count of a step that made one of
 * each. A new model keeps the settings that fit it.
 *
 * @returns A refusal that names the step and the fix; nothing of the change counts then.
 */
export function changePlan(
  plan: Plan,
  change: Pick<UpdatePlan, 'remove' | 'update' | 'order'>,
  models: readonly PlanningModel[],
): ChangedPlan {
  const { remove = [], update = [], order } = change;
  const strange = findStrangeStep(plan, change);
  if (strange) return strange;
  const removed = removeSteps(plan.steps, new Set(remove));
  if ('ok' in removed) return removed;
  const updated = removed.map((step) => {
    const wanted = update.find(({ id }) => id === step.id);
    return wanted === undefined ? step : updateStep(step, wanted, models);
  });
  const steps = followCounts(plan.steps, arrange(updated, order), update, models);
  const changed = { ...plan, rationale: makesTheSame(plan.steps, steps) ? plan.rationale : CHANGED, steps };
  if (steps.length === 0)
    return refusePlan('remove', 'must leave at least one step; stop the run to drop the whole plan');
  const faults = findPlanFaults(changed, models);
  if (faults.length === 0) return { ok: true, plan: changed };
  const isKnown = steps.every(({ model }) => model === null || models.some(({ key }) => key === model));
  return refuseFaults(
    faults.map((fault) => ({ ...fault, path: nameStep(fault.path, steps) })),
    isKnown ? 'invalid-request' : 'unknown-model',
  );
}

/** Every step that is named is there, and an order names each that stays once. */
function findStrangeStep(
  { steps }: Plan,
  { remove = [], update = [], order }: Pick<UpdatePlan, 'remove' | 'update' | 'order'>,
): RunRefusal | undefined {
  const staying = steps.filter(({ id }) => !remove.includes(id)).map(({ id }) => id);
  const unknown = remove.findIndex((id) => steps.every((step) => step.id !== id));
  if (unknown !== -1) return refusePlan(`remove.${unknown}`, 'names no step of this plan');
  for (const [index, { id }] of update.entries()) {
    if (!staying.includes(id)) return refusePlan(`update.${index}.id`, 'names no step that stays in this plan');
    if (update.findIndex((other) => other.id === id) < index) {
      return refusePlan(`update.${index}.id`, 'is changed twice; put both changes into one');
    }
  }
  if (order === undefined) return undefined;
  const isComplete = order.length === staying.length && staying.every((id) => order.includes(id));
  return isComplete ? undefined : refusePlan('order', `must name each step that stays once: ${staying.join(', ')}`);
}

/** Kinds that take whatever is there, and make less of less. */
const SHRINKING: ReadonlySet<PlanStep['kind']> = new Set(['combine', 'edit']);

function removeSteps(steps: readonly PlanStep[], removed: ReadonlySet<string>): readonly PlanStep[] | RunRefusal {
  const staying = steps.filter(({ id }) => !removed.has(id));
  const orphans = staying.filter((step) => {
    const left = step.inputs.filter((id) => !removed.has(id));
    if (left.length === step.inputs.length) return false;
    return !SHRINKING.has(step.kind) || left.length + step.references.length === 0;
  });
  if (orphans.length > 0) {
    const names = orphans.map(({ id, title }) => `${title} (${id})`).join(', ');
    return refusePlan('remove', `leaves ${names} without what it is made from; remove that, too`);
  }
  return staying.map((step) => ({ ...step, inputs: step.inputs.filter((id) => !removed.has(id)) }));
}

function updateStep(step: PlanStep, { settings, ...change }: StepChange, models: readonly PlanningModel[]): PlanStep {
  const model = change.model ?? step.model;
  const kept = model === step.model ? step.settings : fitSettings(step.settings, model, models);
  return {
    ...step,
    title: change.title ?? step.title,
    prompt: change.prompt ?? step.prompt,
    count: change.count ?? step.count,
    model,
    settings: mergeSettings(kept, settings ?? {}),
  };
}

/** Those settings that another model has as well and takes as they are. */
function fitSettings(
  settings: PlanStep['settings'],
  key: string | null,
  models: readonly PlanningModel[],
): PlanStep['settings'] {
  const schema = models.find((model) => model.key === key)?.settingsSchema;
  if (schema === undefined) return {};
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => parseSettings(schema, { [name]: value }).ok),
  );
}

/** What is not named stays as it is; null takes a setting back to its default. */
function mergeSettings(kept: PlanStep['settings'], change: Readonly<Record<string, unknown>>): PlanStep['settings'] {
  return Object.fromEntries(Object.entries({ ...kept, ...change }).filter(([, value]) => value !== null));
}

function arrange(steps: readonly PlanStep[], order: readonly string[] | undefined): readonly PlanStep[] {
  if (order === undefined) return steps;
  return order.flatMap((id) => steps.find((step) => step.id === id) ?? []);
}

/**
 * Steps that made one of each thing do so again after the things have changed in number.
 *
 * A count that the change names itself is left as it is: where it does not fit, the rules of plans say so.
 */
function followCounts(
  before: readonly PlanStep[],
  after: readonly PlanStep[],
  update: readonly StepChange[],
  models: readonly PlanningModel[],
): readonly PlanStep[] {
  const named = new Set(update.flatMap(({ id, count }) => (count === undefined ? [] : [id])));
  const earlier = new Map(before.map((step) => [step.id, step]));
  const follows = (step: PlanStep) => {
    const old = earlier.get(step.id);
    if (old === undefined || named.has(step.id) || old.inputs.length === 0) return false;
    if (step.kind === 'edit') return true;
    const most = models.find(({ key }) => key === old.model)?.references.most ?? 0;
    const material = countMaterial(old, earlier);
    return step.kind !== 'combine' && material > most && material === old.count;
  };
  const byId = new Map(after.map((step) => [step.id, step]));
  // A chain is at most as long as the plan.
  for (let pass = 0; pass < after.length; pass += 1) {
    for (const step of after.filter(follows)) {
      const current = byId.get(step.id) ?? step;
      byId.set(step.id, { ...current, count: countMaterial(current, byId) });
    }
  }
  return after.map((step) => byId.get(step.id) ?? step);
}

/** Whether as many of the same things are made by the same models, whatever they are called and in whatever order. */
function makesTheSame(before: readonly PlanStep[], after: readonly PlanStep[]): boolean {
  const makes = (steps: readonly PlanStep[]) => steps.map(({ id, model, count }) => `${id} ${model} ${count}`).sort();
  return makes(before).join() === makes(after).join();
}

/** Rules of plans name steps by their place; whoever changes a plan knows them by their ids. */
function nameStep(path: string, steps: readonly PlanStep[]): string {
  return path.replace(/^steps\.(\d+)/u, (whole, index) => {
    const id = steps[Number(index)]?.id;
    return id === undefined ? whole : `steps.${id}`;
  });
}

function refuseFaults(errors: readonly FieldError[], ofModel: 'invalid-request' | 'unknown-model'): RunRefusal {
  const [first] = errors;
  const path = first?.path ?? 'steps';
  return refuseRun(codeOf(path, ofModel), `${path} ${first?.message}.`, errors);
}

function codeOf(path: string, ofModel: 'invalid-request' | 'unknown-model'): RunRefusal['code'] {
  if (path.includes('.settings.')) return 'invalid-settings';
  if (path.endsWith('.prompt')) return 'invalid-prompt';
  return path.endsWith('.model') ? ofModel : 'invalid-request';
}

function refusePlan(path: string, message: string): RunRefusal {
  return refuseRun('invalid-request', `${path} ${message}.`, [{ path, message }]);
}
