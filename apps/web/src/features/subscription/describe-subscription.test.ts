import { expect, test } from 'vitest';
import { formatDay, formatDue } from '../../shared/format/amounts.ts';
import {
  describeCancelled,
  describeCancelling,
  describePendingChange,
  describePlan,
  statusWord,
} from './describe-subscription.ts';
import { NO_SUBSCRIPTION, SAMPLE_END, SAMPLE_PLANS, sampleSubscription } from './testing/billing-samples.ts';

const pending = { plan: 'basic', interval: 'annual', at: SAMPLE_END } as const;

test.each([
  ['Active', sampleSubscription()],
  ['Active, changes soon', sampleSubscription({ pendingChange: pending })],
  ['Payment owed', sampleSubscription({ status: 'past-due' })],
  ['Cancelled, runs to its end', sampleSubscription({ status: 'cancelling' })],
  [undefined, NO_SUBSCRIPTION],
])('%j is what is said of where it stands', (word, subscription) => {
  expect(statusWord(subscription)).toBe(word);
});

test('what waits is said with its hour and its price', () => {
  const subscription = sampleSubscription({ pendingChange: pending, nextChargeCents: 34_800 });
  expect(describePendingChange(subscription, SAMPLE_PLANS)).toBe(
    `Switches to Basic, annual, on ${formatDue(SAMPLE_END)}. $348.00 is charged then.`,
  );
  expect(describePendingChange(sampleSubscription(), SAMPLE_PLANS)).toBeUndefined();
});

test('before cancelling one reads the last day, that nothing is taken back, and what is dropped', () => {
  const words = describeCancelling(sampleSubscription({ pendingChange: pending }), SAMPLE_PLANS);
  expect(words[0]).toBe(`Your last day is ${formatDue(SAMPLE_END)}. Nothing is charged any more.`);
  expect(words.join(' ')).toContain('Nothing is taken back');
  expect(words).toContain('The switch to Basic, annual, that was planned is dropped.');
});

test('a paid year goes on bringing its credits', () => {
  const words = describeCancelling(sampleSubscription({ interval: 'annual' }), SAMPLE_PLANS);
  expect(words.join(' ')).toContain('the months you have paid go on bringing their credits');
});

test('in grace cancelling ends at once and the owed invoice is void', () => {
  const [first] = describeCancelling(sampleSubscription({ status: 'past-due' }), SAMPLE_PLANS);
  expect(first).toContain('Basic ends at once');
  expect(first).toContain('invoice of $32.00 is void');
});

test('after cancelling one reads until when it stays', () => {
  const subscription = sampleSubscription({ status: 'cancelling', cancelAt: SAMPLE_END });
  expect(describeCancelled(subscription, SAMPLE_PLANS)).toBe(`Cancelled. Basic stays until ${formatDay(SAMPLE_END)}.`);
  expect(describeCancelled(NO_SUBSCRIPTION, SAMPLE_PLANS)).toBe('Your plan has ended. Nothing is charged any more.');
});

test('a plan is named with how it is paid', () => {
  expect(describePlan(SAMPLE_PLANS, { plan: 'pro', interval: 'annual' })).toBe('Pro, annual');
  expect(describePlan(SAMPLE_PLANS, { plan: 'free', interval: null })).toBe('Free');
});
