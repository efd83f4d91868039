import type { PoolClient } from 'pg';
import { setAccountPlan } from '../../modules/accounts/index.ts';
import {
  cutTerm,
  decideMoneyBack,
  endSubscription,
  findInvoice,
  findTerm,
  insertRefund,
  listStoredWindows,
  loadBillingState,
  sumRefunds,
} from '../../modules/billing/index.ts';
import { voidGrant } from '../../modules/ledger/index.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import type { BillingContext } from './context.ts';
import { subscriptionEnded } from './mails.ts';
import type { Settling } from './settling.ts';

/** What a gateway tells of money that it gave back without being asked by us. */
export type OutsideRefund =
  /** The total that was given back so. */
  { readonly kind: 'refund'; readonly outsideCents: number } | { readonly kind: 'dispute' };

/**
 * Records money that went back from outside and takes back what it had bought: what is left of a top-up, never more than
 * that; a term once its whole payment is gone.
 *
 * @param settling.payment - One that has succeeded.
 */
export async function takeMoneyBack(
  context: BillingContext,
  connection: PoolClient,
  { account, payment, at, told }: Settling & { readonly told: OutsideRefund },
): Promise<void> {
  const { succeededCents, pendingCents, outsideCents } = await sumRefunds(connection, payment.id);
  const refundedCents = succeededCents + pendingCents;
  const ourCents = refundedCents - outsideCents;
  const { newCents, takesAll } = decideMoneyBack({
    arrivedCents: payment.arrivedCents ?? 0,
    refundedCents,
    event: told.kind === 'dispute' ? told : { kind: 'refund', totalCents: told.outsideCents + ourCents },
  });
  if (newCents === 0) return;
  const invoiceId = payment.outcome === 'applied' ? payment.invoiceId : null;
  await insertRefund(connection, {
    id: context.newId(),
    accountId: account.id,
    paymentId: payment.id,
    invoiceId,
    origin: told.kind === 'dispute' ? 'dispute' : 'gateway',
    causePaymentId: null,
    cents: newCents,
    reason: told.kind === 'dispute' ? 'Taken back by the bank' : 'Given back by the payment company',
    at,
  });
  await notifyAccount(connection, account.id, { name: 'subscription-changed' });
  const invoice = invoiceId === null ? undefined : await findInvoice(connection, invoiceId);
  if (invoice === undefined) return;
  const reason = told.kind === 'dispute' ? 'payment-disputed' : 'payment-refunded';
  if (invoice.grantId !== null) await takeGrantBack(connection, { grantId: invoice.grantId, reason, at });
  if (invoice.termId !== null && takesAll) {
    await takeTermBack(context, connection, { account, termId: invoice.termId, reason, at });
  }
}

/** Ends a term whose money is gone; the subscription with it, where it is the one that runs. */
async function takeTermBack(
  context: BillingContext,
  connection: PoolClient,
  taken: Pick<Settling, 'account' | 'at'> & { readonly termId: string; readonly reason: string },
): Promise<void> {
  const { account, termId, reason, at } = taken;
  const term = await findTerm(connection, termId);
  if (term === undefined) return;
  const windows = await listStoredWindows(connection, termId);
  for (const grantId of [term.bonusGrantId, ...windows.map((window) => window.grantId)]) {
    if (grantId !== null) await takeGrantBack(connection, { grantId, reason, at });
  }
  const { subscription } = await loadBillingState(connection, account.id);
  if (term.endsAt > at) await cutTerm(connection, { id: termId, at });
  // A term of long ago, or one that an upgrade had cut: what runs now was paid by other money.
  if (subscription?.term.id !== termId) return;
  await endSubscription(connection, { id: subscription.id, reason: 'money-back', at });
  await setAccountPlan(connection, { accountId: account.id, plan: 'free' });
  await context.sendMail(connection, subscriptionEnded({ account, reason: 'money-back', at }));
}

/** What has ended or was taken back before is left as it is. */
async function takeGrantBack(
  connection: PoolClient,
  { grantId, reason, at }: { readonly grantId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await voidGrant(connection, { operationId: `money-back:${grantId}`, grantId, reason, at });
}
