import type { Account } from '../../modules/accounts/index.ts';
import {
  findCustomer,
  findPayment,
  insertCustomer,
  notePaymentCard,
  type Payment,
} from '../../modules/billing/index.ts';
import {
  type ChargeAnswer,
  GatewayRefusedError,
  GatewayUnavailableError,
  type SavedCard,
} from '../../platform/payments/payment-gateway.ts';
import type { BillingContext } from './context.ts';

type Declined = Extract<ChargeAnswer, { readonly kind: 'declined' }>;

export type Asking = {
  readonly payment: Payment;
  readonly account: Account;
  readonly order: { readonly description: string };
  readonly token: string | undefined;
  readonly card: SavedCard | undefined;
};

/**
 * Asks the gateway for the money of a payment that was written as asked. Never inside a transaction.
 *
 * @returns undefined when no answer came: the charge may have happened, and is looked up later.
 */
export async function askGateway(context: BillingContext, asking: Asking): Promise<ChargeAnswer | undefined> {
  const { payment, order, token } = asking;
  const { log, gateway } = context;
  // A price of nothing is nothing to ask a gateway for.
  if (payment.cents === 0 && token === undefined) return { kind: 'succeeded', chargeRef: '', arrivedCents: 0 };
  try {
    const prepared = await prepareCard(context, asking);
    if (!prepared.ok) return prepared.declined;
    if (payment.cents === 0) return { kind: 'succeeded', chargeRef: '', arrivedCents: 0 };
    const { customerRef, card } = prepared;
    return await gateway.charge({
      paymentId: payment.id,
      customerRef,
      cardRef: card.ref,
      cents: payment.cents,
      description: order.description,
      isOffSession: payment.attempt !== null,
      returnUrl: returnUrl(context),
    });
  } catch (err) {
    if (err instanceof GatewayRefusedError) {
      log.error({ err, paymentId: payment.id }, 'the payment gateway refuses to work for us');
      return declined(
        'gateway-refused',
        'The payment company refused to work for this installation. Nothing was charged.',
      );
    }
    if (!(err instanceof GatewayUnavailableError)) throw err;
    log.warn({ err, paymentId: payment.id }, 'the payment gateway has not answered; the payment is looked up later');
    return undefined;
  }
}

/**
 * The gateway's name for an account, made where there is none.
 *
 * @throws GatewayUnavailableError and GatewayRefusedError.
 */
export async function ensureCustomer(
  context: BillingContext,
  { id: accountId, email, name }: Pick<Account, 'id' | 'email' | 'name'>,
): Promise<string> {
  const { database, gateway, clock } = context;
  const key = { accountId, gateway: gateway.name };
  const known = await findCustomer(database.pool, key);
  if (known !== undefined) return known.customerRef;
  const { ref } = await gateway.createCustomer({ accountId, email, name });
  await insertCustomer(database.pool, { ...key, customerRef: ref, at: clock.now() });
  return (await findCustomer(database.pool, key))?.customerRef ?? ref;
}

/** A card that did not pay is not kept, there as here. */
export async function letGoOfCard(context: BillingContext, paymentId: string): Promise<void> {
  const { database, gateway, log } = context;
  const payment = await findPayment(database.pool, paymentId);
  if (payment?.card == null) return;
  const customer = await findCustomer(database.pool, { accountId: payment.accountId, gateway: gateway.name });
  if (customer?.card?.ref === payment.card.ref) return;
  // Worth trying and nothing more: a card that stays saved there is never charged, since nothing here names it.
  await gateway.forgetCard(payment.card.ref).catch((err: Error) => {
    log.warn({ err, paymentId }, 'a card that did not pay is still saved at the gateway');
  });
}

/** Where the gateway's pages lead back to. */
export function returnUrl({ publicUrl }: Pick<BillingContext, 'publicUrl'>): string {
  return `${publicUrl}/account/subscription`;
}

type Prepared =
  | { readonly ok: true; readonly customerRef: string; readonly card: SavedCard }
  | { readonly ok: false; readonly declined: Declined };

/** Finds or saves the card to charge and notes it. Nothing is charged yet, so that no answer means no charge. */
async function prepareCard(context: BillingContext, asking: Asking): Promise<Prepared> {
  try {
    return await chooseCard(context, asking);
  } catch (err) {
    if (!(err instanceof GatewayUnavailableError)) throw err;
    context.log.warn({ err, paymentId: asking.payment.id }, 'the payment gateway cannot be reached; nothing was asked');
    const message = 'The payment company cannot be reached, and nothing was charged. Try again in a few minutes.';
    return { ok: false, declined: declined('gateway-unavailable', message) };
  }
}

async function chooseCard(context: BillingContext, asking: Asking): Promise<Prepared> {
  const { payment, account } = asking;
  const customerRef = await ensureCustomer(context, account);
  const card = asking.card ?? (await findCard(context, asking, customerRef));
  if ('kind' in card) return { ok: false, declined: card };
  await notePaymentCard(context.database.pool, { id: payment.id, customerRef, card });
  return { ok: true, customerRef, card };
}

async function findCard(
  { database, gateway }: BillingContext,
  { account, token }: Asking,
  customerRef: string,
): Promise<SavedCard | Declined> {
  if (token === undefined) {
    const customer = await findCustomer(database.pool, { accountId: account.id, gateway: gateway.name });
    return customer?.card ?? declined('no-card', 'No card is saved. Give a payment method.');
  }
  const saved = await gateway.saveCard({ customerRef, token });
  return saved.kind === 'saved' ? saved.card : declined('card-refused', saved.message);
}

function declined(reason: string, message: string): Declined {
  return { kind: 'declined', chargeRef: null, reason, message };
}
