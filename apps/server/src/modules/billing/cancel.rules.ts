import type { LivingSubscription, Refusal } from './billing.ts';
import { hasEnded, TERM_IS_CHANGING } from './term-end.rules.ts';

export type CancelDecision =
  /** The paid term runs to its end and none follows. */
  | {
      readonly ok: true;
      readonly effect: 'at-period-end';
      readonly cancelAt: Date;
      readonly removesPendingChange: boolean;
    }
  /** In grace: term and open invoice are void and the subscription ends now. */
  | { readonly ok: true; readonly effect: 'at-once' }
  /** It was cancelled before. */
  | { readonly ok: true; readonly effect: 'none' };

type Asked = { readonly subscription: LivingSubscription | null; readonly now: Date };

/** Decides what cancelling does. Nothing is given back, and nothing that was paid is taken. */
export function decideCancel({ subscription, now }: Asked): CancelDecision | Refusal {
  if (subscription === null) return NOTHING_TO_CANCEL;
  const { term, cancelRequestedAt, pendingChange } = subscription;
  if (term.state === 'owed') return { ok: true, effect: 'at-once' };
  if (cancelRequestedAt !== null) return hasEnded(term, now) ? NOTHING_TO_CANCEL : { ok: true, effect: 'none' };
  if (hasEnded(term, now)) return TERM_IS_CHANGING;
  return { ok: true, effect: 'at-period-end', cancelAt: term.endsAt, removesPendingChange: pendingChange !== null };
}

export type ResumeDecision = { readonly ok: true; readonly effect: 'resumed' | 'none' };

/**
 * Decides whether a cancelled subscription goes on: same anchor, same months, no second bonus, and no change that the
 * cancellation had removed.
 */
export function decideResume({ subscription, now }: Asked): ResumeDecision | Refusal {
  if (subscription === null) return NOTHING_TO_RESUME;
  if (subscription.cancelRequestedAt === null) return { ok: true, effect: 'none' };
  return hasEnded(subscription.term, now) ? NOTHING_TO_RESUME : { ok: true, effect: 'resumed' };
}

/** Decides whether dropping the scheduled change does anything. */
export function decideDropPendingChange({ subscription, now }: Asked): DropDecision | Refusal {
  if (subscription === null || subscription.pendingChange === null) return { ok: true, effect: 'none' };
  return hasEnded(subscription.term, now) ? TERM_IS_CHANGING : { ok: true, effect: 'dropped' };
}

export type DropDecision = { readonly ok: true; readonly effect: 'dropped' | 'none' };

const NOTHING_TO_CANCEL: Refusal = {
  ok: false,
  code: 'no-change',
  message: 'There is no subscription to cancel.',
};
const NOTHING_TO_RESUME: Refusal = {
  ok: false,
  code: 'no-change',
  message: 'There is no cancelled subscription to resume. Choose a plan to start a new one.',
};
