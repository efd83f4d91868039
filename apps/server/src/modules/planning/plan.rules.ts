import { LIMITS, type ModelKind, parseSettings, type StepKind } from '@gesso/contract';
import type { Plan, PlanningModel, PlanStep } from './planning.ts';

/** What is wrong with a plan, and where: `steps.1.model`. The message goes on after the name of the field. */
export type PlanFault = { readonly path: string; readonly message: string };

/** The only model that joins clips and pictures into one film. */
export const COMBINE_MODEL = 'gesso-combine';

/** What the steps of each kind hand on to the steps made from them; a text hands on nothing. */
const RESULT_KINDS: Readonly<Record<StepKind, ModelKind | undefined>> = {
  image: 'image',
  edit: 'image',
  video: 'video',
  combine: 'video',
  model3d: 'model3d',
  text: undefined,
};

type Place = { readonly step: PlanStep; readonly path: string; readonly byId: ReadonlyMap<string, PlanStep> };

/**
 * Everything that keeps a plan from being priced and run, in the order of the plan; none for a plan that can.
 *
 * Whether a model has its key now is not asked: a plan outlives a key, and approving says so. What things cost is the
 * price function's to say.
 */
export function findPlanFaults(plan: Plan, models: readonly PlanningModel[]): readonly PlanFault[] {
  const { steps } = plan;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const known = new Map(models.map((model) => [model.key, model]));
  return [
    ...findBoundFaults(steps),
    ...steps.flatMap((step, index) => {
      const place = { step, path: `steps.${index}`, byId };
      const isRepeated = steps.findIndex(({ id }) => id === step.id) < index;
      return [
        ...(isRepeated ? [{ path: `${place.path}.id`, message: `must be unique; ${step.id} is another step` }] : []),
        ...findTextFaults(place),
        ...findInputFaults(place),
        ...(step.kind === 'text' ? findBareFaults(place) : findModelFaults(place, known.get(step.model ?? ''))),
      ];
    }),
  ];
}

/** How many things a step is made from: assets from before, and every result of its inputs. */
export function countMaterial(step: PlanStep, byId: ReadonlyMap<string, PlanStep>): number {
  return step.references.length + step.inputs.reduce((sum, id) => sum + (byId.get(id)?.count ?? 0), 0);
}

function findBoundFaults(steps: readonly PlanStep[]): readonly PlanFault[] {
  const results = steps.reduce((sum, { count }) => sum + count, 0);
  const faults: PlanFault[] = [];
  if (steps.length === 0) faults.push({ path: 'steps', message: 'must hold at least one step' });
  if (steps.length > LIMITS.stepsPerRun) {
    faults.push({
      path: 'steps',
      message: `must hold at most ${LIMITS.stepsPerRun} steps; plan the rest in another run`,
    });
  }
  if (results > LIMITS.resultsPerRun) {
    const message = `must make at most ${LIMITS.resultsPerRun} results together, not ${results}; lower a count`;
    faults.push({ path: 'steps', message });
  }
  return faults;
}

function findTextFaults({ step, path }: Place): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  if (step.id.length === 0 || step.id.length > 40) {
    faults.push({ path: `${path}.id`, message: 'must have 1 to 40 characters' });
  }
  if (step.title.trim() === '' || step.title.length > LIMITS.stepTitleCharacters) {
    faults.push({ path: `${path}.title`, message: `must have 1 to ${LIMITS.stepTitleCharacters} characters` });
  }
  if (!Number.isInteger(step.count) || step.count < 1) {
    faults.push({ path: `${path}.count`, message: 'must be a whole number, 1 or more' });
  }
  for (const field of ['title', 'prompt'] as const) {
    // PostgreSQL keeps neither NUL nor half a surrogate pair.
    if (step[field].isWellFormed() && !step[field].includes('\0')) continue;
    faults.push({ path: `${path}.${field}`, message: 'has a character that cannot be kept; type it again' });
  }
  return faults;
}

/** Inputs name other steps of the plan, each once, and never lead back to the step. */
function findInputFaults({ step, path, byId }: Place): readonly PlanFault[] {
  return step.inputs.flatMap((id, index) => {
    const at = `${path}.inputs.${index}`;
    if (!byId.has(id)) return [{ path: at, message: `names no step of the plan; there is no ${id}` }];
    if (step.inputs.indexOf(id) < index) return [{ path: at, message: `must be named once; ${id} is there already` }];
    if (leadsTo(id, step.id, byId))
      return [{ path: at, message: `waits for itself through ${id}; take one of them out` }];
    return [];
  });
}

/** Whether a step is made, directly or not, from another. Each step is looked at once, so cycles end. */
function leadsTo(from: string, wanted: string, byId: ReadonlyMap<string, PlanStep>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === wanted) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.inputs ?? []));
  }
  return false;
}

