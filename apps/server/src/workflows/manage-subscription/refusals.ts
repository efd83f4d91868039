import type { BillingRefusal } from './billing-stories.ts';

/** Answers that more than one story gives. */

export const NO_ACCOUNT: BillingRefusal = { ok: false, code: 'not-found', message: 'There is no such account.' };

export const IN_PROGRESS: BillingRefusal = {
  ok: false,
  code: 'change-in-progress',
  message: 'Another payment of this account is being made. Look again in a moment; nothing was charged by this call.',
};

export const NO_ANSWER: BillingRefusal = {
  ok: false,
  code: 'change-in-progress',
  message:
    'The payment company has not answered. Nothing will be charged twice: it is looked up by itself within minutes.',
};

export const STALE_PREVIEW: BillingRefusal = {
  ok: false,
  code: 'stale-preview',
  message: 'What this change costs or does is not what was shown. Look at the new preview and confirm it.',
};

export const NEEDS_CARD: BillingRefusal = {
  ok: false,
  code: 'invalid-request',
  message: 'There is no saved card. Give a payment method.',
  errors: [{ path: 'paymentMethod', message: 'is needed: no card is saved' }],
};

export const GIVEN_BACK: BillingRefusal = {
  ok: false,
  code: 'conflict',
  message: 'The subscription has changed since this was asked, so nothing was done, and the payment goes back whole.',
};
