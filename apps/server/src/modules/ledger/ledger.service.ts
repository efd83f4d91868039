import type { AtFault, GrantKind } from '@gesso/contract';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { insertCreditAccount } from './accounts.store.ts';
import { assertRange } from './assert-range.ts';
import { addGrant, GRANT_PRIORITIES, presentGrant, voidGrantIn } from './grants.rules.ts';
import { type CaptureHold, type HoldCredits, toCaptureOperation, toHoldOperation } from './hold-operations.ts';
import { extendIn, refundIn, releaseIn } from './holds.rules.ts';
import type {
  CaptureAnswer,
  ExtendAnswer,
  GrantAnswer,
  HoldAnswer,
  RefundAnswer,
  ReleaseAnswer,
  VoidAnswer,
} from './ledger.ts';
import { operate } from './operate.ts';

export type OpenCreditAccount = { readonly accountId: string; readonly at: Date };

export type GrantCredits = {
  /** Made by the caller from what the grant is for, such as `sign-up` or an invoice's id. */
  readonly operationId: string;
  readonly accountId: string;
  readonly kind: Exclude<GrantKind, 'make-good'>;
  /** 1 or more. */
  readonly amountMillicredits: bigint;
  readonly reason: string;
  /** Lower burns first. Default: that of the kind (monthly and bonus 10, free and operator 20, topup 30). */
  readonly priority?: number | undefined;
  /** Default: now. Earlier than now starts now and lives no longer for it. */
  readonly effectiveAt?: Date | undefined;
  /** Must lie behind `effectiveAt`. Default: null, never. */
  readonly expiresAt?: Date | null | undefined;
  readonly at: Date;
};

export type ReleaseHold = {
  readonly operationId: string;
  readonly holdId: string;
  /** A failure code, or another short word that the statement shows. */
  readonly reason: string;
  readonly atFault: AtFault;
  readonly at: Date;
};

export type RefundCapture = ReleaseHold & {
  /** Default: all that was captured and not refunded yet. */
  readonly amountMillicredits?: bigint | undefined;
};

export type VoidGrant = {
  readonly operationId: string;
  readonly grantId: string;
  readonly reason: string;
  readonly at: Date;
};

export type ExtendHold = { readonly holdId: string; readonly expiresAt: Date; readonly at: Date };

/** Opens the ledger of an account, with nothing in it. Calling again does nothing. */
export function openCreditAccount(connection: PoolClient, { accountId, at }: OpenCreditAccount): Promise<void> {
  return insertCreditAccount(connection, accountId, at);
}

/**
 * Gives an account credits.
 *
 * A grant with a later `effectiveAt` is kept and starts by itself. Calling again with the same `operationId` returns the
 * first grant as it was then.
 *
 * @throws RangeError when the amount or the period makes no grant.
 * @throws OperationMismatchError when the id was used for something else.
 */
export async function grantCredits(connection: PoolClient, options: GrantCredits): Promise<GrantAnswer> {
  const { kind, amountMillicredits, reason, effectiveAt, expiresAt = null, at, accountId } = options;
  const priority = options.priority ?? GRANT_PRIORITIES[kind];
  assertRange(amountMillicredits > 0n, 'A grant is of 1 millicredit or more.');
  assertRange(expiresAt === null || expiresAt > (effectiveAt ?? at), 'A grant ends after it begins.');
  const payload = { kind, amountMillicredits, reason, priority, effectiveAt: effectiveAt ?? null, expiresAt };
  return operate<GrantAnswer>(connection, {
    at,
    accountId,
    identity: { id: options.operationId, kind: 'grant', toPayload: () => payload },
    decide: (book, { at: now }) => {
      const period = { effectiveAt: effectiveAt ?? at, expiresAt, createdAt: now };
      const grant = addGrant(book, {
        id: uuidv7(),
        kind,
        priority,
        amountMillicredits,
        reason,
        jobId: null,
        ...period,
      });
      return { ok: true, grant: presentGrant(grant) };
    },
  });
}