/** A text on the board is its own prompt: no model makes it, and it is made from nothing. */
function findBareFaults({ step, path }: Place): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  if (step.model !== null) faults.push({ path: `${path}.model`, message: 'must be null; a text needs no model' });
  if (step.inputs.length > 0)
    faults.push({ path: `${path}.inputs`, message: 'must be empty; a text is made from nothing' });
  if (step.references.length > 0) {
    faults.push({ path: `${path}.references`, message: 'must be empty; a text is made from nothing' });
  }
  if (Object.keys(step.settings).length > 0) {
    faults.push({ path: `${path}.settings`, message: 'must be empty; a text has no settings' });
  }
  if (step.count !== 1)
    faults.push({ path: `${path}.count`, message: 'must be 1; write another step for another text' });
  if (step.prompt.trim() === '') faults.push({ path: `${path}.prompt`, message: 'must be the text itself' });
  return faults;
}

function findModelFaults(place: Place, model: PlanningModel | undefined): readonly PlanFault[] {
  const { step, path } = place;
  if (model === undefined) {
    const message = step.model === null ? 'must name a model' : `is not a model of the catalogue: ${step.model}`;
    return [{ path: `${path}.model`, message }];
  }
  const wrong = wrongKind(step.kind, model);
  if (wrong !== undefined) return [{ path: `${path}.model`, message: wrong }];
  return [...findPromptFaults(place, model), ...findSettingFaults(place, model), ...findMaterialFaults(place, model)];
}

function wrongKind(kind: StepKind, model: PlanningModel): string | undefined {
  const joins = model.key === COMBINE_MODEL;
  if (kind === 'combine') return joins ? undefined : `does not combine; ${COMBINE_MODEL} does`;
  const isFit = !joins && model.kind === RESULT_KINDS[kind];
  if (!isFit) return `${model.name} does not make a step of kind ${kind}; choose a model that does`;
  if (kind === 'edit' && !model.references.kinds.includes('image')) {
    return `${model.name} takes no picture to change; choose a model that does`;
  }
  return undefined;
}

function findPromptFaults({ step, path }: Place, model: PlanningModel): readonly PlanFault[] {
  const most = Math.min(LIMITS.promptCharacters, model.promptMaxCharacters ?? LIMITS.promptCharacters);
  if (step.prompt.trim() === '' && !model.isPromptOptional) {
    return [{ path: `${path}.prompt`, message: 'must not be empty' }];
  }
  if (step.prompt.length <= most) return [];
  return [{ path: `${path}.prompt`, message: `must have at most ${most} characters for ${model.name}` }];
}

function findSettingFaults({ step, path }: Place, model: PlanningModel): readonly PlanFault[] {
  if (Object.hasOwn(step.settings, 'count')) {
    return [{ path: `${path}.settings.count`, message: 'must be left out; the count of the step says how many' }];
  }
  const parsed = parseSettings(model.settingsSchema, step.settings);
  return parsed.ok ? [] : parsed.errors.map((error) => ({ ...error, path: `${path}.${error.path}` }));
}

/** What a step is made from must be of kinds its model takes, and no more and no less than it takes. */
function findMaterialFaults(place: Place, model: PlanningModel): readonly PlanFault[] {
  const { step, path, byId } = place;
  const { least, most, kinds } = model.references;
  const material = countMaterial(step, byId);
  if (most === 0) {
    const at = step.inputs.length > 0 ? 'inputs' : 'references';
    return material === 0
      ? []
      : [{ path: `${path}.${at}`, message: `must be empty; ${model.name} is made from nothing` }];
  }
  const unfit = step.inputs.flatMap((id, index) => {
    const kind = byId.get(id)?.kind;
    const result = kind === undefined ? undefined : RESULT_KINDS[kind];
    if (kind === undefined || (result !== undefined && kinds.includes(result))) return [];
    return [{ path: `${path}.inputs.${index}`, message: `${id} gives nothing that ${model.name} can be made from` }];
  });
  if (unfit.length > 0) return unfit;
  if (material < least || (step.kind === 'edit' && material === 0)) {
    return [
      { path: `${path}.inputs`, message: `must give ${model.name} at least ${Math.max(1, least)} to be made from` },
    ];
  }
  return findCountFaults(place, { model, material });
}

/**
 * An edit makes one of each thing; a film takes all at once; any other step gives all of it to every result where its
 * model takes so many, else one to each.
 */
function findCountFaults(
  { step, path }: Place,
  { model, material }: { readonly model: PlanningModel; readonly material: number },
): readonly PlanFault[] {
  const { most } = model.references;
  if (step.kind === 'edit') {
    const message = `must be ${material}, one of each thing it is made from`;
    return step.count === material ? [] : [{ path: `${path}.count`, message }];
  }
  if (material <= most) return [];
  if (step.kind !== 'combine' && step.count === material) return [];
  const message = `must give ${model.name} at most ${most} to be made from, not ${material}`;
  return [{ path: `${path}.inputs`, message }];
}
