import {
  findInvoice,
  findPayment,
  findPaymentOfAuthentication,
  listPaymentsOfInvoice,
} from '../../modules/billing/index.ts';
import { readSubscription } from './answers.ts';
import type { BillingRefusal, BillingStories } from './billing-stories.ts';
import type { BillingContext } from './context.ts';
import { receiveEvents } from './receive-events.ts';

const NO_PAYMENT: BillingRefusal = { ok: false, code: 'not-found', message: 'There is no such payment to confirm.' };
const NO_INVOICE: BillingRefusal = { ok: false, code: 'not-found', message: 'There is no such invoice.' };
const NO_GATEWAY: BillingRefusal = { ok: false, code: 'not-found', message: 'There is no such payment gateway here.' };

/** Ends the confirmation of a payment in the sandbox: what it was for is done, where it still fits, or dropped. */
export async function authenticate(
  context: BillingContext,
  { accountId, id, outcome }: Parameters<BillingStories['authenticate']>[0],
): ReturnType<BillingStories['authenticate']> {
  const { database, gateway, sandbox } = context;
  const payment = await findPaymentOfAuthentication(database.pool, { gateway: gateway.name, authenticationId: id });
  if (sandbox === undefined || payment?.accountId !== accountId) return NO_PAYMENT;
  // A payment that was given up, or ended otherwise, stays as it is; the answer says so.
  const told = await sandbox.authenticate(id, outcome);
  if (told.ok) await receiveEvents(context, [told.event]);
  const ended = await findPayment(database.pool, payment.id);
  const applied = ended?.outcome === 'applied';
  return {
    ok: true,
    applied,
    subscription: await readSubscription(context, accountId),
    invoiceId: applied ? ended.invoiceId : null,
  };
}

/** Lets the sandbox say what a real gateway would, about the payment that paid an invoice or tried to. */
export async function simulate(
  context: BillingContext,
  { kind, invoiceId }: Parameters<BillingStories['simulate']>[0],
): ReturnType<BillingStories['simulate']> {
  const { database, sandbox } = context;
  const invoice = await findInvoice(database.pool, invoiceId);
  if (sandbox === undefined || invoice === undefined) return NO_INVOICE;
  const payments = await listPaymentsOfInvoice(database.pool, invoice.id);
  const isMeant =
    kind === 'late-success' ? (state: string) => state !== 'succeeded' : (state: string) => state === 'succeeded';
  const chargeRef = payments.find((payment) => payment.chargeRef !== null && isMeant(payment.state))?.chargeRef;
  const told = chargeRef == null ? undefined : await sandbox.simulate(kind, chargeRef);
  if (!told?.ok) {
    return { ok: false, code: 'conflict', message: 'No payment of this invoice is one that this can happen to.' };
  }
  await receiveEvents(context, [told.event]);
  return { ok: true };
}

/** @throws WebhookRejectedError for what no gateway has signed. */
export async function receiveWebhook(
  context: BillingContext,
  ...[gateway, delivery]: Parameters<BillingStories['receiveWebhook']>
): ReturnType<BillingStories['receiveWebhook']> {
  if (gateway !== context.gateway.name) return NO_GATEWAY;
  await receiveEvents(context, await context.gateway.readWebhook(delivery));
  return { ok: true };
}
