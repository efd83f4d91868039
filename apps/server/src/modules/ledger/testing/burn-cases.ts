import fc from 'fast-check';
import { expect } from 'vitest';
import type { BookGrant, BookHold, Slice } from '../book.ts';
import { createGrant } from './create-book.ts';
import { after, DAY_MS, HOUR_MS, START } from './ledger-fixtures.ts';
import type { RuleCase } from './ledger-rules.ts';

const slices = (...amounts: readonly (readonly [string, number])[]): readonly Slice[] =>
  amounts.map(([grantId, amount]) => ({ grantId, amountMillicredits: BigInt(amount) }));

type Pair = readonly [string, Partial<BookGrant>, Partial<BookGrant>];

const PAIRS: readonly Pair[] = [
  ['a lower priority before a sooner end', { priority: 10 }, { priority: 20, expiresAt: after(1) }],
  ['a sooner end before an older grant', { expiresAt: after(1) }, { expiresAt: after(2), createdAt: after(-9) }],
  ['an end before no end', { expiresAt: after(999 * DAY_MS), createdAt: after(9) }, { expiresAt: null }],
  ['the older of two without end', { createdAt: after(-1) }, { createdAt: START, id: 'a' }],
  ['the lower id of twins', { id: 'a' }, { id: 'b' }],
];

const orderCases = PAIRS.map(
  ([claim, first, second]): RuleCase => ({
    name: `burn order: ${claim}`,
    check: ({ compareBurnOrder, planHold }) => {
      const pair = [createGrant({ id: 'm', ...first }), createGrant({ id: 'n', ...second })] as const;
      expect(compareBurnOrder(pair[0], pair[1])).toBeLessThan(0);
      expect(compareBurnOrder(pair[1], pair[0])).toBeGreaterThan(0);
      expect(planHold(pair.toReversed(), 1n)).toEqual(slices([pair[0].id, 1]));
    },
  }),
);

/** Listed last first, so that an order which is ignored cannot pass for one that is kept. */
const GRANTS = [
  createGrant({ id: 'topup', priority: 30 }),
  createGrant({ id: 'month', priority: 10, expiresAt: after(DAY_MS) }),
  createGrant({ id: 'free', priority: 20 }),
  createGrant({ id: 'empty', priority: 10, spendable: 0n, spent: 10n }),
];

const PLANS: readonly (readonly [bigint, readonly Slice[] | undefined])[] = [
  [0n, []],
  [1n, slices(['month', 1])],
  [10n, slices(['month', 10])],
  [11n, slices(['month', 10], ['free', 1])],
  [30n, slices(['month', 10], ['free', 10], ['topup', 10])],
  [31n, undefined],
];

const planCases = PLANS.map(
  ([amount, expected]): RuleCase => ({
    name: `planning a hold of ${amount} takes grants in burn order, all or nothing`,
    check: ({ planHold }) => expect(planHold(GRANTS, amount)).toEqual(expected),
  }),
);

const TAKEN = slices(['a', 5], ['b', 5], ['c', 5]);

const SPLITS: readonly (readonly [bigint, readonly Slice[], readonly Slice[]])[] = [
  [0n, [], slices(['c', 5], ['b', 5], ['a', 5])],
  [5n, slices(['a', 5]), slices(['c', 5], ['b', 5])],
  [7n, slices(['a', 5], ['b', 2]), slices(['c', 5], ['b', 3])],
  [15n, slices(['a', 5], ['b', 5], ['c', 5]), []],
];

const splitCases = SPLITS.map(
  ([amount, captured, returned]): RuleCase => ({
    name: `a capture of ${amount} spends what was taken first and returns what was taken last first`,
    check: ({ planCapture }) => expect(planCapture(TAKEN, amount)).toEqual({ captured, returned }),
  }),
);

/** Which grant burns, what a capture leaves to it, and in which order it comes back. */
export const BURN_CASES: readonly RuleCase[] = [
  ...orderCases,
  ...planCases,
  ...splitCases,
  {
    name: 'a grant is there up to its last millisecond and gone at its end',
    check: ({ hasEnded }) => {
      const grant = createGrant({ id: 'a', expiresAt: after(HOUR_MS) });
      const instants = [after(HOUR_MS - 1), after(HOUR_MS), after(HOUR_MS + 1)];
      expect(instants.map((at) => hasEnded(grant, at))).toEqual([false, true, true]);
      expect(hasEnded(createGrant({ id: 'a' }), after(999 * DAY_MS))).toBe(false);
      expect(hasEnded(createGrant({ id: 'a', voidedAt: START }), START)).toBe(true);
    },
  },
  {
    name: 'planning a hold does not depend on the order in which grants are listed',
    check: ({ planHold }) => {
      const many = Array.from({ length: 8 }, (_, index) =>
        createGrant({
          id: `g${index}`,
          priority: [10, 20, 30][index % 3] ?? 0,
          expiresAt: index % 2 === 0 ? null : after(index),
          spendable: BigInt(index),
        }),
      );
      fc.assert(
        fc.property(fc.shuffledSubarray(many, { minLength: 8 }), fc.bigInt(0n, 30n), (shuffled, amount) => {
          expect(planHold(shuffled, amount)).toEqual(planHold(many, amount));
        }),
      );
    },
  },
  {
    name: 'a release returns everything, last taken first',
    check: ({ planRelease }) => expect(planRelease(TAKEN)).toEqual(slices(['c', 5], ['b', 5], ['a', 5])),
  },
  {
    name: 'refunds in two steps return the same slices as one refund',
    check: ({ planRefund }) => {
      const captured: BookHold = {
        ...{ generationId: null, runId: null, projectId: null, apiKeyId: null, model: null },
        ...{ id: 'h', amountMillicredits: 15n, slices: TAKEN, createdAt: START, state: 'captured' },
        ...{ capturedMillicredits: 12n, refundedMillicredits: 0n, expiresAt: START, resolvedAt: START },
        ...{ capturedBy: 'c', captureLapsedMillicredits: 0n },
      };
      expect(planRefund(captured, 12n)).toEqual(slices(['c', 2], ['b', 5], ['a', 5]));
      expect(planRefund(captured, 4n)).toEqual(slices(['c', 2], ['b', 2]));
      expect(planRefund({ ...captured, refundedMillicredits: 4n }, 8n)).toEqual(slices(['b', 3], ['a', 5]));
    },
  },
];
