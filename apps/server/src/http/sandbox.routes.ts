import { endpoints } from '@gesso/contract';
import { isUuid } from '../platform/database/uuid.ts';
import type { BillingStories } from '../workflows/manage-subscription/billing-stories.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';
import { toProblem } from './refusals.ts';

/** What happens at a real bank and a real gateway by itself, to be done by hand where the sandbox plays both. */
export function sandboxRoutes(billing: Pick<BillingStories, 'authenticate' | 'simulate'>): EndpointRoute[] {
  return [
    route(endpoints.authenticateSandboxPayment, async ({ caller, body }) => {
      const answer = await billing.authenticate({ accountId: caller.account.id, ...body });
      if (!answer.ok) throw toProblem(answer);
      const { applied, subscription, invoiceId } = answer;
      return { applied, subscription, invoiceId };
    }),
    route(endpoints.simulateGatewayEvent, async ({ body }) => {
      if (!isUuid(body.invoiceId)) throw notFound('invoice');
      const answer = await billing.simulate(body);
      if (!answer.ok) throw toProblem(answer);
      return { received: true } as const;
    }),
  ];
}

/** Where money is real, nobody confirms a payment but the bank: the sandbox is no more there than any other address. */
export function noSandboxRoutes(): EndpointRoute[] {
  const refuse = async (): Promise<never> => {
    throw new ProblemError({ code: 'not-found', detail: 'Payments here are real; there is no sandbox.' });
  };
  return [route(endpoints.authenticateSandboxPayment, refuse), route(endpoints.simulateGatewayEvent, refuse)];
}
