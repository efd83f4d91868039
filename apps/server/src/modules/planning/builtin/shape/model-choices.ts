import type { ModelKind } from '@gesso/contract';
import { COMBINE_MODEL } from '../../plan.rules.ts';
import type { PlanningModel } from '../../planning.ts';

type Choice = { readonly model: string; readonly settings: Readonly<Record<string, string>> };

/**
 * What each kind is made with when nobody chose, best first: the choices that the catalogue prices tasks by. A plan of the
 * FAQ's reference tasks costs what the FAQ says only while both agree, which the tests of the planner hold.
 */
const CHOICES: Readonly<Record<ModelKind, readonly Choice[]>> = {
  image: [
    { model: 'gpt-image', settings: {} },
    { model: 'gesso-image', settings: {} },
  ],
  video: [
    { model: 'kling-1.6-pro', settings: { mode: 'std' } },
    { model: 'gesso-video', settings: {} },
  ],
  model3d: [
    { model: 'tripo', settings: {} },
    { model: 'gesso-3d', settings: {} },
  ],
};

/** Changes pictures and draws none of its own. */
const EDIT_MODEL = 'gesso-edit';

/** The models that can make a kind now, those that the agent takes by itself first. */
export function usableModels(kind: ModelKind, models: readonly PlanningModel[]): readonly PlanningModel[] {
  const makers = makersOf(kind, models).filter(({ isAvailable }) => isAvailable);
  const preferred = CHOICES[kind].flatMap(({ model }) => makers.find(({ key }) => key === model) ?? []);
  return [...preferred, ...makers.filter((maker) => !preferred.includes(maker))];
}

/** Every model of the catalogue that makes a kind from a prompt. */
export function makersOf(kind: ModelKind, models: readonly PlanningModel[]): readonly PlanningModel[] {
  return models.filter((model) => model.kind === kind && model.key !== COMBINE_MODEL && model.key !== EDIT_MODEL);
}

/** Settings that the agent takes a model with; what the brief says wins over them. */
export function agentSettings({ key, kind }: PlanningModel): Readonly<Record<string, string>> {
  return CHOICES[kind].find(({ model }) => model === key)?.settings ?? {};
}

export function takesPictures({ references }: PlanningModel): boolean {
  return references.most > 0 && references.kinds.includes('image');
}
