import { expect, test } from 'vitest';
import { describeAboveMaximum, describeHoldRefusal } from './refusals.ts';

test.each([
  [1_000n, 0n, 'This costs 1 credit and you have 0.'],
  [999n, 1n, 'This costs 0.999 credits and you have 0.001.'],
  [2_000n, 1_000n, 'This costs 2 credits and you have 1.'],
  [1_234_500n, 1_000_000n, 'This costs 1,234.5 credits and you have 1,000.'],
])('work for %s millicredits with %s is refused in plain words', (neededMillicredits, spendableMillicredits, words) => {
  const refusal = describeHoldRefusal({
    ok: false,
    reason: 'insufficient-credits',
    neededMillicredits,
    spendableMillicredits,
  });
  expect(refusal).toMatchObject({ code: 'insufficient-credits', message: words });
});

test.each([
  [1_000n, 500n, 'This costs 1 credit, above your cap per day: 0 of 0.5 credits used.'],
  [2_000n, 1_000n, 'This costs 2 credits, above your cap per day: 0 of 1 credit used.'],
])(
  'work for %s millicredits under a cap of %s is refused in plain words',
  (neededMillicredits, capMillicredits, words) => {
    const refusal = describeHoldRefusal({
      ok: false,
      reason: 'cap-exceeded',
      cap: 'day',
      capMillicredits,
      usedMillicredits: 0n,
      neededMillicredits,
    });
    expect(refusal).toMatchObject({ code: 'cap-exceeded', message: words });
  },
);

test('a price above the maximum of whoever asks is refused in plain words', () => {
  expect(describeAboveMaximum({ neededMillicredits: 1_000n, maximumMillicredits: 999n })).toMatchObject({
    code: 'max-exceeded',
    message: 'This costs 1 credit, above your maximum of 0.999.',
  });
});
