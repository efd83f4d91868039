import { endpoints, LIMITS } from '@gesso/contract';
import type { ReceiveCallback } from '../workflows/look-after-vendors/receive-callback.ts';
import type { VendorAnswer, VendorStories } from '../workflows/look-after-vendors/vendor-stories.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';
import { readBytes } from './read-body.ts';

/** What the operator sees and sets about vendors, and where vendors call back. */
export function vendorRoutes({
  vendorStories,
  receiveVendorCallback,
}: {
  readonly vendorStories: VendorStories;
  readonly receiveVendorCallback: ReceiveCallback;
}): EndpointRoute[] {
  const answer = (given: VendorAnswer, path: string) => {
    if (given.ok) return given.vendor;
    if (given.reason === 'unknown') throw notFound('vendor or setting of this name');
    throw new ProblemError({
      code: 'invalid-request',
      detail: given.message,
      errors: [{ path, message: given.message }],
    });
  };
  return [
    route(endpoints.getVendors, () => vendorStories.overview()),
    route(endpoints.storeVendorSetting, async ({ params, body }) =>
      answer(await vendorStories.storeSetting({ ...params, value: body.value }), 'value'),
    ),
    route(endpoints.removeVendorSetting, async ({ params }) =>
      answer(await vendorStories.removeSetting(params), 'name'),
    ),
    route(endpoints.testVendor, async ({ params }) => answer(await vendorStories.test(params.vendor), 'vendor')),
    route(endpoints.orderModelRoutes, async ({ params, body }) => {
      const overview = await vendorStories.orderRoutes(params.key, body.routes);
      if (overview === undefined) throw notFound('model of this key, or no such way to it');
      return overview;
    }),
    route(endpoints.closeUncertainOrder, async ({ params }) => {
      if (!(await vendorStories.closeUncertain(params.id))) throw notFound('uncertain order');
      return undefined;
    }),
    route(endpoints.receiveVendorCallback, async ({ params, query, request }) => {
      const body = await readBytes(request, LIMITS.jsonBodyBytes);
      const headers = Object.fromEntries(request.headers);
      const verdict = await receiveVendorCallback({ vendor: params.vendor, attemptId: query.attempt, headers, body });
      if (verdict === undefined) throw notFound('order that waits for this');
      if (verdict.kind === 'forged') throw unsigned();
      return verdict.kind === 'challenge' ? verdict.answer : { received: true };
    }),
  ];
}

function unsigned(): ProblemError {
  return new ProblemError({
    code: 'invalid-request',
    status: 400,
    detail: 'The call is not signed by this vendor, so nothing was read of it.',
    errors: [{ path: 'body', message: 'is not signed by this vendor' }],
  });
}
