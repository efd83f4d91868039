import { expect, test } from 'vitest';
import { type Installation, presentSetup } from './setup.presenter.ts';

const BARE: Installation = {
  hasOwnDatabase: false,
  hasOwnStorage: false,
  hasRealPayments: false,
  hasMailServer: false,
  languageModel: { name: null, problem: null },
};

const paymentsOf = (installation: Installation) =>
  presentSetup({ models: [] }, installation).parts.find(({ key }) => key === 'payments');

test('payments in the sandbox name both variables and the address of the webhook', () => {
  expect(paymentsOf(BARE)).toMatchObject({
    ready: false,
    how: expect.stringMatching(/STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.*\/api\/webhooks\/stripe/),
  });
});

test('payments by Stripe leave nothing to do', () => {
  expect(paymentsOf({ ...BARE, hasRealPayments: true })).toMatchObject({ ready: true, how: 'Nothing to do.' });
});

test('without a mail server it is said which variables name one', () => {
  const mailOf = (installation: Installation) =>
    presentSetup({ models: [] }, installation).parts.find(({ key }) => key === 'mail');
  expect(mailOf(BARE)).toMatchObject({ ready: false, how: expect.stringContaining('GESSO_MAIL_URL') });
  expect(mailOf({ ...BARE, hasMailServer: true })).toMatchObject({ ready: true, how: 'Nothing to do.' });
});

test('a language model is named, and where none is, the variables that add one and what is missing', () => {
  const modelOf = (languageModel: Installation['languageModel']) =>
    presentSetup({ models: [] }, { ...BARE, languageModel }).parts.find(({ key }) => key === 'language-model');
  expect(modelOf({ name: null, problem: null })).toMatchObject({
    ready: false,
    how: expect.stringMatching(/^Optional\. Set ANTHROPIC_API_KEY, OPENAI_API_KEY or GOOGLE_API_KEY, or LLM_BASE_URL/),
  });
  expect(modelOf({ name: null, problem: 'LLM_MODEL names no vendor.' })?.how).toMatch(
    /^LLM_MODEL names no vendor\. Set/,
  );
  expect(modelOf({ name: 'anthropic/claude-sonnet-5-5', problem: null })).toMatchObject({
    name: expect.stringContaining('anthropic/claude-sonnet-5-5'),
    ready: true,
  });
});
