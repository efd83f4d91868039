import { endpoints, LIMITS, type PaymentOptions } from '@gesso/contract';
import { WebhookRejectedError } from '../platform/payments/payment-gateway.ts';
import type { BillingStories } from '../workflows/manage-subscription/billing-stories.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';
import { readBytes } from './read-body.ts';
import { toProblem } from './refusals.ts';

/**
 * Where gateways tell what happened. No cookie and no key is asked for: the signature over the very bytes says who
 * speaks, so the body is handed on as it came.
 */
export function webhookRoutes(options: {
  readonly billing: Pick<BillingStories, 'receiveWebhook'>;
  readonly paymentOptions: PaymentOptions;
}): EndpointRoute[] {
  const { billing, paymentOptions } = options;
  return [
    route(endpoints.receiveWebhook, async ({ params, request }) => {
      if (params.gateway !== paymentOptions.gateway) throw notFound('gateway here');
      const body = await readBytes(request, LIMITS.jsonBodyBytes);
      const delivery = { headers: request.headers, body };
      const answer = await billing.receiveWebhook(params.gateway, delivery).catch(refuseUnsigned);
      if (!answer.ok) throw toProblem(answer);
      return { received: true } as const;
    }),
  ];
}

function refuseUnsigned(error: unknown): never {
  if (!(error instanceof WebhookRejectedError)) throw error;
  throw new ProblemError({
    code: 'invalid-request',
    // What gateways take for "this will never be right"; their words stay in our log, a stranger learns nothing.
    status: 400,
    detail: 'The delivery is not signed by this gateway, so nothing was read of it.',
    errors: [{ path: 'body', message: 'is not signed by this gateway' }],
  });
}
