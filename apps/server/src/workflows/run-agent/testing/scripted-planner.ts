import type { Planner, PlanningAnswer, PlanningRequest } from '../../../modules/planning/index.ts';
import { createBuiltinPlanner } from '../../../modules/planning/index.ts';
import { examplePlan, exampleStep } from './example-plan.ts';

export type ScriptedPlanner = Planner & { readonly requests: readonly PlanningRequest[] };

/**
 * A planner that a brief tells what to answer: `ask a b` asks until both are answered, `break` throws, `cannot` refuses,
 * `make N` plans N pictures by the fake model, `make N 256x256` larger ones. Anything else goes to the built-in planner.
 */
export function createScriptedPlanner(name: Planner['name'] = 'builtin'): ScriptedPlanner {
  const requests: PlanningRequest[] = [];
  const builtin = createBuiltinPlanner();
  return {
    name,
    requests,
    plan: async (request, options) => {
      requests.push(request);
      const [verb, ...rest] = request.brief.split(' ');
      if (verb === 'break') throw new Error('the planner broke');
      const words = { planner: name, notes: [], usage: null } as const;
      if (verb === 'cannot') return { ...words, kind: 'refused', message: 'No plan can come of this.' };
      const open =
        verb === 'ask' ? rest.filter((id) => request.answers.every(({ questionId }) => questionId !== id)) : [];
      if (open.length > 0) {
        return { ...words, kind: 'questions', questions: open.map((id) => ({ id, text: `${id}?`, options: [] })) };
      }
      if (verb === 'ask') return { ...words, ...planOf(1) };
      if (verb === 'make') return { ...words, ...planOf(Number(rest[0]), rest[1]) };
      return builtin.plan(request, options);
    },
  };
}

function planOf(count: number, size?: string): Pick<Extract<PlanningAnswer, { kind: 'plan' }>, 'kind' | 'plan'> {
  return {
    kind: 'plan',
    plan: examplePlan([
      exampleStep({ id: 's1', model: 'fake-image', count, settings: size === undefined ? {} : { size } }),
    ]),
  };
}
