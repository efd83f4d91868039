import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Book, BookGrant } from './book.ts';
import { compareBurnOrder, hasEnded } from './burn-order.rules.ts';
import { findExceededCap, utcDayOf } from './caps.rules.ts';
import { nextDueAt, settleBook } from './due.rules.ts';
import { addGrant } from './grants.rules.ts';
import { holdIn } from './holds.rules.ts';
import { move } from './movements.rules.ts';
import { planCapture, planHold, planRefund, planRelease } from './slices.rules.ts';
import { createBook, createGrant } from './testing/create-book.ts';
import { after, DAY_MS, HOUR_MS, START } from './testing/ledger-fixtures.ts';

const slices = (...amounts: readonly (readonly [string, number])[]) =>
  amounts.map(([grantId, amount]) => ({ grantId, amountMillicredits: BigInt(amount) }));

const purpose = { generationId: null, runId: null, projectId: null, apiKeyId: null, model: null };

function hold(book: Book, holdId: string, amount: bigint, at: Date, expiresAt: Date): boolean {
  return holdIn(book, { holdId, amountMillicredits: amount, expiresAt, purpose, capUses: [], at }).ok;
}

describe('burn order', () => {
  test.each<[string, Partial<BookGrant>, Partial<BookGrant>]>([
    ['a lower priority before a sooner end', { priority: 10 }, { priority: 20, expiresAt: after(1) }],
    ['a sooner end before an older grant', { expiresAt: after(1) }, { expiresAt: after(2), createdAt: after(-9) }],
    ['an end before no end', { expiresAt: after(999 * DAY_MS), createdAt: after(9) }, { expiresAt: null }],
    ['the older of two without end', { createdAt: after(-1) }, { createdAt: START, id: 'a' }],
    ['the lower id of twins', { id: 'a' }, { id: 'b' }],
  ])('%s', (_claim, first, second) => {
    const pair = [createGrant({ id: 'm', ...first }), createGrant({ id: 'n', ...second })] as const;
    expect(compareBurnOrder(pair[0], pair[1])).toBeLessThan(0);
    expect(compareBurnOrder(pair[1], pair[0])).toBeGreaterThan(0);
  });

  test('a grant is there up to its last millisecond and gone at its end', () => {
    const grant = createGrant({ id: 'a', expiresAt: after(HOUR_MS) });
    expect([after(HOUR_MS - 1), after(HOUR_MS), after(HOUR_MS + 1)].map((at) => hasEnded(grant, at))).toEqual([
      false,
      true,
      true,
    ]);
    expect(hasEnded(createGrant({ id: 'a' }), after(999 * DAY_MS))).toBe(false);
    expect(hasEnded(createGrant({ id: 'a', voidedAt: START }), START)).toBe(true);
  });
});

describe('planning a hold', () => {
  const grants = [
    createGrant({ id: 'topup', priority: 30 }),
    createGrant({ id: 'month', priority: 10, expiresAt: after(DAY_MS) }),
    createGrant({ id: 'free', priority: 20 }),
    createGrant({ id: 'empty', priority: 10, spendable: 0n, spent: 10n }),
  ];

  test.each([
    [0n, []],
    [1n, slices(['month', 1])],
    [10n, slices(['month', 10])],
    [11n, slices(['month', 10], ['free', 1])],
    [30n, slices(['month', 10], ['free', 10], ['topup', 10])],
    [31n, undefined],
  ])('of %d takes grants in burn order, all or nothing', (amount, expected) => {
    expect(planHold(grants, amount)).toEqual(expected);
  });

  test('does not depend on the order in which grants are listed', () => {
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
  });
});

describe('resolving a hold', () => {
  const taken = slices(['a', 5], ['b', 5], ['c', 5]);

  test.each([
    [0n, [], slices(['c', 5], ['b', 5], ['a', 5])],
    [5n, slices(['a', 5]), slices(['c', 5], ['b', 5])],
    [7n, slices(['a', 5], ['b', 2]), slices(['c', 5], ['b', 3])],
    [15n, slices(['a', 5], ['b', 5], ['c', 5]), []],
  ])(
    'a capture of %d spends what was taken first and returns what was taken last first',
    (amount, captured, returned) => {
      expect(planCapture(taken, amount)).toEqual({ captured, returned });
    },
  );

  test('a release returns everything, last taken first', () => {
    expect(planRelease(taken)).toEqual(slices(['c', 5], ['b', 5], ['a', 5]));
  });

  test('refunds in two steps return the same slices as one refund', () => {
    const captured = {
      ...purpose,
      id: 'h',
      amountMillicredits: 15n,
      slices: taken,
      createdAt: START,
      state: 'captured' as const,
      capturedMillicredits: 12n,
      refundedMillicredits: 0n,
      expiresAt: START,
      resolvedAt: START,
    };
    expect(planRefund(captured, 12n)).toEqual(slices(['c', 2], ['b', 5], ['a', 5]));
    expect(planRefund(captured, 4n)).toEqual(slices(['c', 2], ['b', 2]));
    expect(planRefund({ ...captured, refundedMillicredits: 4n }, 8n)).toEqual(slices(['b', 3], ['a', 5]));
  });
});

