import { endpoints, type PaymentOptions, type Subscription } from '@gesso/contract';
import type { BillingRefusal, BillingStories } from '../workflows/manage-subscription/billing-stories.ts';
import { presentTopUp } from './billing.presenter.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { toProblem } from './refusals.ts';

export type BillingRoutesOptions = {
  readonly billing: BillingStories;
  /** How a card is given here: by the gateway's own word and the operator's. */
  readonly paymentOptions: PaymentOptions;
};

/** Plans, what they cost, and what is paid with. */
export function billingRoutes({ billing, paymentOptions }: BillingRoutesOptions): EndpointRoute[] {
  return [
    route(endpoints.getSubscription, ({ caller }) => billing.readSubscription(caller.account.id)),
    route(endpoints.getPaymentOptions, async () => paymentOptions),
    route(
      endpoints.previewChange,
      async ({ caller, body }) => done(await billing.preview({ accountId: caller.account.id, choice: body })).preview,
    ),
    route(endpoints.changeSubscription, async ({ caller, body, operationId }) => {
      const { plan, interval, previewId, paymentMethod } = body;
      const asked = { operationId, accountId: caller.account.id, choice: { plan, interval } };
      const answer = done(await billing.change({ ...asked, previewId, token: paymentMethod?.token }));
      const { subscription, invoiceId, refundCents } = answer;
      return { subscription, invoiceId, refundCents };
    }),
    route(endpoints.cancelSubscription, async ({ caller }) => show(await billing.cancel(caller.account.id))),
    route(endpoints.resumeSubscription, async ({ caller }) => show(await billing.resume(caller.account.id))),
    route(endpoints.dropPendingChange, async ({ caller }) => show(await billing.dropPendingChange(caller.account.id))),
    route(endpoints.setPaymentMethod, async ({ caller, body, operationId }) =>
      show(await billing.setPaymentMethod({ operationId, accountId: caller.account.id, token: body.token })),
    ),
    route(endpoints.startCardEntry, async ({ caller }) => {
      const { url } = done(await billing.startCardEntry(caller.account.id));
      return { url };
    }),
    route(endpoints.createTopUp, async ({ caller, body, operationId }) => {
      const asked = { operationId, accountId: caller.account.id, cents: body.cents };
      return presentTopUp(done(await billing.topUp({ ...asked, token: body.paymentMethod?.token })));
    }),
  ];
}

type Answer<Value> = ({ readonly ok: true } & Value) | BillingRefusal;

function done<Value>(answer: Answer<Value>): { readonly ok: true } & Value {
  if (!answer.ok) throw toProblem(answer);
  return answer;
}

function show(answer: Answer<{ readonly subscription: Subscription }>): Subscription {
  return done(answer).subscription;
}
