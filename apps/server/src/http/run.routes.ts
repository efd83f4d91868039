import { endpoints } from '@gesso/contract';
import type { RunRefusal, RunStories } from '../workflows/run-agent/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';
import { toProblem } from './refusals.ts';

/** The design agent: briefs, plans and how they go. */
export function runRoutes({ runs }: { readonly runs: RunStories }): EndpointRoute[] {
  return [
    route(endpoints.createRun, async ({ caller, params, body, operationId }) => {
      // The id of the call is the run's: a try after a crash finds what the first one committed.
      const asked = { id: operationId, accountId: caller.account.id, projectId: params.id };
      return orProblem(await runs.start({ ...asked, apiKey: caller.apiKey, request: body }));
    }),
    route(endpoints.getRun, async ({ caller, params }) => {
      const run = await runs.find({ accountId: caller.account.id, runId: params.id });
      if (run === undefined) throw notFound('run');
      return run;
    }),
    route(endpoints.updatePlan, async ({ caller, params, body }) =>
      orProblem(await runs.changePlan({ accountId: caller.account.id, runId: params.id, change: body })),
    ),
    route(endpoints.approveRun, async ({ caller, params, body }) => {
      const asked = { accountId: caller.account.id, runId: params.id, planVersion: body.planVersion };
      return orProblem(await runs.approve({ ...asked, apiKey: caller.apiKey }));
    }),
    route(endpoints.answerRun, async ({ caller, params, body }) => {
      const asked = { accountId: caller.account.id, runId: params.id, answers: body.answers };
      return orProblem(await runs.answer({ ...asked, apiKey: caller.apiKey }));
    }),
    route(endpoints.stopRun, async ({ caller, params }) =>
      orProblem(await runs.stop({ accountId: caller.account.id, runId: params.id })),
    ),
  ];
}

function orProblem<Value>(answer: { readonly ok: true; readonly run: Value } | RunRefusal): Value {
  if (!answer.ok) throw toProblem(answer);
  return answer.run;
}
