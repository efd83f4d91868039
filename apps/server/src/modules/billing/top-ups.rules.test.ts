import { expect, test } from 'vitest';
import { ANCHOR, createOwedTerm, createSubscription, PRICE_LIST } from './testing/billing-fixtures.ts';
import { decideTopUp } from './top-ups.rules.ts';

const member = createSubscription();
const topUp = (cents: number, subscription: Parameters<typeof decideTopUp>[0]['subscription'] = member, now = ANCHOR) =>
  decideTopUp({ cents, subscription, priceList: PRICE_LIST, now });

test.each([
  [1_000, 1_000_000n],
  [1_100, 1_100_000n],
  [10_000, 10_000_000n],
])('%i cents give %i millicredits', (cents, amountMillicredits) => {
  expect(topUp(cents)).toEqual({ ok: true, cents, amountMillicredits });
});

test('every whole dollar from $10 to $100 can be bought and nothing between or beyond', () => {
  const sold = Array.from({ length: 12_000 }, (_, cents) => cents).filter((cents) => topUp(cents).ok);
  expect(sold).toEqual(Array.from({ length: 91 }, (_, index) => 1_000 + 100 * index));
});

test.each([
  ['$9.99', 999],
  ['$9', 900],
  ['$100.01', 10_001],
  ['$101', 10_100],
  ['$10.50', 1_050],
  ['a fraction of a cent', 1_000.5],
  ['nothing', 0],
  ['less than nothing', -1_000],
  ['no number', Number.NaN],
  ['all the money', Number.POSITIVE_INFINITY],
  ['a sum beyond whole numbers', 1e21],
])('%s is out of range', (_, cents) => {
  expect(topUp(cents)).toMatchObject({ ok: false, code: 'amount-out-of-range' });
});

test('the refusal names the range of the price list', () => {
  expect(topUp(1)).toMatchObject({ message: 'A top-up is of whole dollars, from $10 to $100.' });
});

test('without a subscription, whatever the sum, membership is asked for', () => {
  for (const cents of [1_000, 999])
    expect(topUp(cents, null)).toMatchObject({ ok: false, code: 'membership-required' });
});

test('in grace nothing is sold', () => {
  const subscription = createSubscription({ term: createOwedTerm() });
  expect(topUp(1_000, subscription)).toMatchObject({ ok: false, code: 'past-due' });
});

test('a cancelled membership buys up to its last millisecond', () => {
  const subscription = createSubscription({ cancelRequestedAt: ANCHOR });
  const { endsAt } = subscription.term;
  expect(topUp(1_000, subscription, new Date(endsAt.getTime() - 1))).toMatchObject({ ok: true });
  expect(topUp(1_000, subscription, endsAt)).toMatchObject({ ok: false, code: 'membership-required' });
});

test('the rate is that of the price list', () => {
  const priceList = {
    version: '9',
    content: { ...PRICE_LIST.content, topUp: { minCents: 500, maxCents: 500, millicreditsPerCent: 700 } },
  };
  expect(decideTopUp({ cents: 500, subscription: member, priceList, now: ANCHOR })).toMatchObject({
    amountMillicredits: 350_000n,
  });
});
