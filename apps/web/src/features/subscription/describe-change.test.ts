import { expect, test } from 'vitest';
import { formatDay, formatDue } from '../../shared/format/amounts.ts';
import {
  type AskedChange,
  billOf,
  describeChange,
  describeDone,
  describeGrants,
  titleOfChange,
} from './describe-change.ts';
import {
  NO_SUBSCRIPTION,
  SAMPLE_END,
  SAMPLE_PLANS,
  samplePreview,
  sampleSubscription,
} from './testing/billing-samples.ts';

const asked = (fields: Partial<AskedChange>): AskedChange => ({
  choice: { plan: 'pro', interval: 'monthly' },
  preview: samplePreview(),
  subscription: sampleSubscription(),
  plans: SAMPLE_PLANS,
  ...fields,
});
const scheduled = samplePreview({
  effect: 'at-period-end',
  effectiveAt: SAMPLE_END,
  chargeCents: 0,
  laterChargeCents: 34_800,
});

test.each([
  ['Subscribe to Pro', asked({ subscription: NO_SUBSCRIPTION })],
  ['Upgrade to Pro', asked({})],
  [
    'Switch to Basic',
    asked({ choice: { plan: 'basic', interval: 'monthly' }, subscription: sampleSubscription({ plan: 'pro' }) }),
  ],
  ['Switch Basic to annual', asked({ choice: { plan: 'basic', interval: 'annual' } })],
])('a confirmation is titled “%s”', (title, change) => {
  expect(titleOfChange(change)).toBe(title);
});

test('the button of a change that is paid now carries the price, to the cent', () => {
  expect(describeChange(asked({})).button).toBe('Pay $90.00');
});

test('the button of a change that waits carries the day, and the sentence says what is paid then and that nothing is now', () => {
  const words = describeChange(asked({ choice: { plan: 'basic', interval: 'annual' }, preview: scheduled }));
  expect(words.button).toBe(`Switch on ${formatDay(SAMPLE_END)}`);
  expect(words.lead).toBe(
    `Nothing is paid today. The month you have paid runs to its end on ${formatDue(SAMPLE_END)}; then Basic becomes annual and $348.00 is charged.`,
  );
});

test('going down says how long the better plan stays', () => {
  const words = describeChange(
    asked({
      choice: { plan: 'basic', interval: 'monthly' },
      subscription: sampleSubscription({ plan: 'pro' }),
      preview: { ...scheduled, laterChargeCents: 3_200 },
    }),
  );
  expect(words.lead).toContain(`Pro stays yours until ${formatDue(SAMPLE_END)}; then Basic begins and $32.00`);
});

test('an upgrade from a paid year says what returns and that what is here stays', () => {
  const { facts } = describeChange(
    asked({
      preview: samplePreview({ refundCents: 31_900 }),
      subscription: sampleSubscription({ interval: 'annual' }),
    }),
  );
  expect(facts).toEqual([
    '$319.00 for the months of annual Basic that have not begun returns to your card by itself.',
    'Credits of Basic that are here already stay and lapse on their own day.',
  ]);
});

test('what a change removes is said', () => {
  const { facts } = describeChange(
    asked({
      preview: samplePreview({ removesPendingChange: true, removesCancel: true }),
      subscription: sampleSubscription({ pendingChange: { plan: 'basic', interval: 'annual', at: SAMPLE_END } }),
    }),
  );
  expect(facts).toContain('The switch to Basic, annual, that was planned is dropped.');
  expect(facts).toContain('Your cancellation is taken back.');
});

test('a year says that its credits come month by month and without a bonus', () => {
  const { facts } = describeChange(asked({ choice: { plan: 'pro', interval: 'annual' } }));
  expect(facts).toContain('Credits come month by month, twelve times. There is no first-month bonus.');
});

test('credits are told with their kind and end, months that are alike once', () => {
  const month = { kind: 'monthly', millicredits: 3_500_000, expiresAt: SAMPLE_END } as const;
  const end = formatDue(SAMPLE_END);
  expect(describeGrants([month, { ...month, kind: 'bonus' }])).toEqual([
    `3,500 monthly credits, until ${end}`,
    `3,500 bonus credits for the first month, until ${end}`,
  ]);
  expect(describeGrants([month, { ...month, expiresAt: '2027-01-24T17:05:00.000Z' }])).toEqual([
    `3,500 monthly credits, 2 times, the first until ${end}`,
  ]);
});

test('what is done is said as a fact, and a bank prints what it is for', () => {
  expect(describeDone(asked({}))).toBe('You are on Pro');
  expect(describeDone(asked({ choice: { plan: 'basic', interval: 'annual' }, preview: scheduled }))).toBe(
    `Basic, annual, begins on ${formatDay(SAMPLE_END)}`,
  );
  expect(billOf(asked({}))).toBe('Pro, monthly, $90.00');
});