/**
 * Holds credits for work that has not happened yet: all of them or none.
 *
 * Pins slices of grants in burn order and lowers what may be spent; nothing is spent before the capture. Caps are
 * checked under the account's lock, so that parallel holds cannot pass together. Calling again with the same `holdId`
 * returns the first hold; a refusal is decided anew.
 *
 * @returns The hold in state `held`, or why it was refused; then nothing has changed.
 * @throws RangeError when the amount is negative or the time-out not within the coming week.
 * @throws OperationMismatchError when the id was used with another amount or purpose.
 * @see TigerBeetle, docs/coding/two-phase-transfers.md, for the model followed.
 */
export async function holdCredits(connection: PoolClient, options: HoldCredits): Promise<HoldAnswer> {
  return operate(connection, toHoldOperation(options));
}

/**
 * Spends what was held, or less; the rest goes back to the grants taken from last.
 *
 * Succeeds also when a pinned grant has ended meanwhile. A hold is resolved once: after another capture, a release or
 * the time-out the answer says which it was.
 *
 * @throws RangeError when the amount is negative.
 * @throws OperationMismatchError when the id was used with another hold or amount.
 */
export async function captureHold(connection: PoolClient, options: CaptureHold): Promise<CaptureAnswer> {
  return operate(connection, toCaptureOperation(options));
}

/**
 * Gives back everything that was held, last taken first.
 *
 * What was pinned of a grant that has ended lapses. Where it was not the creator who stopped the work, a make-good grant
 * of seven days replaces that, once per job.
 *
 * @throws OperationMismatchError when the id was used with another hold or reason.
 */
export async function releaseHold(connection: PoolClient, options: ReleaseHold): Promise<ReleaseAnswer> {
  const { operationId, holdId, reason, atFault, at } = options;
  return operate<ReleaseAnswer>(connection, {
    at,
    holdId,
    identity: { id: operationId, kind: 'release', toPayload: () => ({ holdId, reason, atFault }) },
    notFound: { ok: false, reason: 'hold-not-found' },
    decide: (book, { at: now }) => releaseIn(book, { holdId, reason, atFault, makeGoodGrantId: uuidv7(), at: now }),
  });
}

/**
 * Moves the time-out of a hold later while its work is alive; never earlier, and at most to a week after it was made.
 *
 * @returns When it times out now, which may be earlier than asked for.
 */
export async function extendHold(connection: PoolClient, { holdId, expiresAt, at }: ExtendHold): Promise<ExtendAnswer> {
  return operate<ExtendAnswer>(connection, {
    at,
    holdId,
    notFound: { ok: false, reason: 'hold-not-found' },
    decide: (book) => extendIn(book, { holdId, expiresAt }),
  });
}

/**
 * Gives captured credits back by opposite entries with a reason, last taken first; they lapse where their grant has
 * ended, and are made good like released ones.
 *
 * @throws RangeError when the amount is negative.
 * @throws OperationMismatchError when the id was used with other values.
 */
export async function refundCapture(connection: PoolClient, options: RefundCapture): Promise<RefundAnswer> {
  const { operationId, holdId, reason, atFault, amountMillicredits, at } = options;
  assertRange((amountMillicredits ?? 0n) >= 0n, 'A refund is of 0 millicredits or more.');
  const payload = { holdId, reason, atFault, amountMillicredits: amountMillicredits ?? null };
  return operate<RefundAnswer>(connection, {
    at,
    holdId,
    identity: { id: operationId, kind: 'refund', toPayload: () => payload },
    notFound: { ok: false, reason: 'hold-not-found' },
    decide: (book, { at: now }) =>
      refundIn(book, { holdId, amountMillicredits, reason, atFault, makeGoodGrantId: uuidv7(), at: now }),
  });
}

/**
 * Takes back what is left of a grant. What is held of it may still be captured; what comes back of that is void too.
 *
 * @throws OperationMismatchError when the id was used with another grant or reason.
 */
export async function voidGrant(connection: PoolClient, options: VoidGrant): Promise<VoidAnswer> {
  const { operationId, grantId, reason, at } = options;
  return operate<VoidAnswer>(connection, {
    at,
    grantId,
    identity: { id: operationId, kind: 'void', toPayload: () => ({ grantId, reason }) },
    notFound: { ok: false, reason: 'grant-not-found' },
    decide: (book, { at: now }) => voidGrantIn(book, { grantId, reason, at: now }),
  });
}
