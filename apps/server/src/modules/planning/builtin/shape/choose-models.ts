import type { ModelKind } from '@gesso/contract';
import { COMBINE_MODEL } from '../../plan.rules.ts';
import type { PlanningModel, PlanningRequest } from '../../planning.ts';
import type { Asked } from '../read/asked.ts';
import type { NamedModel } from '../read/read-models.ts';
import type { Draft } from './draft.ts';
import { makersOf, takesPictures, usableModels } from './model-choices.ts';

export type Chosen = {
  /** Key of the model by step. */
  readonly models: ReadonlyMap<string, string>;
  /** Steps whose model the brief names; a ceiling changes them last. */
  readonly named: ReadonlySet<string>;
  readonly notes: readonly string[];
};

/**
 * Chooses a model for every step: the one that the brief names where it can run, else the first that can and that takes
 * the pictures the step is made from.
 */
export function chooseModels(drafts: readonly Draft[], asked: Asked, request: PlanningRequest): Chosen {
  const models = new Map<string, string>();
  const named = new Set<string>();
  const notes = new Set<string>();
  for (const draft of drafts) {
    if (draft.kind === 'text') continue;
    if (draft.kind === 'combine') {
      models.set(draft.id, COMBINE_MODEL);
      continue;
    }
    const choice = chooseModel(draft, draft.kind, { asked, request });
    if (choice.model !== undefined) models.set(draft.id, choice.model.key);
    if (choice.isNamed) named.add(draft.id);
    for (const note of choice.notes) notes.add(note);
  }
  return { models, named, notes: [...notes] };
}

type Choice = {
  readonly model: PlanningModel | undefined;
  readonly isNamed: boolean;
  readonly notes: readonly string[];
};

function chooseModel(
  draft: Draft,
  kind: ModelKind,
  { asked, request }: { readonly asked: Asked; readonly request: PlanningRequest },
): Choice {
  const usable = usableModels(kind, request.models);
  const needsPictures = needsPicturesOf(draft, asked, request);
  const fit = needsPictures ? usable.filter(takesPictures) : usable;
  const best = fit[0] ?? usable[0] ?? makersOf(kind, request.models).at(-1);
  const wanted =
    asked.models.findLast((named) => named.kind === kind) ?? asked.models.findLast(({ key }) => key === 'built-in');
  if (wanted === undefined) {
    const passed = usable[0];
    const isPassed = passed !== undefined && best !== undefined && passed !== best;
    const why = draft.inputs.length > 0 ? 'the pictures of this plan' : 'what is attached';
    const note = isPassed ? [`${passed.name} cannot start from ${why}, so ${best.name} is chosen.`] : [];
    return { model: best, isNamed: false, notes: note };
  }
  const model = findNamed(wanted, kind, usable, request.models);
  if (model?.isAvailable === true) {
    const isBlind = needsPictures && !takesPictures(model);
    const note = `${model.name} takes no pictures to start from; it works from the words alone.`;
    return { model, isNamed: true, notes: isBlind ? [note] : [] };
  }
  const missing = model === undefined ? `${wanted.name} is not in this catalogue` : `${model.name} cannot run here now`;
  return { model: best, isNamed: false, notes: best === undefined ? [] : [`${missing}, so ${best.name} is chosen.`] };
}

function findNamed(
  { key }: NamedModel,
  kind: ModelKind,
  usable: readonly PlanningModel[],
  models: readonly PlanningModel[],
): PlanningModel | undefined {
  if (key === 'built-in') return usable.find(({ vendor }) => vendor === 'gesso');
  return makersOf(kind, models).find((model) => model.key === key);
}

/** Made from pictures of the plan, or from attachments that the brief speaks of. */
function needsPicturesOf(draft: Draft, asked: Asked, { attachments }: PlanningRequest): boolean {
  if (draft.inputs.length > 0) return true;
  const hasPictures = attachments.some(({ kind }) => kind === 'image');
  const isMeant = draft.fromAttachments === 'yes' || asked.speaksOfAttachments;
  return hasPictures && draft.fromAttachments !== 'no' && isMeant;
}
