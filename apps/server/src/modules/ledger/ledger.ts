import type { EntryKind, GrantKind } from '@gesso/contract';

export type HoldState = 'held' | 'captured' | 'released' | 'timed-out';

export type Balance = {
  /** What may be spent now, without held credits. */
  readonly spendableMillicredits: bigint;
  readonly heldMillicredits: bigint;
};

export type Grant = {
  readonly id: string;
  readonly kind: GrantKind;
  /** Lower burns first. */
  readonly priority: number;
  readonly amountMillicredits: bigint;
  /** The part of it that may be spent, without held credits; 0 before its start and after its end. */
  readonly remainingMillicredits: bigint;
  readonly heldMillicredits: bigint;
  readonly effectiveAt: Date;
  /** The first instant at which it is no longer there; null when it never ends. */
  readonly expiresAt: Date | null;
};

/** What the held credits are for. Copied to every entry of the hold. */
export type HoldPurpose = {
  readonly generationId: string | null;
  readonly runId: string | null;
  readonly projectId: string | null;
  readonly apiKeyId: string | null;
  readonly model: string | null;
};

export type Hold = HoldPurpose & {
  readonly id: string;
  readonly accountId: string;
  readonly state: HoldState;
  readonly amountMillicredits: bigint;
  readonly capturedMillicredits: bigint;
  readonly refundedMillicredits: bigint;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly resolvedAt: Date | null;
};

/** Hard caps; null means none. */
export type HoldCaps = {
  /** On everything of one run; on the one generation where there is no run. */
  readonly perRunMillicredits: bigint | null;
  /** On a UTC day. */
  readonly perDayMillicredits: bigint | null;
  readonly perProjectMillicredits: bigint | null;
  /** On the API key that asks, over its whole life. */
  readonly perKeyMillicredits: bigint | null;
};

export type CapName = 'run' | 'day' | 'project' | 'key';

export type HoldAnswer =
  | { readonly ok: true; readonly hold: Hold }
  | {
      readonly ok: false;
      readonly reason: 'insufficient-credits';
      readonly spendableMillicredits: bigint;
      readonly neededMillicredits: bigint;
    }
  | {
      readonly ok: false;
      readonly reason: 'cap-exceeded';
      readonly cap: CapName;
      readonly capMillicredits: bigint;
      /** What is held and spent under this cap already. */
      readonly usedMillicredits: bigint;
      readonly neededMillicredits: bigint;
    };

/** Why a hold cannot be resolved: there is none, or somebody was first. */
export type HoldNotOpen = {
  readonly ok: false;
  readonly reason: 'hold-not-found' | 'hold-captured' | 'hold-released' | 'hold-timed-out';
};

export type CaptureAnswer =
  | {
      readonly ok: true;
      readonly capturedMillicredits: bigint;
      /** The rest of the hold, whether it may be spent again or has lapsed. */
      readonly releasedMillicredits: bigint;
      readonly lapsedMillicredits: bigint;
    }
  | { readonly ok: false; readonly reason: 'amount-above-hold'; readonly heldMillicredits: bigint }
  | HoldNotOpen;

export type ReleaseAnswer =
  | {
      readonly ok: true;
      readonly releasedMillicredits: bigint;
      /** The part whose grant had ended. */
      readonly lapsedMillicredits: bigint;
      /** The grant that replaces the lapsed part; null when nothing lapsed or the creator stopped the work. */
      readonly makeGoodGrantId: string | null;
    }
  | HoldNotOpen;

export type ExtendAnswer = { readonly ok: true; readonly expiresAt: Date } | HoldNotOpen;

export type RefundAnswer =
  | {
      readonly ok: true;
      readonly refundedMillicredits: bigint;
      readonly lapsedMillicredits: bigint;
      readonly makeGoodGrantId: string | null;
    }
  | { readonly ok: false; readonly reason: 'hold-not-found' | 'hold-not-captured' }
  | { readonly ok: false; readonly reason: 'amount-above-captured'; readonly capturedMillicredits: bigint };

export type GrantAnswer = { readonly ok: true; readonly grant: Grant };

export type VoidAnswer =
  | { readonly ok: true; readonly voidedMillicredits: bigint }
  | { readonly ok: false; readonly reason: 'grant-not-found' | 'grant-ended' | 'grant-voided' };

/** One movement of one grant's slice, as the statement shows it. */
export type Entry = {
  /** Counts up per account without gaps; the place in the statement. */
  readonly sequence: bigint;
  readonly id: string;
  readonly at: Date;
  readonly kind: EntryKind;
  /** Signed change of what may be spent. */
  readonly spendableDeltaMillicredits: bigint;
  /** Signed change of what is spent: more by a capture, less by a refund. */
  readonly spentDeltaMillicredits: bigint;
  readonly spendableAfterMillicredits: bigint;
  readonly grantId: string;
  readonly grantKind: GrantKind;
  readonly holdId: string | null;
  readonly generationId: string | null;
  readonly runId: string | null;
  readonly model: string | null;
  readonly projectId: string | null;
  readonly reason: string | null;
};

/** Which movements are meant; null and left out mean all of them. */
export type EntryFilter = {
  readonly kind?: EntryKind | null;
  readonly model?: string | null;
  /** A UUID. */
  readonly projectId?: string | null;
  /** From this instant. */
  readonly from?: Date | null;
  /** Up to, but not including, this one. */
  readonly to?: Date | null;
};

export type UsageRow = {
  /** A day such as 2026-03-31, a model's key or a project's id; empty for what belongs to none. */
  readonly key: string;
  /** Captured less refunded. */
  readonly millicredits: bigint;
  readonly generations: number;
};

/** A stored figure that the entries do not bear out. */
export type Difference = {
  readonly accountId: string;
  /** Which figure, such as `account spendable` or `grant held`. */
  readonly figure: string;
  /** The grant, hold or entry number it belongs to; null for the account's own figures. */
  readonly subject: string | null;
  readonly storedMillicredits: bigint;
  readonly derivedMillicredits: bigint;
};

export type Reconciliation = { readonly accounts: number; readonly differences: readonly Difference[] };
