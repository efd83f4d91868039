import { endpoints } from '@gesso/contract';
import type { OwnModelAnswer, OwnModelStories } from '../workflows/look-after-vendors/own-model-stories.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';

/** Models that the operator brings: ComfyUI workflows, and models behind OpenAI's API at other addresses. */
export function ownModelRoutes({ ownModelStories }: { readonly ownModelStories: OwnModelStories }): EndpointRoute[] {
  const answer = (given: OwnModelAnswer) => {
    if (given.ok) return given.model;
    if (given.reason === 'unknown') throw notFound('model of your own');
    const [first] = given.errors;
    const detail = first === undefined ? 'The model cannot be used as it is.' : `${first.path}: ${first.message}`;
    throw new ProblemError({ code: 'invalid-request', detail, errors: [...given.errors] });
  };
  return [
    route(endpoints.listOwnModels, async () => ({
      items: [...(await ownModelStories.list())],
      comfyuiAddress: ownModelStories.comfyuiAddress(),
    })),
    route(endpoints.createOwnModel, async ({ body }) => answer(await ownModelStories.create(body))),
    route(endpoints.changeOwnModel, async ({ params, body }) => answer(await ownModelStories.change(params.id, body))),
    route(endpoints.retireOwnModel, async ({ params }) => answer(await ownModelStories.setRetired(params.id, true))),
    route(endpoints.restoreOwnModel, async ({ params }) => answer(await ownModelStories.setRetired(params.id, false))),
  ];
}
