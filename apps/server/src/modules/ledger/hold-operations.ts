import { assertRange } from './assert-range.ts';
import type { Book } from './book.ts';
import { readCapUses } from './caps.store.ts';
import { captureIn, holdIn, LONGEST_HOLD_MS, presentHold } from './holds.rules.ts';
import type { CaptureAnswer, HoldAnswer, HoldCaps, HoldPurpose } from './ledger.ts';
import type { LedgerOperation } from './operate.ts';

export type HoldCredits = Partial<HoldPurpose> & {
  /** Made by the caller; also the hold's idempotency id. */
  readonly holdId: string;
  readonly accountId: string;
  /** 0 or more; a hold of 0 pins nothing and always succeeds. */
  readonly amountMillicredits: bigint;
  /** When it times out. At most a week from now. */
  readonly expiresAt: Date;
  /** Default: none. */
  readonly caps?: Partial<HoldCaps> | undefined;
  readonly at: Date;
};

export type CaptureHold = {
  readonly operationId: string;
  readonly holdId: string;
  /** Whose hold it is, where the caller knows: that saves looking it up. Default: whoever's. */
  readonly accountId?: string | undefined;
  /** 0 up to what is held. */
  readonly amountMillicredits: bigint;
  readonly at: Date;
};

/**
 * A hold as an operation, to be run by itself or in a batch.
 *
 * @throws RangeError when the amount is negative.
 */
export function toHoldOperation(options: HoldCredits): LedgerOperation<HoldAnswer> {
  const { holdId, accountId, amountMillicredits, expiresAt, at } = options;
  assertRange(amountMillicredits >= 0n, 'A hold is of 0 millicredits or more.');
  const purpose = toPurpose(options);
  const caps = toCaps(options.caps);
  const isCapped = Object.values(caps).some((cap) => cap !== null);
  return {
    at,
    accountId,
    // Read as well, to see whether it was made before.
    holdId,
    identity: {
      id: holdId,
      kind: 'hold',
      toPayload: () => ({ amountMillicredits, ...purpose }),
      findFirst: (book) => findFirstHold(book, { holdId, amountMillicredits, purpose }),
    },
    decide: (book, { at: now, connection, flush }) => {
      // Asked here and not above, so that a repetition long after still gets its first answer.
      const livesMs = expiresAt.getTime() - now.getTime();
      assertRange(livesMs > 0 && livesMs <= LONGEST_HOLD_MS, 'A hold times out later than now, within a week.');
      const hold = { holdId, amountMillicredits, expiresAt, purpose, at: now };
      if (!isCapped) return holdIn(book, { ...hold, capUses: [] });
      return flush()
        .then(() => readCapUses(connection, { accountId, caps, purpose, at: now }))
        .then((capUses) => holdIn(book, { ...hold, capUses }));
    },
  };
}

/**
 * A capture as an operation, to be run by itself or in a batch.
 *
 * @throws RangeError when the amount is negative.
 */
export function toCaptureOperation(options: CaptureHold): LedgerOperation<CaptureAnswer> {
  const { operationId, holdId, accountId, amountMillicredits, at } = options;
  assertRange(amountMillicredits >= 0n, 'A capture is of 0 millicredits or more.');
  return {
    at,
    holdId,
    ...(accountId === undefined ? {} : { accountId }),
    identity: {
      id: operationId,
      kind: 'capture',
      toPayload: () => ({ holdId, amountMillicredits }),
      findFirst: (book) => findFirstCapture(book, { operationId, holdId, amountMillicredits }),
    },
    notFound: { ok: false, reason: 'hold-not-found' },
    decide: (book, { at: now }) => {
      const answer = captureIn(book, { holdId, amountMillicredits, at: now });
      if (answer.ok) rememberCapture(book, { operationId, holdId, lapsedMillicredits: answer.lapsedMillicredits });
      return answer;
    },
  };
}

type FirstAnswer<Answer> = { readonly answer: Answer } | 'mismatch' | undefined;

/** What was answered when the hold was made, whatever has become of it since. */
function findFirstHold(
  book: Book,
  asked: { readonly holdId: string; readonly amountMillicredits: bigint; readonly purpose: HoldPurpose },
): FirstAnswer<HoldAnswer> {
  const hold = book.holds.get(asked.holdId);
  if (hold === undefined) return undefined;
  const { generationId, runId, projectId, apiKeyId, model } = asked.purpose;
  const isSame =
    hold.amountMillicredits === asked.amountMillicredits &&
    hold.generationId === generationId &&
    hold.runId === runId &&
    hold.projectId === projectId &&
    hold.apiKeyId === apiKeyId &&
    hold.model === model;
  if (!isSame) return 'mismatch';
  const made = { state: 'held', capturedMillicredits: 0n, refundedMillicredits: 0n, resolvedAt: null } as const;
  return { answer: { ok: true, hold: { ...presentHold(hold, book.accountId), ...made } } };
}

function findFirstCapture(
  book: Book,
  asked: { readonly operationId: string; readonly holdId: string; readonly amountMillicredits: bigint },
): FirstAnswer<CaptureAnswer> {
  const hold = book.holds.get(asked.holdId);
  const capturedId = hold?.capturedBy === asked.operationId ? hold.id : book.captures.get(asked.operationId);
  if (capturedId === undefined) return undefined;
  if (capturedId !== asked.holdId || hold?.capturedMillicredits !== asked.amountMillicredits) {
    return 'mismatch';
  }
  const answer = {
    ok: true,
    capturedMillicredits: hold.capturedMillicredits,
    releasedMillicredits: hold.amountMillicredits - hold.capturedMillicredits,
    lapsedMillicredits: hold.captureLapsedMillicredits,
  } as const;
  return { answer };
}

function rememberCapture(
  book: Book,
  {
    operationId,
    holdId,
    lapsedMillicredits,
  }: { readonly operationId: string; readonly holdId: string; readonly lapsedMillicredits: bigint },
): void {
  book.captures.set(operationId, holdId);
  const hold = book.holds.get(holdId);
  if (hold === undefined) return;
  hold.capturedBy = operationId;
  hold.captureLapsedMillicredits = lapsedMillicredits;
}

function toPurpose(options: Partial<HoldPurpose>): HoldPurpose {
  const { generationId = null, runId = null, projectId = null, apiKeyId = null, model = null } = options;
  return { generationId, runId, projectId, apiKeyId, model };
}

function toCaps(caps: Partial<HoldCaps> = {}): HoldCaps {
  const { perRunMillicredits = null, perDayMillicredits = null } = caps;
  const { perProjectMillicredits = null, perKeyMillicredits = null } = caps;
  return { perRunMillicredits, perDayMillicredits, perProjectMillicredits, perKeyMillicredits };
}
