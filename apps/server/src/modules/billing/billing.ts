import type { ErrorCode, Interval, PlanKey } from '@gesso/contract';

/** A plan that is paid for. */
export type PaidPlan = Exclude<PlanKey, 'free'>;

/** What a person asks for. */
export type Choice = { readonly plan: PlanKey; readonly interval: Interval };

/** A choice that can be a term. */
export type PaidChoice = { readonly plan: PaidPlan; readonly interval: Interval };

/** What billing reads of a price list; every stored list of the catalogue fits. Money is cents, credits are millicredits. */
export type PriceList = {
  readonly version: string;
  readonly content: {
    /** While true the first-month bonus is given. */
    readonly beta: boolean;
    readonly plans: Readonly<Record<PlanKey, PlanPrices>>;
    readonly topUp: { readonly minCents: number; readonly maxCents: number; readonly millicreditsPerCent: number };
    /** Days after its boundary at which an owed term is charged, from 0 on; the last one ends the grace. */
    readonly grace: { readonly attemptDays: readonly number[] };
  };
};

export type PlanPrices = {
  readonly name: string;
  /** Plans are compared by this and never by price. */
  readonly rank: number;
  readonly monthlyMillicredits: number;
  readonly firstMonthBonusMillicredits: number;
  readonly monthlyCents: number;
  readonly annualCents: number;
  readonly topUps: boolean;
};

/** A half-open period: its end is the first instant outside of it. */
export type Period = { readonly startsAt: Date; readonly endsAt: Date };

export type TermState = 'owed' | 'paid' | 'void';

/** A term before it is written: what is sold, for how long and for how much. It keeps all of that to its end. */
export type NewTerm = Period &
  PaidChoice & {
    /** Index of its first month, counted from the anchor. */
    readonly firstMonth: number;
    readonly months: 1 | 12;
    readonly priceCents: number;
    readonly priceListVersion: string;
    /** Of each month. */
    readonly monthlyMillicredits: bigint;
    /** Of the first month only; 0 where there is none. */
    readonly bonusMillicredits: bigint;
  };

export type OwedTerm = NewTerm & {
  readonly id: string;
  readonly state: 'owed';
  /** When the card is charged next. */
  readonly nextAttemptAt: Date;
};

export type PaidTerm = NewTerm & {
  readonly id: string;
  readonly state: 'paid';
  /** Money that really arrived for it. */
  readonly paidCents: number;
  /** The part of it that went back or is on its way back, whoever sent it. */
  readonly refundedCents: number;
};

/** A subscription that has not ended. An upgrade ends one and starts another, since it has an anchor of its own. */
export type LivingSubscription = {
  readonly id: string;
  /** Every boundary is this instant plus whole months. */
  readonly anchorAt: Date;
  /** The newest term: the one that runs or is owed. */
  readonly term: OwedTerm | PaidTerm;
  /** What the next term will be instead of the same again. */
  readonly pendingChange: PaidChoice | null;
  readonly cancelRequestedAt: Date | null;
};

/** What decisions about an account's plan are made of. */
export type BillingState = {
  readonly subscription: LivingSubscription | null;
  /** Goes up by one with everything that changes the subscription, across all subscriptions of the account; 0 at first. */
  readonly version: number;
  /** True once any monthly term of the account was paid: the bonus comes with the first one only. */
  readonly hasPaidMonthlyTerm: boolean;
};

/** Credits that the payment of a term gives. */
export type TermGrant = {
  /** Under it the ledger gives them once. */
  readonly operationId: string;
  readonly kind: 'monthly' | 'bonus';
  /** Index of the month, counted from the anchor. */
  readonly month: number;
  readonly amountMillicredits: bigint;
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
};

/** Why something is not done. Nothing has changed then. */
export type Refusal = { readonly ok: false; readonly code: ErrorCode; readonly message: string };

type Removals = { readonly removesPendingChange: boolean; readonly removesCancel: boolean };

/** A new subscription, charged now; it begins when the money is there. */
export type ImmediateChange = Removals & {
  readonly ok: true;
  readonly effect: 'immediate';
  readonly kind: 'start' | 'upgrade';
  readonly anchorAt: Date;
  readonly term: NewTerm;
  readonly chargeCents: number;
  readonly refundCents: number;
  /** The term that an upgrade cuts short, with the indexes of the months that have not begun. Their grants are void. */
  readonly cuts: { readonly termId: string; readonly unusedMonths: readonly number[] } | null;
};

/** A change that waits for the end of the paid term. */
export type ScheduledChange = Removals & {
  readonly ok: true;
  readonly effect: 'at-period-end';
  readonly effectiveAt: Date;
  /** It stays what it was. */
  readonly anchorAt: Date;
  readonly pendingChange: PaidChoice;
  /** The next term as it would be by today's price list; the list in force when it begins decides. */
  readonly term: NewTerm;
  readonly laterChargeCents: number;
};

export type ChoiceDecision = ImmediateChange | ScheduledChange;

export type Line = { readonly label: string; readonly cents: number };

/** What a change will do, in words and figures, without the id it is stored under. */
export type ChangePreview = Removals & {
  readonly effect: 'immediate' | 'at-period-end';
  readonly effectiveAt: Date;
  readonly chargeCents: number;
  readonly laterChargeCents: number;
  readonly refundCents: number;
  /** What begins together with the term; the later months of a year follow month by month. */
  readonly grants: readonly Pick<TermGrant, 'kind' | 'amountMillicredits' | 'expiresAt'>[];
  readonly lines: readonly Line[];
  /** Equal for the same decision on the same state; whatever changes money, credits or the subscription changes it. */
  readonly digest: string;
};

/** What is to be done about a subscription at an instant. `at` is when it was due, not when it is found. */
export type DueWork =
  /** It was cancelled, and its term is over. */
  | { readonly kind: 'end'; readonly at: Date }
  /** Write this term as owed, its first attempt at its start, with an open invoice; the attempt is then due. */
  | {
      readonly kind: 'next-term';
      readonly at: Date;
      readonly term: NewTerm;
      readonly invoiceKind: 'renewal' | 'change';
    }
  /** Charge the owed term again. */
  | { readonly kind: 'attempt'; readonly at: Date }
  /** The owed term is over unpaid, as after a long standstill: void it and end the subscription. */
  | { readonly kind: 'give-up'; readonly at: Date };
