import { expect, test } from 'vitest';
import { readPayment } from './payment-memory.ts';

test('what was stored is read back', () => {
  const payment = {
    errand: 'card',
    what: 'Pro, $90.00',
    returnTo: '/plans',
    choice: { plan: 'pro', interval: 'annual' },
  };
  expect(readPayment(payment)).toEqual(payment);
});

test.each([
  ['nothing', null],
  ['another shape', { errand: 'card', what: 1, returnTo: '/plans' }],
  ['a way out of this site', { errand: 'card', what: 'Pro', returnTo: '//evil.example' }],
  ['a way out by a scheme', { errand: 'card', what: 'Pro', returnTo: 'https://evil.example' }],
])('%s is not followed', (_, stored) => {
  expect(readPayment(stored)).toBeUndefined();
});

test('a plan that no longer exists is left out', () => {
  const stored = {
    errand: 'confirmation',
    what: 'Gold',
    returnTo: '/plans',
    choice: { plan: 'gold', interval: 'annual' },
  };
  expect(readPayment(stored)).toEqual({ errand: 'confirmation', what: 'Gold', returnTo: '/plans' });
});
