import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import { setAccountPlan } from '../../modules/accounts/index.ts';
import {
  afterFailedAttempt,
  decideArrival,
  type EndReason,
  endSubscription,
  findInvoice,
  type LivingSubscription,
  loadBillingState,
  markInvoicePaid,
  markInvoiceVoid,
  markTermVoid,
  moveDueAt,
  type OwedTerm,
  type StoredInvoice,
  updateSubscription,
} from '../../modules/billing/index.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import type { BillingContext } from './context.ts';
import type { OwedIntent } from './intents.ts';
import { paymentFailed, paymentReceived, subscriptionEnded } from './mails.ts';
import { payTerm } from './pay-term.ts';
import type { Applied, Settling } from './settling.ts';

type Owing = Settling & { readonly intent: OwedIntent };

/** A subscription whose newest term is owed, with the invoice of that. */
type Owed = {
  readonly subscription: LivingSubscription & { readonly term: OwedTerm };
  readonly invoice: StoredInvoice;
};

/** Pays the owed invoice: its credits begin now and end when they would have. A void or paid one takes no money. */
export async function applyOwed(
  context: BillingContext,
  connection: PoolClient,
  { account, payment, intent, at }: Owing,
): Promise<Applied> {
  const invoice = await findInvoice(connection, intent.invoiceId);
  assert(invoice, `there is no invoice ${intent.invoiceId}`);
  if (decideArrival(invoice.state) === 'give-back') {
    const isVoid = invoice.state === 'void';
    const reason = isVoid ? 'Paid after the subscription had ended' : 'Paid a second time';
    return { outcome: 'given-back', invoiceId: isVoid ? invoice.id : null, reason };
  }
  const { subscription } = await findOwed(connection, account.id, invoice);
  const { term, anchorAt } = subscription;
  const paid = { accountId: account.id, subscriptionId: subscription.id, anchorAt, termId: term.id, term, at };
  await payTerm(connection, paid);
  await markInvoicePaid(connection, { id: invoice.id, card: payment.card, at });
  await updateSubscription(connection, { id: subscription.id, dueAt: term.endsAt, at });
  await setAccountPlan(connection, { accountId: account.id, plan: term.plan });
  const what = invoice.lines.map(({ label }) => label).join('; ');
  const received = { account, invoiceId: invoice.id, number: invoice.number, cents: invoice.cents, what };
  await context.sendMail(connection, paymentReceived({ ...received, refundCents: 0, at }));
  return { outcome: 'applied', invoiceId: invoice.id };
}

/** After an attempt of the schedule that brought nothing: the next one is planned, or term and subscription end. */
export async function failAttempt(
  context: BillingContext,
  connection: PoolClient,
  { account, payment, intent, at }: Owing,
): Promise<void> {
  const invoice = await findInvoice(connection, intent.invoiceId);
  // Paid by another card or given up meanwhile: nothing is owed any more.
  if (invoice?.state !== 'open') return;
  const owed = await findOwed(connection, account.id, invoice);
  const { startsAt, priceListVersion } = owed.subscription.term;
  const soldUnder = await context.models.priceListOf(priceListVersion, connection);
  const next = afterFailedAttempt(startsAt, payment.askedAt, soldUnder);
  if (next.kind === 'give-up') return endUnpaid(context, connection, { ...owed, account, reason: 'unpaid', at });
  await moveDueAt(connection, { id: owed.subscription.id, dueAt: next.nextAttemptAt });
  await context.sendMail(
    connection,
    paymentFailed({ account, number: invoice.number, cents: invoice.cents, nextAttemptAt: next.nextAttemptAt, at }),
  );
  await notifyAccount(connection, account.id, { name: 'subscription-changed' });
}

/** Ends a subscription whose term was never paid: nothing is owed any more, and the account is on the free plan. */
export async function endUnpaid(
  context: BillingContext,
  connection: PoolClient,
  ending: Owed & Pick<Settling, 'account' | 'at'> & { readonly reason: Extract<EndReason, 'unpaid' | 'cancelled'> },
): Promise<void> {
  const { subscription, invoice, account, reason, at } = ending;
  await markTermVoid(connection, subscription.term.id);
  await markInvoiceVoid(connection, { id: invoice.id, at });
  await endSubscription(connection, { id: subscription.id, reason, at });
  await setAccountPlan(connection, { accountId: account.id, plan: 'free' });
  await context.sendMail(connection, subscriptionEnded({ account, reason, at }));
  await notifyAccount(connection, account.id, { name: 'subscription-changed' });
}

/** The subscription that an open invoice belongs to. */
export async function findOwed(connection: PoolClient, accountId: string, invoice: StoredInvoice): Promise<Owed> {
  const { subscription } = await loadBillingState(connection, accountId);
  const term = subscription?.term;
  assert(subscription && term?.state === 'owed' && term.id === invoice.termId, `${invoice.id} is owed by no term`);
  return { subscription: { ...subscription, term }, invoice };
}
