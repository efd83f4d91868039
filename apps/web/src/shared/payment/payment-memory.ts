import { INTERVALS, PLAN_KEYS } from '@gesso/contract';
import type { PlanChoice } from '../plans/choice.ts';

const STORAGE_KEY = 'gesso-payment-under-way';

/** What was being paid when the person left for a page of the bank or of the gateway. Lives as long as the tab. */
export type PaymentUnderWay = {
  /** What the person left for: to enter a card, or to confirm a payment at the bank. */
  readonly errand: 'card' | 'confirmation';
  /** What it is for, as a bank would print it: `Pro, monthly, $90.00`. */
  readonly what: string;
  /** Where the person was; a path of this site. */
  readonly returnTo: string;
  /** The change that waits for a card, if it was for one. */
  readonly choice?: PlanChoice;
};

/** Keeps what is being paid for the way back. Without storage the way back leads to the account page. */
export function rememberPayment(payment: PaymentUnderWay): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(payment));
  } catch {
    // This browser allows no storage; the payment itself does not need it.
  }
}

/** What was being paid, if this tab knows. */
export function recallPayment(): PaymentUnderWay | undefined {
  try {
    return readPayment(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Forgets it, once its outcome is known. */
export function forgetPayment(): void {
  try {
    sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // Nothing was kept then.
  }
}

/** Reads what an earlier version of the page may have stored. */
export function readPayment(stored: unknown): PaymentUnderWay | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { errand, what, returnTo, choice } = stored as Readonly<Record<keyof PaymentUnderWay, unknown>>;
  if (errand !== 'card' && errand !== 'confirmation') return undefined;
  // Only a path of this very site may be returned to.
  if (typeof what !== 'string' || typeof returnTo !== 'string' || !/^\/(?![/\\])/.test(returnTo)) return undefined;
  const read = readChoice(choice);
  return { errand, what, returnTo, ...(read ? { choice: read } : {}) };
}

function readChoice(stored: unknown): PlanChoice | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { plan, interval } = stored as { plan?: unknown; interval?: unknown };
  const knownPlan = PLAN_KEYS.find((key) => key === plan);
  const knownInterval = INTERVALS.find((key) => key === interval);
  return knownPlan && knownInterval ? { plan: knownPlan, interval: knownInterval } : undefined;
}
