import type { Subscription } from '@gesso/contract';
import { findCustomer, loadBillingState, type Payment, viewSubscription } from '../../modules/billing/index.ts';
import type { BillingRefusal } from './billing-stories.ts';
import type { BillingContext } from './context.ts';
import { GIVEN_BACK, NO_ANSWER } from './refusals.ts';

/** What a payment means to whoever asked for it: that it did what it was for, or why it did not. */
export function answerPayment(payment: Payment): { readonly ok: true; readonly invoiceId: string } | BillingRefusal {
  switch (payment.state) {
    case 'succeeded':
      return payment.outcome === 'applied' && payment.invoiceId !== null
        ? { ok: true, invoiceId: payment.invoiceId }
        : GIVEN_BACK;
    case 'declined':
      return { ok: false, code: 'payment-declined', message: payment.failureMessage ?? 'The card was declined.' };
    case 'abandoned':
      return { ok: false, code: 'payment-declined', message: 'The payment was given up, and nothing was charged.' };
    case 'asked':
      return NO_ANSWER;
    case 'authenticating':
      return {
        ok: false,
        code: 'authentication-required',
        message: 'Your bank wants this payment to be confirmed. Nothing is charged or changed before that.',
        authentication: { id: payment.authenticationId ?? '', confirmUrl: payment.confirmUrl ?? '' },
      };
  }
}

/** The subscription of an account as everyone sees it now. */
export async function readSubscription(context: BillingContext, accountId: string): Promise<Subscription> {
  const { database, models, gateway, clock } = context;
  const now = clock.now();
  const [state, priceList, customer] = await Promise.all([
    loadBillingState(database.pool, accountId),
    models.priceListInForce(now),
    findCustomer(database.pool, { accountId, gateway: gateway.name }),
  ]);
  const card = customer?.card;
  const paymentMethod = card ? { brand: card.brand, last4: card.last4 } : null;
  return viewSubscription({ state, priceList, now, paymentMethod });
}
