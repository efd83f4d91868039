import fc from 'fast-check';
import { expect } from 'vitest';
import type { Book, BookGrant } from '../book.ts';
import { createBook, createGrant } from './create-book.ts';
import { after, HOUR_MS, START } from './ledger-fixtures.ts';
import type { LedgerRules, RuleCase } from './ledger-rules.ts';

/** The instant at which everything happens at once. */
const T = after(HOUR_MS);
const LONG_AFTER = after(9 * HOUR_MS);

const PURPOSE = { generationId: null, runId: null, projectId: null, apiKeyId: null, model: null };

type Movement = readonly [kind: string, grantId: string, millicredits: number];

/** What was written at the instant, in its order. */
function movementsAt(book: Book, at: Date): readonly Movement[] {
  const entries = book.changes.entries.filter((entry) => entry.at.getTime() === at.getTime());
  return entries.map((entry) => [entry.kind, entry.grantId, Number(entry.amountMillicredits)] as const);
}

/** Grants of 10 that started before, unless told otherwise. */
function bookOf({ addGrant }: LedgerRules, grants: readonly (Partial<BookGrant> & { readonly id: string })[]): Book {
  const book = createBook();
  for (const grant of grants) addGrant(book, { ...createGrant(grant), createdAt: START });
  return book;
}

function holdAt(rules: LedgerRules, book: Book, at: Date, hold: { amount: bigint; expiresAt?: Date; id?: string }) {
  const { id: holdId = 'h', amount: amountMillicredits, expiresAt = LONG_AFTER } = hold;
  return rules.holdIn(book, { holdId, amountMillicredits, expiresAt, purpose: PURPOSE, capUses: [], at }).ok;
}

const settle = ({ settleBook }: LedgerRules, book: Book, at: Date) => settleBook(book, at, () => 'made-good');

/** Hold time-outs, grant ends, grant starts, then uses: each pair of them at one millisecond. */
const pairCases: readonly RuleCase[] = [
  {
    name: 'at one instant a hold times out before its grant ends: it was not the creator who was late',
    check: (rules) => {
      const book = bookOf(rules, [{ id: 'ends', expiresAt: T }]);
      holdAt(rules, book, START, { amount: 4n, expiresAt: T });
      settle(rules, book, T);
      expect(movementsAt(book, T)).toEqual([
        ['release', 'ends', 4],
        ['lapse', 'ends', 4],
        ['grant', 'made-good', 4],
        ['lapse', 'ends', 6],
      ]);
    },
  },
  {
    name: 'at one instant a hold times out before a grant starts',
    check: (rules) => {
      const book = bookOf(rules, [{ id: 'stays' }, { id: 'a-starts', effectiveAt: T }]);
      holdAt(rules, book, START, { amount: 4n, expiresAt: T });
      settle(rules, book, T);
      expect(movementsAt(book, T)).toEqual([
        ['release', 'stays', 4],
        ['grant', 'a-starts', 10],
      ]);
    },
  },
  {
    name: 'at one instant a hold times out before a use, which gets its credits; its capture comes too late',
    check: (rules) => {
      const book = bookOf(rules, [{ id: 'stays' }]);
      holdAt(rules, book, START, { amount: 10n, expiresAt: T });
      settle(rules, book, T);
      const capture = rules.captureIn(book, { holdId: 'h', amountMillicredits: 1n, at: T });
      expect(capture).toEqual({ ok: false, reason: 'hold-timed-out' });
      expect(holdAt(rules, book, T, { amount: 10n, id: 'use' })).toBe(true);
      expect(movementsAt(book, T)).toEqual([
        ['release', 'stays', 10],
        ['hold', 'stays', 10],
      ]);
    },
  },
  {
    name: 'at one instant a grant ends before the next one starts, whatever their ids',
    check: (rules) => {
      const book = bookOf(rules, [
        { id: 'a-starts', effectiveAt: T },
        { id: 'b-ends', expiresAt: T },
      ]);
      settle(rules, book, T);
      expect(movementsAt(book, T)).toEqual([
        ['lapse', 'b-ends', 10],
        ['grant', 'a-starts', 10],
      ]);
    },
  },
  {
    name: 'at one instant a grant ends before a use, which does not get its credits; a millisecond before it does',
    check: (rules) => {
      const inTime = bookOf(rules, [{ id: 'ends', expiresAt: T }]);
      settle(rules, inTime, after(HOUR_MS - 1));
      expect(holdAt(rules, inTime, after(HOUR_MS - 1), { amount: 10n })).toBe(true);
      const late = bookOf(rules, [{ id: 'ends', expiresAt: T }]);
      settle(rules, late, T);
      expect(holdAt(rules, late, T, { amount: 1n })).toBe(false);
    },
  },
  {
    name: 'at one instant a grant starts before a use, which gets its credits; a millisecond before it does not',
    check: (rules) => {
      const book = bookOf(rules, [{ id: 'starts', effectiveAt: T }]);
      settle(rules, book, after(HOUR_MS - 1));
      expect(holdAt(rules, book, after(HOUR_MS - 1), { amount: 1n })).toBe(false);
      settle(rules, book, T);
      expect(holdAt(rules, book, T, { amount: 10n })).toBe(true);
    },
  },
  {
    name: 'a grant made at its own first millisecond may be spent in it, and one made after its end may not',
    check: (rules) => {
      const now = createBook();
      rules.addGrant(now, { ...createGrant({ id: 'now' }), effectiveAt: T, createdAt: T });
      expect(holdAt(rules, now, T, { amount: 10n })).toBe(true);
      const over = createBook();
      rules.addGrant(over, { ...createGrant({ id: 'over' }), effectiveAt: START, expiresAt: T, createdAt: T });
      expect(holdAt(rules, over, T, { amount: 1n })).toBe(false);
      expect(movementsAt(over, T).map(([kind]) => kind)).toEqual(['grant', 'lapse']);
    },
  },
  {
    name: 'at one instant a grant ends before the hold on it is captured, which succeeds, or released, which lapses',
    check: (rules) => {
      const [captured, released] = [0, 1].map(() => {
        const book = bookOf(rules, [{ id: 'ends', expiresAt: T }]);
        holdAt(rules, book, START, { amount: 4n });
        settle(rules, book, T);
        return book;
      }) as [Book, Book];
      expect(rules.captureIn(captured, { holdId: 'h', amountMillicredits: 4n, at: T })).toMatchObject({ ok: true });
      const release = { holdId: 'h', reason: 'cancelled', atFault: 'creator', makeGoodGrantId: 'none', at: T } as const;
      expect(rules.releaseIn(released, release)).toMatchObject({ lapsedMillicredits: 4n, makeGoodGrantId: null });
      expect(released.spendable).toBe(0n);
    },
  },
];

