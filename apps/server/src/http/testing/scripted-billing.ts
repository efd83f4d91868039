import type { BillingStories } from '../../workflows/manage-subscription/billing-stories.ts';

/**
 * Stories that answer what a test says, for what HTTP makes of an answer. A story that the test does not name is not
 * expected to be called.
 */
export function scriptBilling(scripted: Partial<BillingStories> = {}): BillingStories {
  return {
    readSubscription: unexpected,
    preview: unexpected,
    change: unexpected,
    cancel: unexpected,
    resume: unexpected,
    dropPendingChange: unexpected,
    setPaymentMethod: unexpected,
    startCardEntry: unexpected,
    topUp: unexpected,
    authenticate: unexpected,
    listInvoices: unexpected,
    readInvoice: unexpected,
    receiveWebhook: unexpected,
    simulate: unexpected,
    nextDueAt: unexpected,
    doDue: unexpected,
    recover: unexpected,
    ...scripted,
  };
}

async function unexpected(): Promise<never> {
  throw new Error('The test did not expect this story to be called.');
}
