import { type Account, lockAccount } from '../../modules/accounts/index.ts';
import { keepCard, loadBillingState } from '../../modules/billing/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import {
  GatewayRefusedError,
  GatewayUnavailableError,
  type SavedCard,
} from '../../platform/payments/payment-gateway.ts';
import { answerPayment, readSubscription } from './answers.ts';
import { ensureCustomer, returnUrl } from './ask-gateway.ts';
import type { BillingRefusal, BillingStories } from './billing-stories.ts';
import type { BillingContext } from './context.ts';
import { payOwedWith } from './pay-owed.ts';
import { NO_ACCOUNT } from './refusals.ts';

/** Saves another card. What is owed is charged to it at once, and then it is kept only if that succeeds. */
export async function setPaymentMethod(
  context: BillingContext,
  asked: Parameters<BillingStories['setPaymentMethod']>[0],
): ReturnType<BillingStories['setPaymentMethod']> {
  const { accountId } = asked;
  const paid = await payOwedWith(context, asked);
  if (paid.kind === 'refused') return paid.refusal;
  if (paid.kind === 'taken') {
    const answer = answerPayment(paid.payment);
    return answer.ok ? { ok: true, subscription: await readSubscription(context, accountId) } : answer;
  }
  return saveCard(context, asked);
}

/** Opens the gateway's own page for a card; what was entered there is told by an event. */
export async function startCardEntry(
  context: BillingContext,
  accountId: string,
): ReturnType<BillingStories['startCardEntry']> {
  const { gateway } = context;
  const { startCardEntry: start } = gateway;
  if (start === undefined) return NO_ENTRY_PAGE;
  const account = await findAccount(context, accountId);
  if (account === undefined) return NO_ACCOUNT;
  return askOrRefuse(context, async () => {
    const customerRef = await ensureCustomer(context, account);
    return { ok: true, ...(await start({ customerRef, returnUrl: returnUrl(context) })) };
  });
}

async function saveCard(
  context: BillingContext,
  { accountId, token }: { readonly accountId: string; readonly token: string },
): ReturnType<BillingStories['setPaymentMethod']> {
  const { gateway } = context;
  const account = await findAccount(context, accountId);
  if (account === undefined) return NO_ACCOUNT;
  return askOrRefuse(context, async () => {
    const customerRef = await ensureCustomer(context, account);
    const saved = await gateway.saveCard({ customerRef, token });
    if (saved.kind === 'refused') return { ok: false, code: 'payment-declined', message: saved.message };
    const isKept = await keepUnlessOwing(context, accountId, saved.card);
    if (!isKept) return OWING_SINCE;
    return { ok: true, subscription: await readSubscription(context, accountId) };
  });
}

/** A term may have become owed while the gateway was asked: then the card has to pay for it first. */
function keepUnlessOwing(context: BillingContext, accountId: string, card: SavedCard): Promise<boolean> {
  return inTransaction(context.database, async (connection) => {
    await lockAccount(connection, accountId);
    const { subscription } = await loadBillingState(connection, accountId);
    if (subscription?.term.state === 'owed') return false;
    await keepCard(connection, { accountId, gateway: context.gateway.name, card });
    await notifyAccount(connection, accountId, { name: 'subscription-changed' });
    return true;
  });
}

function findAccount(context: BillingContext, accountId: string): Promise<Account | undefined> {
  return inTransaction(context.database, (connection) => lockAccount(connection, accountId));
}

/** Turns a gateway that does not answer, or refuses to work for us, into an answer. Nothing was charged either way. */
async function askOrRefuse<Answer>(
  { log }: BillingContext,
  ask: () => Promise<Answer | BillingRefusal>,
): Promise<Answer | BillingRefusal> {
  try {
    return await ask();
  } catch (err) {
    if (!(err instanceof GatewayUnavailableError || err instanceof GatewayRefusedError)) throw err;
    log.error({ err }, 'a card could not be saved: the payment gateway does not work for us');
    return UNREACHABLE;
  }
}

const NO_ENTRY_PAGE: BillingRefusal = {
  ok: false,
  code: 'not-found',
  message: 'The payment gateway of this installation has no page for cards; give a token instead.',
};
const OWING_SINCE: BillingRefusal = {
  ok: false,
  code: 'change-in-progress',
  message: 'A payment has just become due. Give the card once more, and it is charged for that.',
};
const UNREACHABLE: BillingRefusal = {
  ok: false,
  code: 'payment-declined',
  message:
    'The payment company cannot be reached. No card was saved and nothing was charged. Try again in a few minutes.',
};
