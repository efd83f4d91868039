import { expect, test } from 'vitest';
import { FIRST_PRICE_LIST } from './catalogue-data.ts';
import { priceListContentSchema } from './price-list.ts';
import { upgradePriceList } from './upgrade-price-list.ts';

test('a list of format 1 gains the days of grace it always meant, and loses nothing', () => {
  const { grace: _grace, ...rest } = FIRST_PRICE_LIST;
  const upgraded = upgradePriceList({ ...rest, format: 1, models: { 'gesso-image': 1_000 } });
  expect(priceListContentSchema.parse(upgraded)).toEqual({
    ...rest,
    format: 2,
    grace: { attemptDays: [0, 1, 3, 5, 7] },
    models: { 'gesso-image': 1_000 },
  });
});

test('a list of the newest format stays as it is, and what is no list is refused by the schema', () => {
  const newest = { ...FIRST_PRICE_LIST, models: {}, grace: { attemptDays: [0, 2] } };
  expect(upgradePriceList(newest)).toEqual(newest);
  for (const stored of [null, 'list', {}, { format: 3 }]) {
    expect(priceListContentSchema.safeParse(upgradePriceList(stored)).success).toBe(false);
  }
});
