import type { ErrorCode } from '@gesso/contract';
import { ProblemError, UnreachableError } from './problem-error.ts';

/** A way on that the screen can offer as a link or a button. */
export type WayOn = 'sign-in' | 'plans' | 'caps' | 'subscription' | 'retry' | 'reload' | 'setup' | 'none';

export type Explanation = { readonly title: string; readonly detail: string; readonly wayOn: WayOn };

/** What happened, in words for a screen, and what the person can do about it. */
export function explainError(error: unknown): Explanation {
  if (error instanceof ProblemError) return { detail: error.detail, ...explainCode(error.code) };
  if (error instanceof UnreachableError) return { title: 'No connection', detail: error.message, wayOn: 'retry' };
  return {
    title: 'Something broke on this page',
    detail: 'Nothing was charged by it. Reload the page; if it happens again, tell the operator.',
    wayOn: 'reload',
  };
}

/** Every code of the contract; a new one does not compile until it has words here. */
function explainCode(code: ErrorCode): { readonly title: string; readonly wayOn: WayOn } {
  switch (code) {
    case 'unauthenticated':
    case 'session-required':
      return { title: 'Sign in first', wayOn: 'sign-in' };
    case 'insufficient-credits':
      return { title: 'Not enough credits', wayOn: 'plans' };
    case 'cap-exceeded':
      return { title: 'A cap stopped it', wayOn: 'caps' };
    case 'max-exceeded':
      return { title: 'The price changed', wayOn: 'retry' };
    case 'model-unavailable':
      return { title: 'This model needs a key', wayOn: 'setup' };
    case 'rate-limited':
      return { title: 'Too fast', wayOn: 'retry' };
    case 'not-found':
      return { title: 'Not here', wayOn: 'none' };
    case 'forbidden-origin':
    case 'idempotency-mismatch':
    case 'stale-plan':
    case 'stale-quote':
    case 'stale-preview':
      return { title: 'This page is out of date', wayOn: 'reload' };
    case 'change-in-progress':
      return { title: 'A payment is still being decided', wayOn: 'retry' };
    case 'conflict':
    case 'internal':
      return { title: 'That did not work', wayOn: 'retry' };
    case 'invalid-request':
    case 'invalid-settings':
    case 'invalid-prompt':
    case 'invalid-file':
    case 'prohibited':
    case 'unknown-model':
    case 'unknown-price':
    case 'amount-out-of-range':
    case 'payload-too-large':
    case 'unsupported-media-type':
    case 'method-not-allowed':
    case 'clock-backwards':
      return { title: 'This was refused', wayOn: 'none' };
    case 'no-change':
    case 'use-cancel':
      return { title: 'The plan stays as it is', wayOn: 'subscription' };
    case 'past-due':
      return { title: 'A payment is owed', wayOn: 'subscription' };
    case 'membership-required':
      return { title: 'For members only', wayOn: 'plans' };
    case 'payment-declined':
      return { title: 'The payment was declined', wayOn: 'none' };
    case 'authentication-required':
      return { title: 'Your bank asks you to confirm', wayOn: 'none' };
  }
}

/** The sentence for one field of the request, or undefined when the refusal is about something else. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.errors.find((field) => field.path === path)?.message;
}
