import type { Plan, PlanStep } from '../../../modules/planning/index.ts';

/** A step with everything a test does not care about filled in: one picture by the built-in model. */
export function exampleStep(step: Partial<PlanStep> & Pick<PlanStep, 'id'>): PlanStep {
  return {
    kind: 'image',
    title: `Step ${step.id}`,
    prompt: 'a fox',
    model: 'gesso-image',
    settings: {},
    inputs: [],
    references: [],
    count: 1,
    ...step,
  };
}

export function examplePlan(steps: readonly PlanStep[]): Plan {
  return { version: 1, rationale: 'Because it was asked for.', steps };
}
