import { findNextDue } from '../../modules/billing/index.ts';
import { readSubscription } from './answers.ts';
import type { BillingStories } from './billing-stories.ts';
import { cancelSubscription, dropPendingChange, resumeSubscription } from './cancel-subscription.ts';
import { changeSubscription, previewChange } from './change-subscription.ts';
import { authenticate, receiveWebhook, simulate } from './confirm-payment.ts';
import type { BillingContext } from './context.ts';
import { setPaymentMethod, startCardEntry } from './payment-method.ts';
import { listInvoices, readInvoice } from './read-invoices.ts';
import { cancelGivenUp, giveUpUnconfirmed, recoverPayments } from './recover.ts';
import { doDueSubscriptions } from './renew.ts';
import { sendDueRefunds } from './send-refunds.ts';
import { topUp } from './top-up.ts';

/** Everything that happens to plans and money, from the click to the receipt and from the boundary to the last refund. */
export function createBillingStories(context: BillingContext): BillingStories {
  return {
    readSubscription: (accountId) => readSubscription(context, accountId),
    preview: (asked) => previewChange(context, asked),
    change: (asked) => changeSubscription(context, asked),
    cancel: (accountId) => cancelSubscription(context, accountId),
    resume: (accountId) => resumeSubscription(context, accountId),
    dropPendingChange: (accountId) => dropPendingChange(context, accountId),
    setPaymentMethod: (asked) => setPaymentMethod(context, asked),
    startCardEntry: (accountId) => startCardEntry(context, accountId),
    topUp: (asked) => topUp(context, asked),
    authenticate: (asked) => authenticate(context, asked),
    listInvoices: (page) => listInvoices(context, page),
    readInvoice: (asked) => readInvoice(context, asked),
    receiveWebhook: (gateway, delivery) => receiveWebhook(context, gateway, delivery),
    simulate: (event) => simulate(context, event),
    // What is due by now and still there could not be done, and must not hide what comes next.
    nextDueAt: (until) => findNextDue(context.database.pool, { after: context.clock.now(), until }),
    doDue: async () => {
      await giveUpUnconfirmed(context);
      await doDueSubscriptions(context);
      await sendDueRefunds(context);
      await cancelGivenUp(context);
    },
    recover: () => recoverPayments(context),
  };
}
