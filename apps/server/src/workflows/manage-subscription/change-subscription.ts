import assert from 'node:assert/strict';
import type { SubscriptionPreview } from '@gesso/contract';
import type { PoolClient } from 'pg';
import {
  type ChoiceDecision,
  decideChoice,
  deletePreviewsBefore,
  describeTerm,
  endPayment,
  findPreview,
  type ImmediateChange,
  insertPreview,
  isStale,
  listAuthenticating,
  loadBillingState,
  makePreview,
  type ScheduledChange,
  updateSubscription,
} from '../../modules/billing/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';
import { answerPayment, readSubscription } from './answers.ts';
import type { BillingRefusal, BillingStories, Choice } from './billing-stories.ts';
import type { BillingContext } from './context.ts';
import { parseIntent } from './intents.ts';
import { cancelGivenUp } from './recover.ts';
import { STALE_PREVIEW } from './refusals.ts';
import { type PaymentDecision, takePayment } from './take-payment.ts';

/** Nobody carries an older one out; kept for a day, so that a question about one can be answered. */
const PREVIEW_KEPT_MS = 24 * 3_600_000;

type Story<Name extends keyof BillingStories> = (
  context: BillingContext,
  ...asked: Parameters<BillingStories[Name]>
) => ReturnType<BillingStories[Name]>;

/** Says what a choice would cost, return and do, and keeps that, so that the change can be held to it. */
export const previewChange: Story<'preview'> = (context, { accountId, choice }) =>
  inTransaction(context.database, async (connection) => {
    const at = context.clock.now();
    const decided = await decide(context, connection, { accountId, choice, at });
    if (!decided.ok) return decided;
    const { digest, grants, effectiveAt, lines, ...figures } = decided.preview;
    const id = context.newId();
    await deletePreviewsBefore(connection, new Date(at.getTime() - PREVIEW_KEPT_MS));
    await insertPreview(connection, { id, accountId, choice, digest, createdAt: at });
    const preview: SubscriptionPreview = {
      id,
      ...figures,
      effectiveAt: effectiveAt.toISOString(),
      grants: grants.map(({ kind, amountMillicredits, expiresAt }) => ({
        kind,
        millicredits: Number(amountMillicredits),
        expiresAt: expiresAt.toISOString(),
      })),
      lines: [...lines],
    };
    return { ok: true, preview };
  });

/** Subscribes, upgrades, or schedules a change. A payment that is not made changes nothing at all. */
export const changeSubscription: Story<'change'> = async (context, asked) => {
  const { accountId, operationId, choice, previewId, token } = asked;
  const taken = await takePayment<'scheduled'>(context, {
    accountId,
    operationId,
    token,
    decide: async (connection, { at }) => {
      const decided = await decide(context, connection, { accountId, choice, at });
      if (!decided.ok) return decided;
      if (previewId !== undefined) {
        const stored = await findPreview(connection, { id: previewId, accountId });
        const isOther = stored?.choice.plan !== choice.plan || stored.choice.interval !== choice.interval;
        if (stored === undefined || isOther || isStale(stored, { now: at, digest: decided.preview.digest })) {
          return STALE_PREVIEW;
        }
      }
      const { decision, version, description, subscriptionId } = decided;
      return decision.effect === 'immediate'
        ? orderChange(connection, { decision, version, description, accountId, at })
        : schedule(connection, { decision, subscriptionId, accountId, at });
    },
  });
  await cancelGivenUp(context);
  if (taken.kind === 'refused') return taken.refusal;
  if (taken.kind === 'done') {
    return { ok: true, subscription: await readSubscription(context, accountId), invoiceId: null, refundCents: 0 };
  }
  const answer = answerPayment(taken.payment);
  if (!answer.ok) return answer;
  const intent = parseIntent(taken.payment.intent);
  const refundCents = intent.kind === 'change' ? intent.refundCents : 0;
  return {
    ok: true,
    subscription: await readSubscription(context, accountId),
    invoiceId: answer.invoiceId,
    refundCents,
  };
};

/**
 * Gives up changes that wait for the customer's confirmation: what they were decided on is about to change. The gateway
 * is told after the transaction.
 */
export async function giveUpWaitingChanges(
  connection: PoolClient,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  for (const { id, intent, chargeRef } of await listAuthenticating(connection, accountId)) {
    if (parseIntent(intent).kind !== 'change') continue;
    await endPayment(connection, { id, end: { state: 'abandoned', chargeRef, isCancelOwed: true }, at });
  }
}

type Decided = {
  readonly ok: true;
  readonly decision: ChoiceDecision;
  readonly preview: ReturnType<typeof makePreview>;
  readonly version: number;
  readonly subscriptionId: string | null;
  readonly description: string;
};

async function decide(
  context: BillingContext,
  connection: PoolClient,
  { accountId, choice, at }: { readonly accountId: string; readonly choice: Choice; readonly at: Date },
): Promise<Decided | BillingRefusal> {
  const priceList = await context.models.priceListInForce(at, connection);
  const state = await loadBillingState(connection, accountId);
  const decision = decideChoice(choice, { state, priceList, now: at });
  if (!decision.ok) return decision;
  return {
    ok: true,
    decision,
    preview: makePreview({ decision, state, priceList, now: at }),
    version: state.version,
    subscriptionId: state.subscription?.id ?? null,
    description: describeTerm(decision.term, priceList),
  };
}

type Accepted = { readonly accountId: string; readonly at: Date };

function orderChange(
  connection: PoolClient,
  accepted: Accepted & Pick<Decided, 'version' | 'description'> & { readonly decision: ImmediateChange },
): PaymentDecision<'scheduled'> {
  const { decision, version, description, accountId, at } = accepted;
  const { term, chargeCents, refundCents } = decision;
  const { plan, interval } = term;
  return {
    ok: true,
    kind: 'pay',
    order: {
      intent: { version: 1, kind: 'change', plan, interval, subscriptionVersion: version, chargeCents, refundCents },
      cents: chargeCents,
      invoiceId: null,
      attempt: null,
      description,
    },
    onAsked: () => giveUpWaitingChanges(connection, { accountId, at }),
  };
}

async function schedule(
  connection: PoolClient,
  accepted: Accepted & Pick<Decided, 'subscriptionId'> & { readonly decision: ScheduledChange },
): Promise<PaymentDecision<'scheduled'>> {
  const { decision, subscriptionId, accountId, at } = accepted;
  assert(subscriptionId, 'only what runs can change at its end');
  await giveUpWaitingChanges(connection, { accountId, at });
  const { pendingChange } = decision;
  await updateSubscription(connection, { id: subscriptionId, pendingChange, cancelRequestedAt: null, at });
  await notifyAccount(connection, accountId, { name: 'subscription-changed' });
  return { ok: true, kind: 'done', value: 'scheduled' };
}
