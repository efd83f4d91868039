import { expect, test } from 'vitest';
import { countActivatedMonths, listTermGrants, makeTerm } from './terms.rules.ts';
import { AFTER_BETA, ANCHOR, PRICE_LIST } from './testing/billing-fixtures.ts';

const make = (interval: 'monthly' | 'annual', options: Partial<Parameters<typeof makeTerm>[0]> = {}) =>
  makeTerm({
    choice: { plan: 'basic', interval },
    priceList: PRICE_LIST,
    anchorAt: ANCHOR,
    firstMonth: 0,
    hasPaidMonthlyTerm: false,
    ...options,
  });

const grantsOf = (term: ReturnType<typeof make>, paidAt: string) =>
  listTermGrants({ subscriptionId: 's', anchorAt: ANCHOR, term, paidAt: new Date(paidAt) }).map((grant) =>
    [grant.operationId, grant.amountMillicredits, grant.effectiveAt.toISOString(), grant.expiresAt.toISOString()].join(
      ' ',
    ),
  );

test('a term lasts from its boundary to the one after its months, at the price of its list', () => {
  expect(make('annual', { firstMonth: 1 })).toEqual({
    plan: 'basic',
    interval: 'annual',
    firstMonth: 1,
    months: 12,
    startsAt: new Date('2026-02-28T10:20:30.400Z'),
    endsAt: new Date('2027-02-28T10:20:30.400Z'),
    priceCents: 34_800,
    priceListVersion: '1',
    monthlyMillicredits: 3_500_000n,
    bonusMillicredits: 0n,
  });
});

test('the bonus comes with a first monthly term during the beta, and otherwise never', () => {
  expect(make('monthly').bonusMillicredits).toBe(3_500_000n);
  expect(make('monthly', { choice: { plan: 'pro', interval: 'monthly' } }).bonusMillicredits).toBe(11_000_000n);
  expect(make('annual').bonusMillicredits).toBe(0n);
  expect(make('monthly', { hasPaidMonthlyTerm: true }).bonusMillicredits).toBe(0n);
  expect(make('monthly', { priceList: AFTER_BETA }).bonusMillicredits).toBe(0n);
});

test('a month and its bonus begin and end together', () => {
  expect(grantsOf(make('monthly'), '2026-01-31T10:20:30.400Z')).toEqual([
    'window:s:0 3500000 2026-01-31T10:20:30.400Z 2026-02-28T10:20:30.400Z',
    'first-month-bonus 3500000 2026-01-31T10:20:30.400Z 2026-02-28T10:20:30.400Z',
  ]);
});

test('a year gives twelve months, each from its boundary to the next', () => {
  const grants = grantsOf(make('annual'), '2026-01-31T10:20:30.400Z');
  expect(grants).toHaveLength(12);
  expect(grants.slice(0, 3)).toEqual([
    'window:s:0 3500000 2026-01-31T10:20:30.400Z 2026-02-28T10:20:30.400Z',
    'window:s:1 3500000 2026-02-28T10:20:30.400Z 2026-03-31T10:20:30.400Z',
    'window:s:2 3500000 2026-03-31T10:20:30.400Z 2026-04-30T10:20:30.400Z',
  ]);
  expect(grants.at(-1)).toBe('window:s:11 3500000 2026-12-31T10:20:30.400Z 2027-01-31T10:20:30.400Z');
});

test('paid late, credits begin with the payment and still end with the month', () => {
  expect(grantsOf(make('monthly', { hasPaidMonthlyTerm: true }), '2026-02-07T10:20:30.400Z')).toEqual([
    'window:s:0 3500000 2026-02-07T10:20:30.400Z 2026-02-28T10:20:30.400Z',
  ]);
});

test('a month that is over at the payment gives nothing, a millisecond before it does', () => {
  const term = make('annual');
  expect(grantsOf(term, '2026-03-31T10:20:30.400Z')[0]).toMatch(/^window:s:2 /);
  expect(grantsOf(term, '2026-03-31T10:20:30.399Z')[0]).toBe(
    'window:s:1 3500000 2026-03-31T10:20:30.399Z 2026-03-31T10:20:30.400Z',
  );
  expect(grantsOf(term, '2027-01-31T10:20:30.400Z')).toEqual([]);
});

test('a plan that gives no credits makes no empty grants', () => {
  const basic = { ...PRICE_LIST.content.plans.basic, monthlyMillicredits: 0, firstMonthBonusMillicredits: 0 };
  const priceList = { version: '3', content: { ...PRICE_LIST.content, plans: { ...PRICE_LIST.content.plans, basic } } };
  expect(grantsOf(make('monthly', { priceList }), '2026-01-31T10:20:30.400Z')).toEqual([]);
});

test.each([
  ['2026-01-31T10:20:30.400Z', 1],
  ['2026-02-28T10:20:30.399Z', 1],
  ['2026-02-28T10:20:30.400Z', 2],
  ['2026-03-31T10:20:30.399Z', 2],
  ['2026-12-31T10:20:30.400Z', 12],
  ['2027-01-31T10:20:30.399Z', 12],
  // Late by a standstill: no month beyond those of the term.
  ['2027-06-01T00:00:00.000Z', 12],
])('at %s so many months of the year have begun: %i', (now, months) => {
  expect(countActivatedMonths({ anchorAt: ANCHOR, term: make('annual'), now: new Date(now) })).toBe(months);
});
