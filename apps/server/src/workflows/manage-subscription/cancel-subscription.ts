import type { PoolClient } from 'pg';
import { type Account, lockAccount } from '../../modules/accounts/index.ts';
import {
  decideCancel,
  decideDropPendingChange,
  decideResume,
  findAskedPayment,
  findInvoiceOfTerm,
  type LivingSubscription,
  loadBillingState,
  updateSubscription,
} from '../../modules/billing/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import { readSubscription } from './answers.ts';
import { endUnpaid, findOwed } from './apply-owed.ts';
import type { BillingRefusal, BillingStories } from './billing-stories.ts';
import { giveUpWaitingChanges } from './change-subscription.ts';
import type { BillingContext } from './context.ts';
import { cancellationConfirmed } from './mails.ts';
import { cancelGivenUp } from './recover.ts';
import { IN_PROGRESS, NO_ACCOUNT } from './refusals.ts';

type Story = (context: BillingContext, accountId: string) => ReturnType<BillingStories['cancel']>;

type Deciding = {
  readonly account: Account;
  readonly subscription: LivingSubscription | null;
  readonly at: Date;
};

/** No next term; in grace the end at once. Asked again it changes nothing. */
export const cancelSubscription: Story = (context, accountId) =>
  withSubscription(context, accountId, async (connection, { account, subscription, at }) => {
    const decision = decideCancel({ subscription, now: at });
    if (!decision.ok) return decision;
    if (subscription === null || decision.effect === 'none') return undefined;
    await giveUpWaitingChanges(connection, { accountId, at });
    if (decision.effect === 'at-period-end') {
      await updateSubscription(connection, { id: subscription.id, cancelRequestedAt: at, pendingChange: null, at });
      const { cancelAt } = decision;
      await context.sendMail(connection, cancellationConfirmed({ account, cancelAt, at }));
      return undefined;
    }
    const invoice = await findInvoiceOfTerm(connection, subscription.term.id);
    if (invoice === undefined) throw new Error(`the term ${subscription.term.id} has no invoice`);
    const owed = await findOwed(connection, accountId, invoice);
    await endUnpaid(context, connection, { ...owed, account, reason: 'cancelled', at });
    return undefined;
  });

/** Takes a cancellation back before the end. Asked again it changes nothing. */
export const resumeSubscription: Story = (context, accountId) =>
  withSubscription(context, accountId, async (connection, { subscription, at }) => {
    const decision = decideResume({ subscription, now: at });
    if (!decision.ok) return decision;
    if (subscription === null || decision.effect === 'none') return undefined;
    await giveUpWaitingChanges(connection, { accountId, at });
    await updateSubscription(connection, { id: subscription.id, cancelRequestedAt: null, at });
    return undefined;
  });

/** Keeps the plan as it is. Asked again it changes nothing. */
export const dropPendingChange: Story = (context, accountId) =>
  withSubscription(context, accountId, async (connection, { subscription, at }) => {
    const decision = decideDropPendingChange({ subscription, now: at });
    if (!decision.ok) return decision;
    if (subscription === null || decision.effect === 'none') return undefined;
    await giveUpWaitingChanges(connection, { accountId, at });
    await updateSubscription(connection, { id: subscription.id, pendingChange: null, at });
    return undefined;
  });

/**
 * Decides and writes under the account's lock, unless money is being asked for: what that is for was decided on the
 * subscription as it is.
 */
async function withSubscription(
  context: BillingContext,
  accountId: string,
  act: (connection: PoolClient, deciding: Deciding) => Promise<BillingRefusal | undefined>,
): ReturnType<BillingStories['cancel']> {
  const refusal = await inTransaction(context.database, async (connection) => {
    const account = await lockAccount(connection, accountId);
    if (account === undefined) return NO_ACCOUNT;
    if ((await findAskedPayment(connection, accountId)) !== undefined) return IN_PROGRESS;
    const { subscription } = await loadBillingState(connection, accountId);
    const refused = await act(connection, { account, subscription, at: context.clock.now() });
    if (refused === undefined) await notifyAccount(connection, accountId, { name: 'subscription-changed' });
    return refused;
  });
  if (refusal !== undefined) return refusal;
  await cancelGivenUp(context);
  return { ok: true, subscription: await readSubscription(context, accountId) };
}
