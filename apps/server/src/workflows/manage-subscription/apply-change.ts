import type { PoolClient } from 'pg';
import { setAccountPlan } from '../../modules/accounts/index.ts';
import {
  cutTerm,
  decideChoice,
  describeTerm,
  endSubscription,
  findInvoiceOfTerm,
  type ImmediateChange,
  insertInvoice,
  insertRefund,
  insertSubscription,
  insertTerm,
  listPaymentsOfInvoice,
  listStoredWindows,
  loadBillingState,
} from '../../modules/billing/index.ts';
import { voidGrant } from '../../modules/ledger/index.ts';
import type { BillingContext } from './context.ts';
import type { ChangeIntent } from './intents.ts';
import { paymentReceived } from './mails.ts';
import { payTerm } from './pay-term.ts';
import type { Applied, Settling } from './settling.ts';

type Changing = Settling & { readonly intent: ChangeIntent };

/**
 * Begins the subscription that was paid for, or carries the upgrade out: the old term is cut, its months that have not
 * begun are void, and what they cost goes back.
 *
 * A payment that was answered at once counts from the instant it was asked at, however late the answer is written: since
 * then nothing else could change the subscription. One that the customer confirmed later counts from the confirmation,
 * and only if it would still cost and return the same.
 */
export async function applyChange(
  context: BillingContext,
  connection: PoolClient,
  { account, payment, intent, at }: Changing,
): Promise<Applied> {
  const now = payment.state === 'asked' ? payment.askedAt : at;
  const priceList = await context.models.priceListInForce(now, connection);
  const state = await loadBillingState(connection, account.id);
  const decision = decideChoice({ plan: intent.plan, interval: intent.interval }, { state, priceList, now });
  const fits =
    decision.ok &&
    decision.effect === 'immediate' &&
    state.version === intent.subscriptionVersion &&
    decision.chargeCents === intent.chargeCents &&
    decision.refundCents === intent.refundCents;
  if (!fits) {
    return {
      outcome: 'given-back',
      invoiceId: null,
      reason: 'The subscription had changed before the payment arrived',
    };
  }
  if (state.subscription !== null) {
    await endSubscription(connection, { id: state.subscription.id, reason: 'replaced', at });
    if (decision.cuts !== null) await cutOldTerm(context, connection, { account, payment, at, decision });
  }
  const { anchorAt, term } = decision;
  const [subscriptionId, termId, invoiceId] = [context.newId(), context.newId(), context.newId()];
  const version = state.version + 1;
  await insertSubscription(connection, {
    id: subscriptionId,
    accountId: account.id,
    anchorAt,
    version,
    dueAt: term.endsAt,
    at,
  });
  await insertTerm(connection, { id: termId, accountId: account.id, subscriptionId, term, at });
  await payTerm(connection, { accountId: account.id, subscriptionId, anchorAt, termId, term, at });
  await setAccountPlan(connection, { accountId: account.id, plan: term.plan });
  const number = await insertInvoice(connection, {
    id: invoiceId,
    accountId: account.id,
    kind: decision.kind,
    cents: decision.chargeCents,
    termId,
    grantId: null,
    lines: [{ label: describeTerm(term, priceList), cents: decision.chargeCents }],
    buyer: { name: account.name, email: account.email },
    card: payment.card,
    state: 'paid',
    at,
  });
  const received = { account, invoiceId, number, cents: decision.chargeCents, what: describeTerm(term, priceList), at };
  await context.sendMail(connection, paymentReceived({ ...received, refundCents: decision.refundCents }));
  return { outcome: 'applied', invoiceId };
}

/** Takes back the months that have not begun, and writes that their money goes back to where it came from. */
async function cutOldTerm(
  context: BillingContext,
  connection: PoolClient,
  { account, payment, at, decision }: Settling & { readonly decision: ImmediateChange },
): Promise<void> {
  const { cuts, refundCents } = decision;
  if (cuts === null) return;
  await cutTerm(connection, { id: cuts.termId, at });
  for (const { month, grantId } of await listStoredWindows(connection, cuts.termId)) {
    if (grantId === null || !cuts.unusedMonths.includes(month)) continue;
    await voidGrant(connection, { operationId: `unused:${grantId}`, grantId, reason: 'plan-upgraded', at });
  }
  if (refundCents === 0) return;
  const invoice = await findInvoiceOfTerm(connection, cuts.termId);
  const payments = invoice === undefined ? [] : await listPaymentsOfInvoice(connection, invoice.id);
  const paidBy = payments.find(({ outcome }) => outcome === 'applied');
  // A refund is only ever of money that arrived, and money that arrived has its payment.
  if (invoice === undefined || paidBy === undefined) throw new Error(`term ${cuts.termId} was paid by nobody`);
  await insertRefund(connection, {
    id: context.newId(),
    accountId: account.id,
    paymentId: paidBy.id,
    invoiceId: invoice.id,
    origin: 'gesso',
    causePaymentId: payment.id,
    cents: refundCents,
    reason: 'Months that had not begun before the upgrade',
    at,
  });
}
