import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import { type Account, setAccountPlan } from '../../modules/accounts/index.ts';
import {
  attemptInstants,
  type DueWork,
  describeTerm,
  endSubscription,
  findDue,
  findInvoiceOfTerm,
  insertInvoice,
  insertTerm,
  type LivingSubscription,
  listDueSubscriptions,
  loadBillingState,
  nextDueAt,
  type PriceList,
  updateSubscription,
} from '../../modules/billing/index.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import { endUnpaid, findOwed } from './apply-owed.ts';
import type { BillingContext } from './context.ts';
import { subscriptionEnded } from './mails.ts';
import { type PaymentDecision, takePayment } from './take-payment.ts';

/** Names read at once. Each is worked on in transactions of its own. */
const SUBSCRIPTIONS_AT_ONCE = 100;

/** A boundary takes two steps; more than this in a row is a rule that never comes to an end. */
const MOST_STEPS = 20;

type Step = 'nothing' | 'again';

type Doing = {
  readonly account: Account;
  readonly subscription: LivingSubscription;
  readonly priceList: PriceList;
  readonly at: Date;
};

/**
 * Renews, tries again and ends every subscription for which it is time. Safe in many processes at once: an account's
 * row is the queue, and whoever comes second finds it done. A broken account is reported and holds up no other.
 */
export async function doDueSubscriptions(context: BillingContext): Promise<void> {
  const at = context.clock.now();
  const done: string[] = [];
  for (;;) {
    const options = { at, limit: SUBSCRIPTIONS_AT_ONCE, except: done };
    const accountIds = await listDueSubscriptions(context.database.pool, options);
    if (accountIds.length === 0) return;
    for (const accountId of accountIds) {
      await doDueOf(context, accountId).catch((err: Error) => {
        context.log.error({ err, accountId }, 'what is due for a subscription could not be done');
      });
      done.push(accountId);
    }
  }
}

async function doDueOf(context: BillingContext, accountId: string): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if ((await doNext(context, accountId)) === 'nothing') return;
  }
  throw new Error(`More than ${MOST_STEPS} things are due at once for the account ${accountId}.`);
}

async function doNext(context: BillingContext, accountId: string): Promise<Step> {
  const taken = await takePayment<Step>(context, {
    accountId,
    operationId: null,
    decide: async (connection, { account, at }) => {
      const state = await loadBillingState(connection, accountId);
      const { subscription } = state;
      if (subscription === null || nextDueAt(subscription) > at) return done('nothing');
      // The list in force when the term begins, however late that is noticed.
      const priceList = await context.models.priceListInForce(nextDueAt(subscription), connection);
      const due = findDue({ state: { ...state, subscription }, priceList, now: at });
      if (due === undefined) return done('nothing');
      return doDueWork(context, connection, due, { account, subscription, priceList, at });
    },
  });
  // Somebody else pays at this moment: what follows from that is due later, or not at all.
  if (taken.kind === 'refused') return 'nothing';
  if (taken.kind === 'done') return taken.value;
  return taken.payment.state === 'asked' ? 'nothing' : 'again';
}

async function doDueWork(
  context: BillingContext,
  connection: PoolClient,
  due: DueWork,
  doing: Doing,
): Promise<PaymentDecision<Step>> {
  switch (due.kind) {
    case 'attempt':
      return orderAttempt(context, connection, due, doing);
    case 'next-term':
      await beginTerm(context, connection, due, doing);
      return done('again');
    case 'give-up': {
      const invoice = await findInvoiceOfTerm(connection, doing.subscription.term.id);
      assert(invoice, 'an owed term has its invoice');
      const owed = await findOwed(connection, doing.account.id, invoice);
      await endUnpaid(context, connection, { ...owed, account: doing.account, reason: 'unpaid', at: doing.at });
      return done('again');
    }
    case 'end':
      await endCancelled(context, connection, doing);
      return done('again');
  }
}

/** Writes the next term as owed, with its invoice; the first attempt to have it paid is due at once. */
async function beginTerm(
  context: BillingContext,
  connection: PoolClient,
  { term, invoiceKind }: Extract<DueWork, { readonly kind: 'next-term' }>,
  { account, subscription, priceList, at }: Doing,
): Promise<void> {
  const termId = context.newId();
  const accountId = account.id;
  await updateSubscription(connection, { id: subscription.id, dueAt: term.startsAt, pendingChange: null, at });
  await insertTerm(connection, { id: termId, accountId, subscriptionId: subscription.id, term, at });
  await setAccountPlan(connection, { accountId, plan: term.plan });
  await insertInvoice(connection, {
    id: context.newId(),
    accountId,
    kind: invoiceKind,
    cents: term.priceCents,
    termId,
    grantId: null,
    lines: [{ label: describeTerm(term, priceList), cents: term.priceCents }],
    buyer: { name: account.name, email: account.email },
    card: null,
    state: 'open',
    at,
  });
  await notifyAccount(connection, accountId, { name: 'subscription-changed' });
}

async function orderAttempt(
  context: BillingContext,
  connection: PoolClient,
  due: Extract<DueWork, { readonly kind: 'attempt' }>,
  { subscription, priceList }: Doing,
): Promise<PaymentDecision<Step>> {
  const { term } = subscription;
  const invoice = await findInvoiceOfTerm(connection, term.id);
  assert(invoice, 'an owed term has its invoice');
  const soldUnder = await context.models.priceListOf(term.priceListVersion, connection);
  return {
    ok: true,
    kind: 'pay',
    order: {
      intent: { version: 1, kind: 'owed', invoiceId: invoice.id },
      cents: invoice.cents,
      invoiceId: invoice.id,
      // Which of the planned instants it is: the unique key lets each be tried once.
      attempt: attemptInstants(term.startsAt, soldUnder).filter((instant) => instant <= due.at).length - 1,
      description: describeTerm(term, priceList),
    },
  };
}

async function endCancelled(
  context: BillingContext,
  connection: PoolClient,
  { account, subscription, at }: Doing,
): Promise<void> {
  await endSubscription(connection, { id: subscription.id, reason: 'cancelled', at });
  await setAccountPlan(connection, { accountId: account.id, plan: 'free' });
  await context.sendMail(connection, subscriptionEnded({ account, reason: 'cancelled', at }));
  await notifyAccount(connection, account.id, { name: 'subscription-changed' });
}

function done(value: Step): PaymentDecision<Step> {
  return { ok: true, kind: 'done', value };
}
