import { priceListSchema, updatePriceListSchema } from '@gesso/contract';
import { expect, test } from 'vitest';
import { FIRST_PRICE_LIST } from './catalogue-data.ts';
import { type PriceListContent, priceListContentSchema } from './price-list.ts';
import { findPriceListErrors, mergePriceList, presentPriceList } from './price-list-changes.rules.ts';

const CONTENT: PriceListContent = { ...FIRST_PRICE_LIST, models: { 'gpt-image': 8_000, 'flux-dev': 500 } };

const merge = (changes: unknown) =>
  priceListContentSchema.parse(mergePriceList(CONTENT, updatePriceListSchema.parse(changes)));

const pathsOf = (changes: unknown) =>
  findPriceListErrors(CONTENT, updatePriceListSchema.parse(changes)).map(({ path }) => path);

test.each([
  [{ beta: false }, { beta: false }],
  [{ grace: { attemptDays: [0, 2] } }, { grace: { attemptDays: [0, 2] } }],
  [{ topUp: { minCents: 2_000 } }, { topUp: { ...CONTENT.topUp, minCents: 2_000 } }],
  [{ agent: { freeWords: 0 } }, { agent: { ...CONTENT.agent, freeWords: 0 } }],
  [{ models: [{ key: 'flux-dev', defaultMillicredits: 0 }] }, { models: { ...CONTENT.models, 'flux-dev': 0 } }],
  [
    { plans: [{ key: 'pro', annualCents: 90_000 }] },
    { plans: { ...CONTENT.plans, pro: { ...CONTENT.plans.pro, annualCents: 90_000 } } },
  ],
])('%j changes only that', (changes, expected) => {
  expect(findPriceListErrors(CONTENT, updatePriceListSchema.parse(changes))).toEqual([]);
  expect(merge(changes)).toEqual({ ...CONTENT, ...expected });
});

test('a list that was read can be sent back as it is, and is the same', () => {
  const { priceListVersion, ...shown } = priceListSchema.parse(presentPriceList({ version: '7', content: CONTENT }));
  expect(priceListVersion).toBe('7');
  expect(pathsOf(shown)).toEqual([]);
  expect(merge(shown)).toEqual(CONTENT);
});

test.each([
  [{ models: [{ key: 'dall-e', defaultMillicredits: 1 }] }, ['models.0.key']],
  [{ models: [{ key: 'constructor', defaultMillicredits: 1 }] }, ['models.0.key']],
  [{ models: [1, 2].map((price) => ({ key: 'flux-dev', defaultMillicredits: price })) }, ['models.1.key']],
  [{ plans: [{ key: 'pro' }, { key: 'pro', annualCents: 1 }] }, ['plans.1.key']],
  [
    {
      plans: [
        { key: 'free', rank: 0 },
        { key: 'basic', rank: 5 },
      ],
    },
    ['plans.1.rank'],
  ],
  [{ plans: [{ key: 'basic', monthlyCents: 0 }] }, ['plans.0.monthlyCents']],
  [{ plans: [{ key: 'basic', annualCents: 100_000_000 }] }, ['plans.0.annualCents']],
  [{ plans: [{ key: 'basic', monthlyMillicredits: 0 }] }, ['plans.0.monthlyMillicredits']],
  [{ plans: [{ key: 'free', monthlyCents: 100 }] }, ['plans.0.monthlyCents']],
  [{ grace: { attemptDays: [1, 2] } }, ['grace.attemptDays']],
  [{ grace: { attemptDays: [0, 3, 3] } }, ['grace.attemptDays']],
  [{ topUp: { minCents: 1_050 } }, ['topUp.minCents']],
  [{ topUp: { minCents: 0 } }, ['topUp.minCents']],
  [{ topUp: { maxCents: 10_001 } }, ['topUp.maxCents']],
  [{ topUp: { minCents: 10_100 } }, ['topUp.minCents']],
  [{ topUp: { maxCents: 900 } }, ['topUp.maxCents']],
  [{ topUp: { minCents: 5_000, maxCents: 4_000 } }, ['topUp.minCents']],
  [{ topUp: { millicreditsPerCent: 0 } }, ['topUp.millicreditsPerCent']],
  [{ topUp: { millicreditsPerCent: 1_000_001 } }, ['topUp.millicreditsPerCent']],
])('%j makes no price list', (changes, paths) => {
  expect(pathsOf(changes)).toEqual(paths);
});

test('one dollar for all top-ups is a range', () => {
  expect(pathsOf({ topUp: { minCents: 4_000, maxCents: 4_000 } })).toEqual([]);
});
