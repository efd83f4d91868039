import { endpoints } from '@gesso/contract';
import { type GenerationStories, presentGeneration } from '../workflows/generate-asset/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';
import { toProblem } from './refusals.ts';

/** Making things, and how that goes. */
export function generationRoutes({ generations }: { readonly generations: GenerationStories }): EndpointRoute[] {
  return [
    route(endpoints.createGeneration, async ({ caller, params, body, operationId }) => {
      const outcome = await generations.accept({
        // The id of the call is the generation's: a try after a crash finds what the first one committed.
        id: operationId,
        accountId: caller.account.id,
        projectId: params.id,
        apiKey: caller.apiKey,
        request: body,
      });
      if (!outcome.ok) throw toProblem(outcome);
      return outcome.generation;
    }),
    route(endpoints.getGeneration, async ({ caller, params }) =>
      presentGeneration(found(await generations.find({ accountId: caller.account.id, generationId: params.id }))),
    ),
    route(endpoints.cancelGeneration, async ({ caller, params }) =>
      presentGeneration(found(await generations.cancel({ accountId: caller.account.id, generationId: params.id }))),
    ),
    route(endpoints.dismissGeneration, async ({ caller, params }) =>
      presentGeneration(found(await generations.dismiss({ accountId: caller.account.id, generationId: params.id }))),
    ),
  ];
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound('generation');
  return value;
}
