import { catalogueSchema } from '@gesso/contract';
import { expect, test } from 'vitest';
import { countAffordable, presentCatalogue } from './catalogue.rules.ts';
import { FIRST_PRICE_LIST } from './catalogue-data.ts';
import type { PriceList } from './price-list.ts';
import { exampleProviders } from './testing/example-providers.ts';

const models = exampleProviders().flatMap((provider) =>
  provider.models.map((definition) => ({ definition, provider, availability: provider.availability() })),
);

function priceList(changes: Partial<PriceList['content']> = {}): PriceList {
  const prices = Object.fromEntries(models.map(({ definition }) => [definition.key, definition.defaultMillicredits]));
  return { version: '1', content: { ...FIRST_PRICE_LIST, models: prices, ...changes } };
}

/** Word for word from the FAQ, and beside it what the pool pays for, rounded down. */
const FAQ = [
  ['Agent', 'Simple Task', '4 Image', '~10 ~70 ~35 ~220 ~110', [10, 70, 35, 220, 110]],
  [
    'Agent',
    'Complex Task',
    'Includes 5 images, 5 video clips, and 1 combined video.',
    '~4 ~28 ~14 ~88 ~44',
    [4, 28, 14, 88, 44],
  ],
  ['Image Generation tools', 'GPT image', '1 Image', '~125 ~875 ~438 ~2750 ~1375', [125, 875, 437, 2750, 1375]],
  [
    'Image Generation tools',
    'Flux dev',
    '1 Image',
    '~2000 ~14000 ~7000 ~44000 ~22000',
    [2000, 14000, 7000, 44000, 22000],
  ],
  ['Image Generation tools', 'Flux pro', '1 Image', '~200 ~1400 ~700 ~4400 ~2200', [200, 1400, 700, 4400, 2200]],
  ['Image Generation tools', 'Recraft V3', '1 Image', '~62 ~437 ~217 ~1375 ~687', [62, 437, 218, 1375, 687]],
  ['Video Generation tools', 'Kling1.6 pro', '1 Video', '~28 ~194 ~97 ~611 ~306', [27, 194, 97, 611, 305]],
  ['Video Generation tools', 'Hailuo 01', '1 Video', '~31 ~218 ~109 ~687 ~343', [31, 218, 109, 687, 343]],
  ['Video Generation tools', 'Runway Gen4', '1 Video', '~20 ~140 ~70 ~440 ~220', [20, 140, 70, 440, 220]],
  ['3Dmodel Generation tools', 'Tripo', '1 3D model', '~21 ~152 ~76 ~478 ~239', [21, 152, 76, 478, 239]],
  ['3Dmodel Generation tools', 'Rodin', '1 3D model', '~21 ~152 ~76 ~478 ~239', [21, 152, 76, 478, 239]],
] as const;

test.each(FAQ)('the usage table prints %s, %s as the FAQ does and counts what the pools pay for', (...expected) => {
  const [group, type, units, cells, live] = expected;
  const { usageTable } = presentCatalogue(priceList(), models);
  const row = usageTable.rows.find((candidate) => candidate.type === type);
  expect(row).toMatchObject({ group, units, cells: cells.split(' '), live });
});

test('the table has the FAQ’s eleven rows in its order under its five columns', () => {
  const { usageTable } = presentCatalogue(priceList(), models);
  expect(usageTable.rows.map(({ type }) => type)).toEqual(FAQ.map(([, type]) => type));
  expect(usageTable.columns).toEqual([
    'Free (beta)',
    'Basic (First month)',
    'Basic (Following month)',
    'Pro (First month)',
    'Pro (Following month)',
  ]);
});

test('the catalogue has the shape of the contract, plans by rank and no model without a price', () => {
  const catalogue = catalogueSchema
    .omit({ planners: true })
    .parse(presentCatalogue(priceList({ models: { 'gpt-image': 8_000 } }), models));
  expect(catalogue.plans.map(({ key }) => key)).toEqual(['free', 'basic', 'pro']);
  expect(catalogue.models.map(({ key }) => key)).toEqual(['gpt-image']);
});

test('availability comes with its reason', () => {
  const { models: rows } = presentCatalogue(priceList(), models);
  expect(rows.find(({ key }) => key === 'gesso-image')).toMatchObject({ available: true, unavailableReason: null });
  expect(rows.find(({ key }) => key === 'tripo')).toMatchObject({
    available: false,
    unavailableReason: 'This version does not run it yet.',
  });
});

test('after the beta the first month buys what every month buys', () => {
  const { usageTable } = presentCatalogue(priceList({ beta: false }), models);
  expect(usageTable.rows[0]?.live).toEqual([10, 35, 35, 110, 110]);
});

test('live figures follow the price list', () => {
  const { models: prices } = priceList().content;
  const { usageTable } = presentCatalogue(priceList({ models: { ...prices, 'flux-pro': 7_000 } }), models);
  expect(usageTable.rows.find(({ modelKey }) => modelKey === 'flux-pro')?.live).toEqual([142, 1000, 500, 3142, 1571]);
});

test('what costs nothing can be had without end', () => {
  expect(countAffordable(1_000, 0)).toBe(Number.MAX_SAFE_INTEGER);
  expect(countAffordable(0, 8_000)).toBe(0);
  expect(countAffordable(999, 1_000)).toBe(0);
});
