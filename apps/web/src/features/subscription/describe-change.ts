import type { GrantKind, Plan, Subscription, SubscriptionPreview } from '@gesso/contract';
import { formatDay, formatDue, formatPrice } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { EVERY_INTERVAL, type PlanChoice } from '../../shared/plans/choice.ts';
import { nameOf } from '../../shared/plans/plan-offer.ts';

export type AskedChange = {
  readonly choice: PlanChoice;
  readonly preview: SubscriptionPreview;
  readonly subscription: Subscription;
  readonly plans: readonly Plan[];
};

/** What the confirmation says, besides its figures. */
export type ChangeWords = {
  /** What happens and when, in one or two sentences. */
  readonly lead: string;
  /** What else it does: what returns, what stays, what is removed. */
  readonly facts: readonly string[];
  /** The button; carries the price or the day. */
  readonly button: string;
};

const ADJECTIVES = { monthly: 'monthly', annual: 'annual' } as const;

/** The title of a confirmation, known before any figure is. */
export function titleOfChange({ choice, subscription, plans }: Omit<AskedChange, 'preview'>): string {
  const name = nameOf(plans, choice.plan);
  if (subscription.status === 'none') return `Subscribe to ${name}`;
  if (subscription.plan === choice.plan) return `Switch ${name} to ${ADJECTIVES[choice.interval]}`;
  const isUpgrade = rankOf(plans, choice.plan) > rankOf(plans, subscription.plan);
  return isUpgrade ? `Upgrade to ${name}` : `Switch to ${name}`;
}

/** Says in words what a change will do. All figures are the preview's. */
export function describeChange(asked: AskedChange): ChangeWords {
  return asked.preview.effect === 'immediate' ? describeImmediate(asked) : describeScheduled(asked);
}

/** What came of it, once it is done. */
export function describeDone({ choice, preview, plans }: Omit<AskedChange, 'subscription'>): string {
  const name = nameOf(plans, choice.plan);
  if (preview.effect === 'immediate') return `You are on ${name}`;
  return `${name}, ${ADJECTIVES[choice.interval]}, begins on ${formatDay(preview.effectiveAt)}`;
}

function describeImmediate({ choice, preview, subscription, plans }: AskedChange): ChangeWords {
  const name = nameOf(plans, choice.plan);
  const renewal = `It renews ${EVERY_INTERVAL[choice.interval]} at the price then in force, today ${formatPrice(priceIn(plans, choice))}, until you cancel.`;
  return {
    lead: `${name} begins at once. ${renewal}`,
    facts: [
      ...refundFacts(preview, subscription, plans),
      ...stayingFacts(subscription, plans),
      ...annualFacts(choice),
      ...removalFacts(preview, subscription, plans),
    ],
    button: preview.chargeCents > 0 ? `Pay ${formatPrice(preview.chargeCents)}` : `Begin ${name}`,
  };
}

function describeScheduled({ choice, preview, subscription, plans }: AskedChange): ChangeWords {
  const name = nameOf(plans, choice.plan);
  const had = nameOf(plans, subscription.plan);
  const when = formatDue(preview.effectiveAt);
  const paid = formatPrice(preview.laterChargeCents);
  const lead =
    subscription.plan === choice.plan
      ? `Nothing is paid today. The ${termOf(subscription)} you have paid runs to its end on ${when}; then ${name} becomes ${ADJECTIVES[choice.interval]} and ${paid} is charged.`
      : `Nothing is paid today. ${had} stays yours until ${when}; then ${name} begins and ${paid} is charged.`;
  return {
    lead,
    facts: [...annualFacts(choice), ...removalFacts(preview, subscription, plans)],
    button: `Switch on ${formatDay(preview.effectiveAt)}`,
  };
}

function refundFacts({ refundCents }: SubscriptionPreview, had: Subscription, plans: readonly Plan[]): string[] {
  if (refundCents === 0) return [];
  const name = nameOf(plans, had.plan);
  return [
    `${formatPrice(refundCents)} for the months of annual ${name} that have not begun returns to your card by itself.`,
  ];
}

function stayingFacts(had: Subscription, plans: readonly Plan[]): string[] {
  if (had.status === 'none') return [];
  return [`Credits of ${nameOf(plans, had.plan)} that are here already stay and lapse on their own day.`];
}

function annualFacts({ interval }: PlanChoice): string[] {
  return interval === 'annual' ? ['Credits come month by month, twelve times. There is no first-month bonus.'] : [];
}

function removalFacts(preview: SubscriptionPreview, had: Subscription, plans: readonly Plan[]): string[] {
  const facts: string[] = [];
  if (preview.removesPendingChange) {
    const pending = had.pendingChange;
    const what = pending ? ` to ${nameOf(plans, pending.plan)}${pending.interval ? `, ${pending.interval},` : ''}` : '';
    facts.push(`The switch${what} that was planned is dropped.`);
  }
  if (preview.removesCancel) facts.push('Your cancellation is taken back.');
  return facts;
}

const GRANT_WORDS: Readonly<Record<GrantKind, string>> = {
  monthly: 'monthly credits',
  bonus: 'bonus credits for the first month',
  topup: 'top-up credits',
  free: 'free credits',
  'make-good': 'make-good credits',
  operator: 'credits',
};

/** The credits that come, one line each; months that are alike are told once. */
export function describeGrants(grants: SubscriptionPreview['grants']): readonly string[] {
  const alike = Map.groupBy(grants, ({ kind, millicredits }) => `${kind} ${millicredits}`);
  return [...alike.values()].map((group) => {
    // A group has the grant that opened it.
    const { kind, millicredits, expiresAt } = group[0] as SubscriptionPreview['grants'][number];
    const until = expiresAt ? `until ${formatDue(expiresAt)}` : 'they never expire';
    const times = group.length > 1 ? `, ${group.length} times, the first ` : ', ';
    return `${formatCredits(millicredits)} ${GRANT_WORDS[kind]}${times}${until}`;
  });
}

/** What a change is called on a bank's page. */
export function billOf({ choice, preview, plans }: Omit<AskedChange, 'subscription'>): string {
  return `${nameOf(plans, choice.plan)}, ${ADJECTIVES[choice.interval]}, ${formatPrice(preview.chargeCents)}`;
}

function termOf({ interval }: Subscription): string {
  return interval === 'annual' ? 'year' : 'month';
}

function priceIn(plans: readonly Plan[], { plan, interval }: PlanChoice): number {
  const found = plans.find(({ key }) => key === plan);
  return (interval === 'annual' ? found?.annualCents : found?.monthlyCents) ?? 0;
}

function rankOf(plans: readonly Plan[], key: Plan['key']): number {
  return plans.find((plan) => plan.key === key)?.rank ?? 0;
}
