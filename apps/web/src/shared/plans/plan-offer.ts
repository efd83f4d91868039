import type { Interval, Plan, PlanKey, Subscription } from '@gesso/contract';
import type { PlanChoice } from './choice.ts';

/** What a person can do with one plan, given what they have. The label is the button's. */
export type PlanOffer =
  /** They have it. */
  | { readonly kind: 'current' }
  /** They have it until `at`; the cancellation can be taken back. */
  | { readonly kind: 'cancelled'; readonly at: string }
  | { readonly kind: 'change'; readonly label: string; readonly choice: PlanChoice; readonly isUpgrade: boolean }
  /** It begins by itself at `at`; the plan they have can be kept instead. */
  | { readonly kind: 'pending'; readonly at: string }
  /** The way down to Free: no change of plan but the end of it. */
  | { readonly kind: 'cancel'; readonly label: string }
  /** Free, and the plan ends then. */
  | { readonly kind: 'ends'; readonly at: string }
  /** A payment is owed first. */
  | { readonly kind: 'owed' }
  /** Free, for somebody who is on it or who never paid. */
  | { readonly kind: 'none' };

type Offered = {
  readonly plan: Plan;
  readonly interval: Interval;
  readonly plans: readonly Plan[];
  /** Undefined while it is not known. */
  readonly subscription: Subscription | undefined;
};

/** What a plan's card or row offers. Plans are compared by rank, as the server does, never by price. */
export function offerOf({ plan, interval, plans, subscription }: Offered): PlanOffer {
  if (!subscription || subscription.status === 'none') return offerToNewcomer(plan, interval);
  if (plan.monthlyCents === 0) return offerOfFree(plan, subscription);
  const isSamePlan = subscription.plan === plan.key;
  if (isSamePlan && subscription.interval === interval) {
    const { cancelAt } = subscription;
    return cancelAt === null ? { kind: 'current' } : { kind: 'cancelled', at: cancelAt };
  }
  if (subscription.status === 'past-due') return { kind: 'owed' };
  const { pendingChange } = subscription;
  if (pendingChange?.plan === plan.key && pendingChange.interval === interval) {
    return { kind: 'pending', at: pendingChange.at };
  }
  const choice = { plan: plan.key, interval };
  const isUpgrade = plan.rank > rankOf(plans, subscription.plan);
  if (isUpgrade) return { kind: 'change', label: `Upgrade to ${plan.name}`, choice, isUpgrade };
  return { kind: 'change', label: isSamePlan ? `Switch to ${interval}` : `Switch to ${plan.name}`, choice, isUpgrade };
}

/** The name of a plan as it stands in a sentence, without what stands in parentheses on its card. */
export function nameOf(plans: readonly Plan[], key: PlanKey): string {
  const name = plans.find((plan) => plan.key === key)?.name ?? key.charAt(0).toUpperCase() + key.slice(1);
  return name.replace(/\s*\(.*\)$/, '');
}

function offerToNewcomer(plan: Plan, interval: Interval): PlanOffer {
  if (plan.monthlyCents === 0) return { kind: 'none' };
  const choice = { plan: plan.key, interval };
  return { kind: 'change', label: `Subscribe to ${plan.name}`, choice, isUpgrade: true };
}

function offerOfFree(plan: Plan, { status, cancelAt }: Subscription): PlanOffer {
  if (status === 'cancelling' && cancelAt) return { kind: 'ends', at: cancelAt };
  return { kind: 'cancel', label: `Go back to ${plan.name.replace(/\s*\(.*\)$/, '')}` };
}

function rankOf(plans: readonly Plan[], key: PlanKey): number {
  return plans.find((plan) => plan.key === key)?.rank ?? 0;
}
