import type { PoolClient } from 'pg';
import { lockAccount } from '../../modules/accounts/index.ts';
import {
  confirmationEndsAt,
  endPayment,
  findPayment,
  insertRefund,
  keepCard,
  type Payment,
} from '../../modules/billing/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import type { ChargeAnswer } from '../../platform/payments/payment-gateway.ts';
import { applyChange } from './apply-change.ts';
import { applyOwed, failAttempt } from './apply-owed.ts';
import { applyTopUp } from './apply-top-up.ts';
import type { BillingContext } from './context.ts';
import { parseIntent } from './intents.ts';
import type { Applied, PaymentAnswer, Settling } from './settling.ts';

/**
 * Writes what became of a payment and does what follows, in one transaction and once: whoever comes second finds the
 * state it left and changes nothing.
 */
export async function settlePayment(context: BillingContext, id: string, answer: PaymentAnswer): Promise<void> {
  const asked = await findPayment(context.database.pool, id);
  if (asked === undefined) return;
  await inTransaction(context.database, async (connection) => {
    const account = await lockAccount(connection, asked.accountId);
    const payment = await findPayment(connection, id);
    if (account === undefined || payment === undefined) return;
    await settlePaymentIn(context, connection, { account, payment, answer, at: context.clock.now() });
  });
}

/** The same inside a transaction that has locked the account, such as a webhook's. */
export async function settlePaymentIn(
  context: BillingContext,
  connection: PoolClient,
  { answer, ...settling }: Settling & { readonly answer: PaymentAnswer },
): Promise<void> {
  const { payment } = settling;
  switch (answer.kind) {
    case 'succeeded':
      return receiveMoney(context, connection, { ...settling, answer });
    case 'declined':
      if (!isOpen(payment)) return;
      return failPayment(context, connection, settling, {
        state: 'declined',
        chargeRef: answer.chargeRef,
        reason: answer.reason,
        message: answer.message,
      });
    case 'unknown':
      // The charge never arrived, and this is not the moment to ask again: when in doubt nobody is charged.
      if (!isOpen(payment)) return;
      return failPayment(context, connection, settling, { state: 'abandoned', chargeRef: null, isCancelOwed: false });
    case 'authentication-required':
      if (payment.state !== 'asked') return;
      return awaitCustomer(context, connection, settling, answer);
  }
}

/**
 * Takes in money that has arrived: does what it is for where that still fits, else sends it back whole.
 *
 * Money for a payment that had ended otherwise bought nothing and goes back, with one exception: an owed invoice that is
 * still open is paid by it.
 *
 * @param options.isGone - True when the gateway has taken the money back already: then there is nothing to send back.
 */
export async function receiveMoney(
  context: BillingContext,
  connection: PoolClient,
  options: Settling & {
    readonly answer: { readonly chargeRef: string; readonly arrivedCents: number };
    readonly isGone?: boolean;
  },
): Promise<void> {
  const { account, payment, answer, at, isGone = false } = options;
  if (payment.state === 'succeeded') return;
  const applied = await apply(context, connection, { account, payment, at });
  await endPayment(connection, {
    id: payment.id,
    end: {
      state: 'succeeded',
      outcome: applied.outcome,
      arrivedCents: answer.arrivedCents,
      chargeRef: answer.chargeRef || null,
      ...(applied.outcome === 'applied' ? { invoiceId: applied.invoiceId } : {}),
    },
    at,
  });
  if (applied.outcome === 'applied') {
    if (isOpen(payment) && payment.attempt === null) await keepPayingCard(connection, payment);
  } else if (answer.arrivedCents > 0 && !isGone) {
    await insertRefund(connection, {
      id: context.newId(),
      accountId: account.id,
      paymentId: payment.id,
      invoiceId: applied.invoiceId,
      origin: 'gesso',
      causePaymentId: null,
      cents: answer.arrivedCents,
      reason: applied.reason,
      at,
    });
  }
  await notifyAccount(connection, account.id, { name: 'subscription-changed' });
}

function apply(context: BillingContext, connection: PoolClient, settling: Settling): Promise<Applied> {
  const { payment } = settling;
  const intent = parseIntent(payment.intent);
  if (intent.kind === 'owed') return applyOwed(context, connection, { ...settling, intent });
  if (!isOpen(payment)) {
    return Promise.resolve({ outcome: 'given-back', invoiceId: null, reason: 'The payment had been given up' });
  }
  return intent.kind === 'change'
    ? applyChange(context, connection, { ...settling, intent })
    : applyTopUp(context, connection, { ...settling, intent });
}

/** True while nobody knows how it ends: the customer was not told yes or no. */
function isOpen({ state }: Payment): boolean {
  return state === 'asked' || state === 'authenticating';
}

async function keepPayingCard(connection: PoolClient, { accountId, gateway, card }: Payment): Promise<void> {
  if (card !== null) await keepCard(connection, { accountId, gateway, card });
}

async function failPayment(
  context: BillingContext,
  connection: PoolClient,
  settling: Settling,
  end: Extract<Parameters<typeof endPayment>[1]['end'], { readonly state: 'declined' | 'abandoned' }>,
): Promise<void> {
  const { payment, at } = settling;
  await endPayment(connection, { id: payment.id, end, at });
  const intent = parseIntent(payment.intent);
  if (intent.kind === 'owed' && payment.attempt !== null) {
    await failAttempt(context, connection, { ...settling, intent });
  }
}

async function awaitCustomer(
  context: BillingContext,
  connection: PoolClient,
  settling: Settling,
  answer: Extract<ChargeAnswer, { readonly kind: 'authentication-required' }>,
): Promise<void> {
  const { payment, at } = settling;
  const { chargeRef, authenticationId, confirmUrl } = answer;
  // Nobody sits before the screen: a bank that wants a confirmation has declined.
  if (payment.attempt !== null) {
    return failPayment(context, connection, settling, { state: 'abandoned', chargeRef, isCancelOwed: true });
  }
  const givesUpAt = confirmationEndsAt(at);
  const end = { state: 'authenticating', chargeRef, authenticationId, confirmUrl, givesUpAt } as const;
  await endPayment(connection, { id: payment.id, end, at });
}
