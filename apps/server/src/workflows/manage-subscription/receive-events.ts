import type { PoolClient } from 'pg';
import { lockAccount } from '../../modules/accounts/index.ts';
import {
  findCustomerByRef,
  findPayment,
  findPaymentOfCharge,
  findRefund,
  findRefundOfEvent,
  insertGatewayEvent,
  keepCard,
  nextRefundTry,
  reopenRefund,
  settleRefund,
} from '../../modules/billing/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import type { GatewayEvent } from '../../platform/payments/payment-gateway.ts';
import type { BillingContext } from './context.ts';
import { refundSent } from './mails.ts';
import { takeMoneyBack } from './money-back.ts';
import { payOwedWith } from './pay-owed.ts';
import { recoverPayments } from './recover.ts';
import { sendRefundsOf } from './send-refunds.ts';
import { receiveMoney, settlePaymentIn } from './settle-payment.ts';
import type { Settling } from './settling.ts';

type EventOf<Kind extends GatewayEvent['kind']> = Extract<GatewayEvent, { readonly kind: Kind }>;
type ChargeEvent = EventOf<'charge-succeeded' | 'charge-failed' | 'charge-refunded' | 'charge-disputed'>;
type RefundEvent = EventOf<'refund-succeeded' | 'refund-failed'>;

/**
 * Takes in what a gateway tells. Each event has its effect once, however often, late and in whatever order it comes, also
 * from several deliveries at once: it is written together with its effect, under its account's lock.
 */
export async function receiveEvents(context: BillingContext, events: readonly GatewayEvent[]): Promise<void> {
  for (const event of events) {
    const accountId = await receive(context, event);
    if (accountId === undefined) {
      context.log.warn({ eventId: event.id, kind: event.kind }, 'a gateway tells of something that is not ours');
    } else {
      await sendRefundsOf(context, accountId);
    }
  }
}

/** @returns The account it was about; undefined when it is nobody's here. */
function receive(context: BillingContext, event: GatewayEvent): Promise<string | undefined> {
  switch (event.kind) {
    case 'charge-succeeded':
    case 'charge-failed':
    case 'charge-refunded':
    case 'charge-disputed':
      return receiveOfCharge(context, event);
    case 'refund-succeeded':
    case 'refund-failed':
      return receiveOfRefund(context, event);
    case 'card-saved':
      return receiveCard(context, event);
  }
}

async function receiveOfCharge(context: BillingContext, event: ChargeEvent): Promise<string | undefined> {
  const named = { gateway: context.gateway.name, chargeRef: event.chargeRef };
  const paymentId = 'paymentId' in event ? event.paymentId : null;
  const find = () => findPaymentOfCharge(context.database.pool, { ...named, paymentId });
  let found = await find();
  if (found === undefined) {
    // The charge may be one whose answer was lost: then it has no name here before it is looked up.
    await recoverPayments(context);
    found = await find();
  }
  if (found === undefined) return undefined;
  const { id, accountId } = found;
  await once(context, accountId, event, async (connection, at) => {
    const account = await lockAccount(connection, accountId);
    const payment = await findPayment(connection, id);
    if (account === undefined || payment === undefined) return;
    await applyToPayment(context, connection, { account, payment, at, event });
  });
  return accountId;
}

async function applyToPayment(
  context: BillingContext,
  connection: PoolClient,
  { event, ...settling }: Settling & { readonly event: ChargeEvent },
): Promise<void> {
  const { chargeRef } = event;
  if (event.kind === 'charge-succeeded') {
    const answer = { kind: 'succeeded', chargeRef, arrivedCents: event.cents } as const;
    return settlePaymentIn(context, connection, { ...settling, answer });
  }
  if (event.kind === 'charge-failed') {
    const answer = { kind: 'declined', chargeRef, reason: 'charge-failed', message: event.message } as const;
    return settlePaymentIn(context, connection, { ...settling, answer });
  }
  const told =
    event.kind === 'charge-disputed'
      ? ({ kind: 'dispute' } as const)
      : ({ kind: 'refund', outsideCents: event.refundedCents } as const);
  // Money can only go back that has arrived: the event that says so is on its way behind this one.
  const answer = { chargeRef, arrivedCents: settling.payment.cents };
  await receiveMoney(context, connection, { ...settling, answer, isGone: true });
  const payment = await findPayment(connection, settling.payment.id);
  if (payment !== undefined) await takeMoneyBack(context, connection, { ...settling, payment, told });
}

async function receiveOfRefund(context: BillingContext, event: RefundEvent): Promise<string | undefined> {
  const { refundRef, refundId } = event;
  const named = { gateway: context.gateway.name, refundRef, refundId };
  const found = await findRefundOfEvent(context.database.pool, named);
  if (found === undefined) return undefined;
  await once(context, found.accountId, event, async (connection, at) => {
    const account = await lockAccount(connection, found.accountId);
    const refund = await findRefund(connection, found.id);
    if (account === undefined || refund?.state !== 'pending') return;
    const { id, cents, reason, firstTriedAt, nextTryAt } = refund;
    if (event.kind === 'refund-succeeded') {
      await settleRefund(connection, { id, refundRef, at });
      await context.sendMail(connection, refundSent({ account, cents, reason, at }));
    } else if (nextTryAt === null) {
      await reopenRefund(connection, { id, nextTryAt: nextRefundTry(firstTriedAt ?? at, at).at });
      context.log.warn({ refundId: id, why: event.message }, 'a refund failed after it was accepted');
    }
  });
  return found.accountId;
}

/** A card from the gateway's own page. In grace it pays what is owed first, and is kept only if that succeeds. */
async function receiveCard(context: BillingContext, event: EventOf<'card-saved'>): Promise<string | undefined> {
  const gateway = context.gateway.name;
  const customer = await findCustomerByRef(context.database.pool, { gateway, customerRef: event.customerRef });
  if (customer === undefined) return undefined;
  const { accountId } = customer;
  // Before the event is written: cut off in between it comes again, and what is paid already is not paid twice.
  const paid = await payOwedWith(context, { accountId, operationId: null, card: event.card });
  const isKept = paid.kind === 'done';
  await once(context, accountId, event, async (connection) => {
    if (isKept) await keepCard(connection, { accountId, gateway, card: event.card });
  });
  return accountId;
}

/** Writes an event and does its effect, unless it was written before. */
async function once(
  context: BillingContext,
  accountId: string,
  event: GatewayEvent,
  effect: (connection: PoolClient, at: Date) => Promise<void>,
): Promise<void> {
  await inTransaction(context.database, async (connection) => {
    await lockAccount(connection, accountId);
    const at = context.clock.now();
    const { id, kind } = event;
    if (!(await insertGatewayEvent(connection, { gateway: context.gateway.name, id, kind, event, at }))) return;
    await effect(connection, at);
    await notifyAccount(connection, accountId, { name: 'subscription-changed' });
  });
}
