import { lockAccount } from '../../modules/accounts/index.ts';
import {
  findPayment,
  findRefund,
  listDueRefunds,
  listPendingRefunds,
  nextRefundTry,
  noteRefundTry,
  type Payment,
  type Refund,
  settleRefund,
} from '../../modules/billing/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import {
  GatewayRefusedError,
  GatewayUnavailableError,
  type RefundAnswer,
} from '../../platform/payments/payment-gateway.ts';
import type { BillingContext } from './context.ts';
import { refundSent } from './mails.ts';
import { lockOfRefund } from './payment-locks.ts';

/** Refunds are rare; more than this at once wait for the next look. */
const REFUNDS_AT_ONCE = 100;

/** Sends every refund whose time has come. One that breaks is reported and holds up no other. */
export async function sendDueRefunds(context: BillingContext): Promise<void> {
  const { database, clock } = context;
  const due = await listDueRefunds(database.pool, { at: clock.now(), limit: REFUNDS_AT_ONCE, except: [] });
  await sendEach(context, due);
}

/** The same for one account, at once after what it follows from. */
export async function sendRefundsOf(context: BillingContext, accountId: string): Promise<void> {
  await sendEach(context, await listPendingRefunds(context.database.pool, accountId));
}

async function sendEach(context: BillingContext, refunds: readonly Refund[]): Promise<void> {
  for (const { id } of refunds) {
    await sendRefund(context, id).catch((err: Error) => {
      context.log.error({ err, refundId: id }, 'a refund could not be sent; it is tried again');
    });
  }
}

/**
 * Asks the gateway to send money back, if it is time. Under the refund's own id, so that asked twice it is sent once; a
 * failure touches neither plan nor credits and is tried again by the calendar.
 */
async function sendRefund(context: BillingContext, id: string): Promise<void> {
  const { database, clock, locks } = context;
  await locks.withLock(lockOfRefund(id), async () => {
    const at = clock.now();
    const refund = await findRefund(database.pool, id);
    if (refund === undefined || refund.nextTryAt === null || refund.nextTryAt > at) return;
    const payment = await findPayment(database.pool, refund.paymentId);
    if (payment === undefined) return;
    const answer = await askRefund(context, payment, refund);
    await writeAnswer(context, { refund, answer, at });
  });
}

async function askRefund({ gateway }: BillingContext, payment: Payment, refund: Refund): Promise<RefundAnswer> {
  const { chargeRef } = payment;
  if (payment.gateway !== gateway.name || chargeRef === null) {
    return { kind: 'failed', message: `The gateway ${payment.gateway}, which took the money, is not set up any more.` };
  }
  try {
    return await gateway.refund({ refundId: refund.id, chargeRef, cents: refund.cents });
  } catch (error) {
    const isOutside = error instanceof GatewayUnavailableError || error instanceof GatewayRefusedError;
    if (!isOutside) throw error;
    return { kind: 'failed', message: error.message };
  }
}

async function writeAnswer(
  context: BillingContext,
  { refund, answer, at }: { readonly refund: Refund; readonly answer: RefundAnswer; readonly at: Date },
): Promise<void> {
  const { id, accountId, cents, reason } = refund;
  await inTransaction(context.database, async (connection) => {
    const account = await lockAccount(connection, accountId);
    if (account === undefined) return;
    if (answer.kind === 'succeeded') {
      const isNew = await settleRefund(connection, { id, refundRef: answer.refundRef, at });
      if (isNew) await context.sendMail(connection, refundSent({ account, cents, reason, at }));
    } else if (answer.kind === 'pending') {
      await noteRefundTry(connection, { id, at, nextTryAt: null, refundRef: answer.refundRef });
    } else {
      const next = nextRefundTry(refund.firstTriedAt ?? at, at);
      await noteRefundTry(connection, { id, at, nextTryAt: next.at, refundRef: null });
      const level = next.needsOperator ? 'error' : 'warn';
      context.log[level]({ refundId: id, nextTryAt: next.at, why: answer.message }, 'a refund failed');
    }
    await notifyAccount(connection, accountId, { name: 'subscription-changed' });
  });
}
