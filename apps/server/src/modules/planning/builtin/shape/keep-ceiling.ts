import type { PlanningModel, PlanningRequest, PlanStep } from '../../planning.ts';
import type { Chosen } from './choose-models.ts';
import type { Draft } from './draft.ts';
import { type Finished, type Finishing, finishStep } from './finish-step.ts';
import { takesPictures, usableModels } from './model-choices.ts';

export type KeptPlan = { readonly steps: readonly PlanStep[]; readonly notes: readonly string[] };

/** Settings that cost less and still give what was asked for, in the order they are given up. */
const CHEAPER_SETTINGS: readonly Readonly<Record<string, string>>[] = [{ detail: 'draft' }, { quality: 'low' }];
/** Models tried for one kind; a catalogue has fewer that can run. */
const MOST_TRIES = 12;

/**
 * Finishes the steps within the ceiling. Where the plan costs more, cheaper models are taken, those that the brief names
 * last, then plainer settings; nothing that was asked for is left out. What was changed is told, and so is a price that
 * is still above.
 */
export function keepCeiling(
  drafts: readonly Draft[],
  chosen: Chosen,
  { asked, request }: Omit<Finishing, 'chosen'>,
): KeptPlan {
  const finish = (models: ReadonlyMap<string, string>) => finishAll(drafts, { asked, request, chosen: models });
  let kept = finish(chosen.models);
  const ceiling = request.ceilingMillicredits;
  if (ceiling === null || isUnder(kept, request, ceiling)) return kept;
  const models = new Map(chosen.models);
  const changed = new Set<string>();
  for (const isNamed of [false, true]) {
    const groups = groupsOf(
      drafts.filter(({ id }) => chosen.named.has(id) === isNamed),
      models,
    );
    while (groups.length > 0 && !isUnder(kept, request, ceiling)) {
      const best = bestChange(groups, { models, finish, request, kept });
      if (best === undefined) break;
      changed.add(`${nameOf(request, best.key)} instead of ${nameOf(request, models.get(best.group[0]?.id ?? ''))}`);
      for (const { id } of best.group) models.set(id, best.key);
      groups.splice(groups.indexOf(best.group), 1);
      kept = finish(models);
    }
  }
  const plainer = isUnder(kept, request, ceiling) ? undefined : plain(kept, request, ceiling);
  const notes = [...kept.notes];
  if (changed.size > 0) notes.push(`To stay under the ceiling this plan uses ${[...changed].join(' and ')}.`);
  if (plainer !== undefined) notes.push('To stay under the ceiling it is made in plainer quality.');
  const steps = plainer ?? kept.steps;
  if (!isUnder({ steps }, request, ceiling)) {
    notes.push(
      'Even made as cheaply as it can be, this plan is above the ceiling: raise the ceiling or take steps out.',
    );
  }
  return { steps, notes };
}

function finishAll(drafts: readonly Draft[], finishing: Finishing): KeptPlan {
  const finished: readonly Finished[] = drafts.map((draft) => finishStep(draft, finishing));
  const notes = new Set(finished.flatMap((one) => one.notes));
  return { steps: finished.map(({ step }) => step), notes: [...notes] };
}

function isUnder({ steps }: Pick<KeptPlan, 'steps'>, { priceOf }: PlanningRequest, ceiling: number): boolean {
  const price = priceOf(steps);
  return price !== undefined && price <= ceiling;
}

/** Steps that are made alike change together, so that a campaign keeps one look. */
function groupsOf(drafts: readonly Draft[], models: ReadonlyMap<string, string>): (readonly Draft[])[] {
  const made = drafts.filter(({ kind }) => kind !== 'text' && kind !== 'combine');
  return [...Map.groupBy(made, ({ id, kind, inputs }) => `${kind} ${models.get(id)} ${inputs.length > 0}`).values()];
}

type Change = { readonly group: readonly Draft[]; readonly key: string };

/** The change of one group's model that saves most; of equals the model that the agent would take first. */
function bestChange(
  groups: readonly (readonly Draft[])[],
  context: {
    readonly models: ReadonlyMap<string, string>;
    readonly finish: (models: ReadonlyMap<string, string>) => KeptPlan;
    readonly request: PlanningRequest;
    readonly kept: KeptPlan;
  },
): Change | undefined {
  const { models, finish, request, kept } = context;
  let least = request.priceOf(kept.steps) ?? Infinity;
  let best: Change | undefined;
  for (const group of groups) {
    const [first] = group;
    if (first === undefined || first.kind === 'text' || first.kind === 'combine') continue;
    const isBlind = (model: PlanningModel) => first.inputs.length > 0 && !takesPictures(model);
    const others = usableModels(first.kind, request.models).filter((model) => !isBlind(model));
    for (const { key } of others.slice(0, MOST_TRIES)) {
      const price = request.priceOf(finish(new Map([...models, ...group.map(({ id }) => [id, key] as const)])).steps);
      if (price === undefined || price >= least) continue;
      least = price;
      best = { group, key };
    }
  }
  return best;
}

/** The steps in plainer settings, where a model has them and they cost less. */
function plain({ steps }: KeptPlan, request: PlanningRequest, ceiling: number): readonly PlanStep[] | undefined {
  let best: readonly PlanStep[] | undefined;
  let price = request.priceOf(steps) ?? Infinity;
  for (const settings of CHEAPER_SETTINGS) {
    const plainer = (best ?? steps).map((step) => {
      const schema = request.models.find(({ key }) => key === step.model)?.settingsSchema.properties;
      const [name = '', value = ''] = Object.entries(settings)[0] ?? [];
      const setting = schema !== undefined && Object.hasOwn(schema, name) ? schema[name] : undefined;
      const isTaken = setting?.type === 'string' && 'enum' in setting && setting.enum.includes(value);
      return isTaken ? { ...step, settings: { ...step.settings, [name]: value } } : step;
    });
    const next = request.priceOf(plainer) ?? Infinity;
    if (next >= price) continue;
    best = plainer;
    price = next;
    if (price <= ceiling) break;
  }
  return best;
}

function nameOf({ models }: PlanningRequest, key: string | undefined): string {
  return models.find((model) => model.key === key)?.name ?? key ?? '';
}
