import type { Period, Refusal } from './billing.ts';

/** True from a term's end on: the end itself lies outside of it. */
export function hasEnded(term: Pick<Period, 'endsAt'>, now: Date): boolean {
  return term.endsAt <= now;
}

/** The answer between the end of a term and the moment its renewal is written. */
export const TERM_IS_CHANGING: Refusal = {
  ok: false,
  code: 'change-in-progress',
  message: 'The paid term has just ended and the next one is being charged. Try again in a moment.',
};
