import type { PoolClient } from 'pg';
import { type Account, lockAccount } from '../../modules/accounts/index.ts';
import {
  findAskedPayment,
  findCustomer,
  findPayment,
  findPaymentOfOperation,
  forgetOperation,
  insertPayment,
  type Payment,
} from '../../modules/billing/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { SavedCard } from '../../platform/payments/payment-gateway.ts';
import { askGateway, letGoOfCard } from './ask-gateway.ts';
import type { BillingRefusal } from './billing-stories.ts';
import type { BillingContext } from './context.ts';
import type { Intent } from './intents.ts';
import { lockOfPayment } from './payment-locks.ts';
import { recoverPayment } from './recover.ts';
import { IN_PROGRESS, NEEDS_CARD, NO_ACCOUNT } from './refusals.ts';
import { sendRefundsOf } from './send-refunds.ts';
import { settlePayment } from './settle-payment.ts';

/** Money to ask for, and what it is for. */
export type PaymentOrder = {
  readonly intent: Intent;
  readonly cents: number;
  /** The owed invoice it is to pay; null where the invoice is written when the money is there. */
  readonly invoiceId: string | null;
  /** Which of the days of grace it is; null where a person asked and sits before the screen. */
  readonly attempt: number | null;
  /** One line for the customer's bank statement. */
  readonly description: string;
};

/** What a story decides under the account's lock. It has written everything or nothing. */
export type PaymentDecision<Done> =
  | {
      readonly ok: true;
      readonly kind: 'pay';
      readonly order: PaymentOrder;
      /** What else is written together with the fact that money is asked for. */
      readonly onAsked?: () => Promise<void>;
    }
  /** Nothing has to be paid now. */
  | { readonly ok: true; readonly kind: 'done'; readonly value: Done }
  | BillingRefusal;

export type TakenPayment<Done> =
  | { readonly kind: 'refused'; readonly refusal: BillingRefusal }
  | { readonly kind: 'done'; readonly value: Done }
  /** As far as it has come: ended, waiting for the customer, or still `asked` because no answer came. */
  | { readonly kind: 'taken'; readonly payment: Payment };

export type TakePayment<Done> = {
  readonly accountId: string;
  /** The caller's. Asked again under it the first payment is found, unless it came to nothing. */
  readonly operationId: string | null;
  /** A card to charge instead of the saved one: as the gateway's token, or saved there already. */
  readonly token?: string | undefined;
  readonly card?: SavedCard | undefined;
  readonly decide: (
    connection: PoolClient,
    deciding: { readonly account: Account; readonly at: Date },
  ) => Promise<PaymentDecision<Done>>;
};

type Begun<Done> =
  | TakenPayment<Done>
  | { readonly kind: 'again'; readonly payment: Payment }
  | { readonly kind: 'asked'; readonly payment: Payment; readonly account: Account; readonly order: PaymentOrder };

/**
 * Asks for money and does what it is for, each once, whatever breaks in between.
 *
 * One transaction decides and writes that money is asked for; the gateway is asked outside of any; a last one writes the
 * answer and applies it. All along a lock says that somebody is at work: `recover` finishes what has lost its lock.
 * Of many calls at once one asks, the others are told that it does.
 */
export async function takePayment<Done>(
  context: BillingContext,
  asked: TakePayment<Done>,
): Promise<TakenPayment<Done>> {
  const id = context.newId();
  const begun = await context.locks.withLock(lockOfPayment(id), async () => {
    const start = await begin(context, id, asked);
    if (start.kind !== 'asked') return start;
    const answer = await askGateway(context, { ...start, token: asked.token, card: asked.card });
    if (answer !== undefined) await settlePayment(context, id, answer);
    if (answer?.kind === 'declined') await letGoOfCard(context, id);
    return { kind: 'taken' as const, payment: await readPayment(context, id) };
  });
  if (begun.kind === 'again') return { kind: 'taken', payment: await findOut(context, begun.payment) };
  if (begun.kind === 'taken') await sendRefundsOf(context, asked.accountId);
  return begun;
}

async function begin<Done>(context: BillingContext, id: string, asked: TakePayment<Done>): Promise<Begun<Done>> {
  const { accountId, operationId, token, card } = asked;
  const gateway = context.gateway.name;
  return inTransaction(context.database, async (connection): Promise<Begun<Done>> => {
    const account = await lockAccount(connection, accountId);
    if (account === undefined) return { kind: 'refused', refusal: NO_ACCOUNT };
    const earlier = operationId && (await findPaymentOfOperation(connection, { accountId, operationId }));
    const cameToNothing = earlier && (earlier.state === 'declined' || earlier.state === 'abandoned');
    if (earlier && !cameToNothing) return { kind: 'again', payment: earlier };
    if ((await findAskedPayment(connection, accountId)) !== undefined) {
      return { kind: 'refused', refusal: IN_PROGRESS };
    }
    const at = context.clock.now();
    const decision = await asked.decide(connection, { account, at });
    if (!decision.ok) return { kind: 'refused', refusal: decision };
    if (decision.kind === 'done') return decision;
    const { order } = decision;
    const hasCard = token !== undefined || card !== undefined;
    if (order.attempt === null && order.cents > 0 && !hasCard) {
      const customer = await findCustomer(connection, { accountId, gateway });
      if (!customer?.card) return { kind: 'refused', refusal: NEEDS_CARD };
    }
    if (earlier) await forgetOperation(connection, earlier.id);
    const { intent, cents, invoiceId, attempt } = order;
    const payment = { id, accountId, gateway, operationId, intent, cents, invoiceId, attempt, askedAt: at };
    if (!(await insertPayment(connection, payment))) return { kind: 'refused', refusal: IN_PROGRESS };
    await decision.onAsked?.();
    return { kind: 'asked', payment: await readPaymentIn(connection, id), account, order };
  });
}

/** An earlier call under the same operation: waits for it, or finishes it where its process is gone. */
async function findOut(context: BillingContext, payment: Payment): Promise<Payment> {
  if (payment.state === 'asked') await recoverPayment(context, payment.id);
  return readPayment(context, payment.id);
}

function readPayment(context: BillingContext, id: string): Promise<Payment> {
  return readPaymentIn(context.database.pool, id);
}

async function readPaymentIn(database: Parameters<typeof findPayment>[0], id: string): Promise<Payment> {
  const payment = await findPayment(database, id);
  if (payment === undefined) throw new Error(`payment ${id} is gone`); // Payments are never deleted.
  return payment;
}
