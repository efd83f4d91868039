import type { CapUse } from './book.ts';
import type { HoldAnswer } from './ledger.ts';

/**
 * Finds the first cap that one more hold would exceed. Exactly at a cap is allowed.
 *
 * @param uses - What each cap that is set has been used for so far: held and spent, without released.
 * @returns The refusal, or undefined when all caps have room.
 */
export function findExceededCap(
  uses: readonly CapUse[],
  neededMillicredits: bigint,
): Extract<HoldAnswer, { readonly reason: 'cap-exceeded' }> | undefined {
  const exceeded = uses.find((use) => use.usedMillicredits + neededMillicredits > use.capMillicredits);
  return exceeded && { ok: false, reason: 'cap-exceeded', ...exceeded, neededMillicredits };
}

/** The UTC day that an instant lies in: from its first millisecond up to, but not including, the next day's. */
export function utcDayOf(at: Date): { readonly from: Date; readonly to: Date } {
  const from = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  return { from: new Date(from), to: new Date(from + 24 * 3_600_000) };
}
