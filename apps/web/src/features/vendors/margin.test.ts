import { expect, test } from 'vitest';
import { marginOf } from './margin.rules.ts';

const model = { key: 'flux-pro', name: 'Flux pro', kind: 'image', routes: [] } as const;
const figures = (results: number, earnedMillicredits: number, costMicroUsd: number, costsKnown: number) => ({
  ...model,
  routes: [],
  results,
  earnedMillicredits,
  costMicroUsd,
  costsKnown,
});

test.each([
  ['a hundred pictures at 5 credits and 4 cents', figures(100, 500_000, 4_000_000, 100), '$5.00', '$4.00', 20, false],
  ['a loss', figures(1, 1_000, 20_000, 1), '$0.01', '$0.02', -100, false],
  ['bills of half of them', figures(2, 10_000, 40_000, 1), '$0.10', '$0.04', 60, true],
  ['no bill at all', figures(2, 10_000, 0, 0), '$0.10', null, null, false],
  ['nothing sold', figures(0, 0, 0, 0), '$0.00', null, null, false],
])('%s', (_, sold, earned, cost, leftPercent, isPartial) => {
  expect(marginOf(sold, 1_000)).toEqual({ earned, cost, leftPercent, isPartial });
});