describe('what is due', () => {
  test('inside one instant: time-outs, then ends, then starts', () => {
    const instant = after(HOUR_MS);
    const book = createBook([createGrant({ id: 'ends', expiresAt: instant })]);
    addGrant(book, { ...createGrant({ id: 'starts' }), effectiveAt: instant });
    expect(hold(book, 'h', 4n, START, instant)).toBe(true);
    settleBook(book, instant, () => 'made-good');
    const entries = book.changes.entries.map((entry) => [entry.kind, entry.grantId, entry.amountMillicredits]);
    expect(entries.slice(1)).toEqual([
      ['release', 'ends', 4n],
      ['lapse', 'ends', 4n],
      ['grant', 'made-good', 4n],
      ['lapse', 'ends', 6n],
      ['grant', 'starts', 10n],
    ]);
    expect(book.changes.entries.slice(1).every((entry) => entry.at.getTime() === instant.getTime())).toBe(true);
  });

  test('the next instant is the first of all, and none when nothing is to come', () => {
    const book = createBook([createGrant({ id: 'a', expiresAt: after(5) }), createGrant({ id: 'b' })]);
    expect(nextDueAt(book)).toEqual(after(5));
    hold(book, 'h', 1n, START, after(3));
    expect(nextDueAt(book)).toEqual(after(3));
    settleBook(book, after(5), () => 'x');
    expect(nextDueAt(book)).toBeNull();
    expect(nextDueAt({ ...createBook([createGrant({ id: 'b' })]), otherHoldExpiresAt: after(9) })).toEqual(after(9));
  });

  test('settling in pieces, however cut, leaves the same book as settling at once', () => {
    const moments = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 });
    const cuts = fc.array(fc.nat(30), { maxLength: 6 });
    fc.assert(
      fc.property(moments, cuts, (grants, instants) => {
        const build = () => {
          const book = createBook();
          for (const [index, [delay, life]] of grants.entries()) {
            const period = { effectiveAt: after(delay), expiresAt: after(delay + life) };
            addGrant(book, { ...createGrant({ id: `g${index}` }), ...period });
          }
          for (let index = 0; index < 4; index += 1) hold(book, `h${index}`, 7n, START, after(2 + index * 3));
          return book;
        };
        let made = 0;
        const whole = build();
        settleBook(whole, after(30), () => `made-${made++}`);
        made = 0;
        const pieces = build();
        for (const cut of [...instants, 30].sort((a, b) => a - b))
          settleBook(pieces, after(cut), () => `made-${made++}`);
        expect(pieces).toEqual(whole);
      }),
    );
  });
});

describe('a movement', () => {
  test('of more than there is cannot happen', () => {
    const book = createBook([createGrant({ id: 'a' })]);
    const lapse = { at: START, kind: 'lapse', grantId: 'a', from: 'spendable', to: 'lapsed' } as const;
    expect(() => move(book, { ...lapse, amountMillicredits: 11n })).toThrow('no 11 millicredits spendable');
    expect(() => move(book, { ...lapse, amountMillicredits: -1n })).toThrow('not one');
    expect(() => move(book, { ...lapse, grantId: 'b', amountMillicredits: 1n })).toThrow('not in the book');
  });

  test('of nothing leaves no entry', () => {
    const book = createBook([createGrant({ id: 'a' })]);
    move(book, { at: START, kind: 'lapse', grantId: 'a', from: 'spendable', to: 'lapsed', amountMillicredits: 0n });
    expect(book.changes.entries).toEqual([]);
  });
});

describe('caps', () => {
  test('bind above and not at the figure, and the first that is exceeded is named', () => {
    const day = { cap: 'day', capMillicredits: 10n, usedMillicredits: 7n } as const;
    const key = { cap: 'key', capMillicredits: 5n, usedMillicredits: 2n } as const;
    expect(findExceededCap([day, key], 3n)).toBeUndefined();
    expect(findExceededCap([day, key], 4n)).toMatchObject({ cap: 'day', usedMillicredits: 7n });
    expect(findExceededCap([key], 4n)).toMatchObject({ cap: 'key' });
    expect(findExceededCap([{ ...key, capMillicredits: 0n, usedMillicredits: 0n }], 0n)).toBeUndefined();
  });

  test('a UTC day is half-open, whatever the machine’s time zone', () => {
    const last = new Date('2026-03-28T23:59:59.999Z');
    expect(utcDayOf(last)).toEqual({ from: new Date('2026-03-28T00:00:00Z'), to: new Date('2026-03-29T00:00:00Z') });
    expect(utcDayOf(new Date(last.getTime() + 1)).from).toEqual(new Date('2026-03-29T00:00:00Z'));
  });
});
