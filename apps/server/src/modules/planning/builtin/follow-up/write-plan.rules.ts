import type { PlanningModel, PlanningRequest, PlanStep } from '../../planning.ts';
import type { Piece } from './follow-up.ts';

/** A plan as it is written: steps get their numbers in order, and notes are said once. */
export type Draft = {
  readonly request: PlanningRequest;
  /** Only the built-in models, because others would go over the ceiling. */
  readonly isFrugal: boolean;
  readonly steps: PlanStep[];
  readonly notes: Set<string>;
  /** Why a wish, or a part of it, cannot be done. */
  readonly refusals: Set<string>;
};

type NewStep = Pick<PlanStep, 'kind' | 'title' | 'prompt'> & {
  readonly model: PlanningModel;
  readonly from: readonly Piece[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly count?: number;
};

/** Adds a step made from pieces and answers its id. */
export function addStep(draft: Draft, { kind, title, prompt, model, from, settings = {}, count = 1 }: NewStep): string {
  const id = `s${draft.steps.length + 1}`;
  const most = model.promptMaxCharacters ?? prompt.length;
  draft.steps.push({
    id,
    kind,
    title,
    prompt: prompt.slice(0, most).toWellFormed().replaceAll('\0', ''),
    model: model.key,
    settings,
    inputs: from.flatMap(({ source }) => ('stepId' in source ? [source.stepId] : [])),
    references: from.flatMap(({ source }) => ('assetId' in source ? [source.assetId] : [])),
    count,
  });
  return id;
}
