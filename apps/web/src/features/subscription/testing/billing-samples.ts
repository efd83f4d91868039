import type { Plan, Subscription, SubscriptionPreview } from '@gesso/contract';

/** The end of the sample's month. */
export const SAMPLE_END = '2026-12-24T17:05:00.000Z';

const plan = (key: Plan['key'], name: string, rank: number, monthlyCents: number, annualCents: number): Plan => ({
  key,
  name,
  rank,
  monthlyCents,
  annualCents,
  monthlyMillicredits: rank === 2 ? 11_000_000 : rank === 1 ? 3_500_000 : 0,
  signUpMillicredits: rank === 0 ? 1_000_000 : 0,
  firstMonthBonusMillicredits: rank === 2 ? 11_000_000 : rank === 1 ? 3_500_000 : 0,
  topUps: rank > 0,
  commercialRights: rank > 0,
});

export const SAMPLE_PLANS: readonly Plan[] = [
  plan('free', 'Free (beta)', 0, 0, 0),
  plan('basic', 'Basic', 1, 3_200, 34_800),
  plan('pro', 'Pro', 2, 9_000, 97_200),
];

/** Basic by the month, active, unless told otherwise. */
export function sampleSubscription(fields: Partial<Subscription> = {}): Subscription {
  return {
    plan: 'basic',
    interval: 'monthly',
    status: 'active',
    anchorAt: '2026-11-24T17:05:00.000Z',
    periodStart: '2026-11-24T17:05:00.000Z',
    periodEnd: SAMPLE_END,
    creditPeriodStart: '2026-11-24T17:05:00.000Z',
    creditPeriodEnd: SAMPLE_END,
    activatedMonths: null,
    nextChargeAt: SAMPLE_END,
    nextChargeCents: 3_200,
    pendingChange: null,
    cancelAt: null,
    paymentMethod: { brand: 'visa', last4: '4242' },
    ...fields,
  };
}

/** Somebody on Free. */
export const NO_SUBSCRIPTION = sampleSubscription({
  plan: 'free',
  interval: null,
  status: 'none',
  anchorAt: null,
  periodEnd: null,
  paymentMethod: null,
});

/** Pro at once for $90, unless told otherwise. */
export function samplePreview(fields: Partial<SubscriptionPreview> = {}): SubscriptionPreview {
  return {
    id: 'p',
    effect: 'immediate',
    effectiveAt: '2026-11-24T17:05:00.000Z',
    chargeCents: 9_000,
    laterChargeCents: 0,
    refundCents: 0,
    grants: [{ kind: 'monthly', millicredits: 11_000_000, expiresAt: SAMPLE_END }],
    removesPendingChange: false,
    removesCancel: false,
    lines: [{ label: 'Pro, monthly: 24 Nov 2026 to 24 Dec 2026', cents: 9_000 }],
    ...fields,
  };
}
