import {
  findPayment,
  listAskedPayments,
  listCancelOwed,
  listUnconfirmed,
  noteCancelled,
  type Payment,
} from '../../modules/billing/index.ts';
import type { FoundCharge } from '../../platform/payments/payment-gateway.ts';
import type { BillingContext } from './context.ts';
import { lockOfPayment } from './payment-locks.ts';
import { sendRefundsOf } from './send-refunds.ts';
import { settlePayment } from './settle-payment.ts';

/** A crash leaves one payment of each account behind at most; what is more waits for the next look. */
const PAYMENTS_AT_ONCE = 200;

/**
 * Looks up payments that were asked for and have no answer, as after a crash, and finishes them: what was charged is
 * applied, what never arrived at the gateway is given up.
 *
 * Whoever is alive and at work on one holds its lock and is waited for.
 */
export async function recoverPayments(context: BillingContext): Promise<void> {
  for (const payment of await listAskedPayments(context.database.pool, PAYMENTS_AT_ONCE)) {
    await tryOn(context, payment, recoverPayment);
  }
}

/** The same for one payment. */
export async function recoverPayment(context: BillingContext, id: string): Promise<void> {
  await context.locks.withLock(lockOfPayment(id), async () => {
    const payment = await findPayment(context.database.pool, id);
    if (payment?.state !== 'asked') return;
    const found = await findCharge(context, payment);
    if (found.kind === 'pending') return;
    await settlePayment(context, id, found);
  });
  const payment = await findPayment(context.database.pool, id);
  if (payment !== undefined) await sendRefundsOf(context, payment.accountId);
}

/** Gives up payments that nobody confirmed in time. */
export async function giveUpUnconfirmed(context: BillingContext): Promise<void> {
  const at = context.clock.now();
  for (const payment of await listUnconfirmed(context.database.pool, { at, limit: PAYMENTS_AT_ONCE })) {
    await tryOn(context, payment, giveUp);
  }
}

/** Tells the gateway of payments that were given up here, so that they can never succeed there. */
export async function cancelGivenUp(context: BillingContext): Promise<void> {
  for (const payment of await listCancelOwed(context.database.pool, PAYMENTS_AT_ONCE)) {
    await tryOn(context, payment, cancel);
  }
}

async function giveUp(context: BillingContext, id: string): Promise<void> {
  await context.locks.withLock(lockOfPayment(id), async () => {
    const payment = await findPayment(context.database.pool, id);
    if (payment?.state !== 'authenticating') return;
    const ended = await endAtGateway(context, payment);
    if (ended !== undefined) await settlePayment(context, id, ended);
  });
}

async function cancel(context: BillingContext, id: string): Promise<void> {
  const payment = await findPayment(context.database.pool, id);
  if (payment === undefined) return;
  const ended = await endAtGateway(context, payment);
  if (ended === undefined) return;
  await settlePayment(context, id, ended);
  await noteCancelled(context.database.pool, id);
  await sendRefundsOf(context, payment.accountId);
}

/** @returns How the charge has ended; undefined while it can still succeed. */
async function endAtGateway(
  context: BillingContext,
  payment: Payment,
): Promise<Extract<FoundCharge, { readonly kind: 'succeeded' | 'declined' | 'unknown' }> | undefined> {
  const { chargeRef } = payment;
  const isGivenUp = chargeRef === null || (await ofOurGateway(context, payment).cancelCharge(chargeRef));
  if (isGivenUp) return { kind: 'unknown' };
  // Too late to give it up: it has ended by itself, or the gateway is not sure.
  const found = await findCharge(context, payment);
  return found.kind === 'pending' || found.kind === 'authentication-required' ? undefined : found;
}

async function findCharge(context: BillingContext, payment: Payment): Promise<FoundCharge> {
  const { id: paymentId, customerRef, card, cents } = payment;
  // The card is noted before the gateway is asked for money: without one it never was. What costs nothing is not asked.
  if (customerRef === null || card === null || cents === 0) return { kind: 'unknown' };
  return ofOurGateway(context, payment).findCharge({ paymentId, customerRef });
}

function ofOurGateway({ gateway }: BillingContext, payment: Payment) {
  if (payment.gateway === gateway.name) return gateway;
  throw new Error(`The payment ${payment.id} was asked of ${payment.gateway}, which is not set up any more.`);
}

async function tryOn(
  context: BillingContext,
  { id: paymentId }: Payment,
  act: (context: BillingContext, id: string) => Promise<void>,
): Promise<void> {
  await act(context, paymentId).catch((err: Error) => {
    context.log.warn({ err, paymentId }, 'what became of a payment is not known yet; it is looked up again');
  });
}