/** What is due, done late, in pieces, or in another order. */
const dueCases: readonly RuleCase[] = [
  {
    name: 'time-outs, ends and starts of one instant come in this order, however the book lists them',
    check: (rules) => {
      const grants = [
        { id: 'a', effectiveAt: T },
        { id: 'b', expiresAt: T },
        { id: 'c', expiresAt: T },
        { id: 'd', effectiveAt: T },
      ];
      const [first, ...others] = permutations(grants).map((listed) => {
        const book = bookOf(rules, listed);
        holdAt(rules, book, START, { amount: 12n, expiresAt: T });
        settle(rules, book, T);
        return movementsAt(book, T);
      });
      expect(first?.map(([kind, grantId]) => `${kind} ${grantId}`)).toEqual([
        ...['release c', 'lapse c', 'release b', 'lapse b', 'grant made-good'],
        ...['lapse c', 'grant a', 'grant d'],
      ]);
      for (const other of others) expect(other).toEqual(first);
    },
  },
  {
    name: 'what is done late is dated at the instant it was due, and no grant lives a millisecond longer for it',
    check: (rules) => {
      const book = bookOf(rules, [
        { id: 'ends', expiresAt: T },
        { id: 'month', effectiveAt: T, expiresAt: after(2 * HOUR_MS) },
      ]);
      settle(rules, book, LONG_AFTER);
      const written = book.changes.entries.map((entry) => [entry.kind, entry.grantId, entry.at]);
      expect(written.slice(1)).toEqual([
        ['lapse', 'ends', T],
        ['grant', 'month', T],
        ['lapse', 'month', after(2 * HOUR_MS)],
      ]);
      expect(book.grants.get('month')?.expiresAt).toEqual(after(2 * HOUR_MS));
      expect(book.spendable).toBe(0n);
    },
  },
  {
    name: 'the next instant is the first of all, and none when nothing is to come',
    check: (rules) => {
      const { nextDueAt } = rules;
      const book = createBook([createGrant({ id: 'a', expiresAt: after(5) }), createGrant({ id: 'b' })]);
      expect(nextDueAt(book)).toEqual(after(5));
      holdAt(rules, book, START, { amount: 1n, expiresAt: after(3) });
      expect(nextDueAt(book)).toEqual(after(3));
      settle(rules, book, after(5));
      expect(nextDueAt(book)).toBeNull();
      const others = { ...createBook([createGrant({ id: 'b' })]), otherHoldExpiresAt: after(9) };
      expect(nextDueAt(others)).toEqual(after(9));
    },
  },
  {
    name: 'settling in pieces, however cut, leaves the same book as settling at once',
    check: checkPieces,
  },
];

function checkPieces(rules: LedgerRules): void {
  const moments = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 });
  const cuts = fc.array(fc.nat(30), { maxLength: 6 });
  fc.assert(
    fc.property(moments, cuts, (grants, instants) => {
      const build = () => {
        const periods = grants.map(([delay, life], index) => ({
          ...{ id: `g${index}`, effectiveAt: after(delay), expiresAt: after(delay + life) },
        }));
        const book = bookOf(rules, periods);
        for (let index = 0; index < 4; index += 1) {
          holdAt(rules, book, START, { id: `h${index}`, amount: 7n, expiresAt: after(2 + index * 3) });
        }
        return book;
      };
      let made = 0;
      const whole = build();
      rules.settleBook(whole, after(30), () => `made-${made++}`);
      made = 0;
      const pieces = build();
      for (const cut of [...instants, 30].sort((a, b) => a - b)) {
        rules.settleBook(pieces, after(cut), () => `made-${made++}`);
      }
      expect(pieces).toEqual(whole);
    }),
  );
}

function permutations<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

/** What happens when, also at one and the same millisecond. */
export const INSTANT_CASES: readonly RuleCase[] = [...pairCases, ...dueCases];
