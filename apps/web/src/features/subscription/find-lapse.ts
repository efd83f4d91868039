import type { Grant } from '@gesso/contract';

const DAY_MS = 24 * 3_600_000;
/** A week is time enough to make something with what is left. */
const WARN_WITHIN_MS = 7 * DAY_MS;
/** Less than both is not worth a banner. */
const SHARE_WORTH_TELLING = 0.1;
const MILLICREDITS_WORTH_TELLING = 100_000;

export type Lapse = { readonly millicredits: number; readonly at: string };

/**
 * What of a month's credits is about to lapse, if it is worth telling: within seven days, and more than a tenth of what the
 * month brought or more than 100 credits.
 *
 * @param now - Milliseconds.
 */
export function findLapse(grants: readonly Grant[], now: number): Lapse | undefined {
  const ending = grants.filter(
    ({ kind, expiresAt }) => (kind === 'monthly' || kind === 'bonus') && expiresAt !== null && endsSoon(expiresAt, now),
  );
  const at = ending
    .map(({ expiresAt }) => expiresAt as string) // None of those that end soon never ends.
    .sort()[0];
  if (at === undefined) return undefined;
  const together = ending.filter(({ expiresAt }) => expiresAt === at);
  const left = sum(together.map(({ remainingMillicredits }) => remainingMillicredits));
  const brought = sum(together.map(({ amountMillicredits }) => amountMillicredits));
  const isWorthTelling = left > brought * SHARE_WORTH_TELLING || left > MILLICREDITS_WORTH_TELLING;
  return isWorthTelling ? { millicredits: left, at } : undefined;
}

function endsSoon(expiresAt: string, now: number): boolean {
  const leftMs = Date.parse(expiresAt) - now;
  return leftMs > 0 && leftMs <= WARN_WITHIN_MS;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
