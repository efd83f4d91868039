import type { RunStep as ContractStep, Run } from '@gesso/contract';
import { presentAsset, type StoredAsset } from '../../modules/assets/index.ts';
import type { RunStep, StepState, StoredRun } from '../../modules/runs/index.ts';

/** A run with how its steps go and what they have made. */
export type ShownRun = {
  readonly run: StoredRun;
  /** By the step's id. */
  readonly states: ReadonlyMap<string, StepState>;
  /** In the order of the plan. */
  readonly assets: readonly StoredAsset[];
};

/** A run as the contract shows it to its owner. */
export function presentRun({ run, states, assets }: ShownRun): Run {
  const { plan, questions, summary, failure } = run;
  return {
    id: run.id,
    projectId: run.projectId,
    threadId: run.threadId,
    status: run.status,
    brief: run.brief,
    approve: run.approve,
    ceilingMillicredits: run.ceilingMillicredits === null ? null : Number(run.ceilingMillicredits),
    references: [...run.referenceIds],
    planner: run.planner,
    planVersion: run.planVersion,
    plan: {
      rationale: plan?.rationale ?? '',
      steps: (plan?.steps ?? []).map((step) => presentStep(step, states.get(step.id))),
    },
    quote: { totalMillicredits: Number(run.quotedMillicredits), lines: [...run.priceLines] },
    priceListVersion: run.priceListVersion,
    chargedMillicredits: Number(run.chargedMillicredits),
    ...(questions.length === 0
      ? {}
      : {
          questions: questions.map(({ id, text, options, answer }) => ({
            id,
            text,
            options: [...options],
            ...(answer === null ? {} : { answer }),
          })),
        }),
    assets: assets.map(presentAsset),
    ...(summary === null ? {} : { summary }),
    ...(failure === null ? {} : { failure: { code: failure.code, message: failure.message } }),
    notes: [...run.notes],
    createdAt: run.createdAt.toISOString(),
    approvedAt: run.approvedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

function presentStep(step: RunStep, state: StepState | undefined): ContractStep {
  return {
    id: step.id,
    kind: step.kind,
    title: step.title,
    prompt: step.prompt,
    model: step.model,
    settings: { ...step.settings },
    inputs: [...step.inputs],
    references: [...step.references],
    count: step.count,
    millicredits: step.millicredits,
    status: state?.status ?? 'planned',
    progress: state?.progress ?? 0,
    generationIds: [...(state?.generationIds ?? [])],
    ...(state?.failure ? { failure: { code: state.failure.code, message: state.failure.message } } : {}),
  };
}
