import type { PaymentOptions } from '@gesso/contract';
import { expect, test } from 'vitest';
import { describeCard } from './card-words.ts';
import { pickCard } from './use-card.ts';

const saved = { brand: 'visa', last4: '4242' };
const sandbox: PaymentOptions = {
  gateway: 'sandbox',
  testCards: [
    { token: 'tok_success', name: 'Visa', does: 'Pays.' },
    { token: 'tok_decline', name: 'Visa', does: 'Declines.' },
  ],
  hostedEntry: false,
  supportEmail: null,
};
const hosted = { ...sandbox, gateway: 'stripe', testCards: [], hostedEntry: true };
const asked = { saved, wantsAnother: false, token: undefined, options: sandbox };

test.each([
  ['the saved card pays unless another is wanted', asked, { kind: 'saved', card: saved }],
  [
    'the first test card stands for another one',
    { ...asked, wantsAnother: true },
    { kind: 'token', token: 'tok_success' },
  ],
  [
    'a chosen test card is taken',
    { ...asked, saved: null, token: 'tok_decline' },
    { kind: 'token', token: 'tok_decline' },
  ],
  [
    'a real gateway has the card entered on its own page',
    { ...asked, saved: null, options: hosted },
    { kind: 'hosted' },
  ],
  ['nothing is chosen before the ways are known', { ...asked, saved: null, options: undefined }, { kind: 'unknown' }],
] as const)('%s', (_, situation, pick) => {
  expect(pickCard(situation)).toEqual(pick);
});

test('a card is named by its brand and last digits', () => {
  expect(describeCard(saved)).toBe('Visa ending in 4242');
});
