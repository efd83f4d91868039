import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import { assertRange } from './assert-range.ts';
import { findExceededCap } from './caps.rules.ts';
import { readCapUses } from './caps.store.ts';
import { holdIn, LONGEST_HOLD_MS } from './holds.rules.ts';
import type { HoldAnswer, HoldCaps, HoldPurpose } from './ledger.ts';
import { operate } from './operate.ts';

export type HoldTogether = Pick<HoldPurpose, 'runId' | 'projectId' | 'apiKeyId'> & {
  /** Made by the caller from what is paid for. */
  readonly operationId: string;
  readonly accountId: string;
  /** In the order in which they burn. Each amount is 0 or more. */
  readonly holds: readonly (Pick<HoldPurpose, 'generationId' | 'model'> & {
    readonly holdId: string;
    readonly amountMillicredits: bigint;
  })[];
  /** When they time out. At most a week from now. */
  readonly expiresAt: Date;
  readonly caps: HoldCaps;
  readonly at: Date;
};

export type TogetherAnswer =
  | { readonly ok: true; readonly heldMillicredits: bigint }
  | Extract<HoldAnswer, { readonly ok: false }>;

/**
 * Makes several holds at once: all of them or none. What they are refused for speaks of their sum.
 *
 * Each is resolved by itself later. Caps are asked once, for the whole, under the account's lock. Calling again with the
 * same `operationId` returns the first answer; a refusal is decided anew.
 *
 * @throws RangeError when an amount is negative or the time-out not within the coming week.
 * @throws OperationMismatchError when the id was used with other holds.
 */
export function holdTogether(connection: PoolClient, options: HoldTogether): Promise<TogetherAnswer> {
  const { operationId, accountId, holds, expiresAt, caps, at, ...shared } = options;
  assertRange(
    holds.every(({ amountMillicredits }) => amountMillicredits >= 0n),
    'A hold is of 0 millicredits or more.',
  );
  const neededMillicredits = holds.reduce((sum, { amountMillicredits }) => sum + amountMillicredits, 0n);
  return operate<TogetherAnswer>(connection, {
    at,
    accountId,
    identity: { id: operationId, kind: 'holds', toPayload: () => ({ holds, ...shared }) },
    decide: async (book, { at: now, connection: locked, flush }) => {
      const livesMs = expiresAt.getTime() - now.getTime();
      assertRange(livesMs > 0 && livesMs <= LONGEST_HOLD_MS, 'A hold times out later than now, within a week.');
      if (Object.values(caps).some((cap) => cap !== null)) {
        await flush();
        const purpose = { ...shared, generationId: null, model: null };
        const exceeded = findExceededCap(
          await readCapUses(locked, { accountId, caps, purpose, at: now }),
          neededMillicredits,
        );
        if (exceeded !== undefined) return exceeded;
      }
      if (book.spendable < neededMillicredits) {
        const spendableMillicredits = book.spendable;
        return { ok: false, reason: 'insufficient-credits', spendableMillicredits, neededMillicredits };
      }
      for (const { holdId, amountMillicredits, generationId, model } of holds) {
        const purpose = { ...shared, generationId, model };
        const held = holdIn(book, { holdId, amountMillicredits, expiresAt, purpose, capUses: [], at: now });
        assert(held.ok, 'what may be spent covers the sum');
      }
      return { ok: true, heldMillicredits: neededMillicredits };
    },
  });
}
