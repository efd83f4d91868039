import type { BillingState, LivingSubscription, OwedTerm, PaidChoice, PaidTerm, PriceList } from '../billing.ts';
import { makeTerm } from '../terms.rules.ts';

/** The FAQ's plans. Written out, so that a changed catalogue does not change what the rules are tested with. */
export const PRICE_LIST: PriceList = {
  version: '1',
  content: {
    beta: true,
    plans: {
      free: createPlan('Free (beta)', 0, { credits: 0, monthlyCents: 0, annualCents: 0 }),
      basic: createPlan('Basic', 1, { credits: 3_500, monthlyCents: 3_200, annualCents: 34_800 }),
      pro: createPlan('Pro', 2, { credits: 11_000, monthlyCents: 9_000, annualCents: 97_200 }),
    },
    topUp: { minCents: 1_000, maxCents: 10_000, millicreditsPerCent: 1_000 },
    grace: { attemptDays: [0, 1, 3, 5, 7] },
  },
};

/** The same prices after the beta. */
export const AFTER_BETA: PriceList = { version: '2', content: { ...PRICE_LIST.content, beta: false } };

function createPlan(
  name: string,
  rank: number,
  { credits, monthlyCents, annualCents }: { credits: number; monthlyCents: number; annualCents: number },
): PriceList['content']['plans']['free'] {
  const millicredits = credits * 1_000;
  const prices = { monthlyCents, annualCents, topUps: rank > 0 };
  return { name, rank, monthlyMillicredits: millicredits, firstMonthBonusMillicredits: millicredits, ...prices };
}

export const ANCHOR = new Date('2026-01-31T10:20:30.400Z');

type TermOptions = { readonly choice?: PaidChoice; readonly anchorAt?: Date; readonly firstMonth?: number };

const BASIC_MONTHLY: PaidChoice = { plan: 'basic', interval: 'monthly' };

/** A paid term, with its whole price arrived and nothing of it gone back. */
export function createPaidTerm(options: TermOptions = {}, changes: Partial<PaidTerm> = {}): PaidTerm {
  const term = createNewTerm(options);
  return { ...term, id: 'term-1', state: 'paid', paidCents: term.priceCents, refundedCents: 0, ...changes };
}

/** A term at its first attempt. */
export function createOwedTerm(options: TermOptions = {}): OwedTerm {
  const term = createNewTerm(options);
  return { ...term, id: 'term-1', state: 'owed', nextAttemptAt: term.startsAt };
}

/** A running monthly Basic in its first month. */
export function createSubscription(changes: Partial<LivingSubscription> = {}): LivingSubscription {
  const anchorAt = changes.anchorAt ?? ANCHOR;
  const term = createPaidTerm({ anchorAt });
  return { id: 'subscription-1', anchorAt, term, pendingChange: null, cancelRequestedAt: null, ...changes };
}

export function createState(changes: Partial<BillingState> = {}): BillingState {
  return { subscription: null, version: 0, hasPaidMonthlyTerm: false, ...changes };
}

function createNewTerm({ choice = BASIC_MONTHLY, anchorAt = ANCHOR, firstMonth = 0 }: TermOptions) {
  return makeTerm({ choice, priceList: PRICE_LIST, anchorAt, firstMonth, hasPaidMonthlyTerm: true });
}
