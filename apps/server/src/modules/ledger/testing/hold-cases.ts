import type { AtFault } from '@gesso/contract';
import { expect } from 'vitest';
import type { Book } from '../book.ts';
import { createBook, createGrant } from './create-book.ts';
import { after, DAY_MS, HOUR_MS, START } from './ledger-fixtures.ts';
import type { LedgerRules, RuleCase } from './ledger-rules.ts';

const END = after(HOUR_MS);

/** A book of 10 that never end, burned after 10 that end in an hour, and what was held of them for these jobs. */
function bookWithHolds(rules: LedgerRules, holds: Readonly<Record<string, { amount: bigint; job: string }>>): Book {
  const book = createBook([createGrant({ id: 'ends', expiresAt: END }), createGrant({ id: 'stays' })]);
  for (const [holdId, { amount: amountMillicredits, job: generationId }] of Object.entries(holds)) {
    const purpose = { generationId, runId: null, projectId: null, apiKeyId: null, model: null };
    rules.holdIn(book, { holdId, amountMillicredits, expiresAt: after(DAY_MS), purpose, capUses: [], at: START });
  }
  return book;
}

const amountsOf = ({ spendable, held }: Book) => [Number(spendable), Number(held)];

const capture = (rules: LedgerRules, book: Book, amountMillicredits: bigint, at = START) =>
  rules.captureIn(book, { holdId: 'h', amountMillicredits, at });

function release(rules: LedgerRules, book: Book, options: { holdId?: string; atFault?: AtFault; at?: Date } = {}) {
  const { holdId = 'h', atFault = 'provider', at = START } = options;
  return rules.releaseIn(book, { holdId, reason: 'timeout', atFault, makeGoodGrantId: `good-${holdId}`, at });
}

/** A hold is all or nothing, and is resolved once. */
export const HOLD_CASES: readonly RuleCase[] = [
  {
    name: 'a hold above what there is takes nothing',
    check: (rules) => {
      const book = bookWithHolds(rules, { h: { amount: 21n, job: 'j' } });
      expect(book.holds.size).toBe(0);
      expect(amountsOf(book)).toEqual([20, 0]);
      expect(book.changes.entries).toEqual([]);
    },
  },
  {
    name: 'a hold that is captured, released or timed out cannot be resolved again',
    check: (rules) => {
      const resolve: readonly ((book: Book) => void)[] = [
        (book) => capture(rules, book, 3n),
        (book) => release(rules, book),
        (book) => rules.settleBook(book, after(DAY_MS), () => 'made-good'),
      ];
      for (const [index, once] of resolve.entries()) {
        const book = bookWithHolds(rules, { h: { amount: 5n, job: 'j' } });
        once(book);
        const before = [...amountsOf(book), book.changes.entries.length];
        const reason = ['hold-captured', 'hold-released', 'hold-timed-out'][index];
        expect(capture(rules, book, 1n, after(DAY_MS))).toEqual({ ok: false, reason });
        expect(release(rules, book, { at: after(DAY_MS) })).toEqual({ ok: false, reason });
        expect([...amountsOf(book), book.changes.entries.length]).toEqual(before);
      }
    },
  },
  {
    name: 'a capture above the hold is an error and leaves it open; one below gives the rest back',
    check: (rules) => {
      const book = bookWithHolds(rules, { h: { amount: 5n, job: 'j' } });
      expect(capture(rules, book, 6n)).toEqual({ ok: false, reason: 'amount-above-hold', heldMillicredits: 5n });
      expect(amountsOf(book)).toEqual([15, 5]);
      expect(capture(rules, book, 2n)).toMatchObject({ ok: true, releasedMillicredits: 3n });
      expect(amountsOf(book)).toEqual([18, 0]);
    },
  },
  {
    name: 'what comes back after its grant has ended lapses, and the rest may be spent again',
    check: (rules) => {
      const book = bookWithHolds(rules, { h: { amount: 14n, job: 'j' } });
      rules.settleBook(book, END, () => 'none');
      expect(release(rules, book, { atFault: 'creator', at: END })).toMatchObject({ lapsedMillicredits: 10n });
      expect(amountsOf(book)).toEqual([10, 0]);
      const returned = book.changes.entries.slice(-3).map((entry) => `${entry.kind} ${entry.grantId}`);
      expect(returned).toEqual(['release stays', 'release ends', 'lapse ends']);
    },
  },
  ...(['provider', 'operator', 'gesso', 'creator'] as const).map(
    (atFault): RuleCase => ({
      name: `what lapsed while the ${atFault} failed is ${atFault === 'creator' ? 'not ' : ''}made good for a week`,
      check: (rules) => {
        const book = bookWithHolds(rules, { h: { amount: 4n, job: 'j' } });
        rules.settleBook(book, END, () => 'none');
        const good = book.grants.get(release(rules, book, { atFault, at: END }).ok ? 'good-h' : '');
        if (atFault === 'creator') return expect(good).toBeUndefined();
        const life = { effectiveAt: END, expiresAt: after(HOUR_MS + 7 * DAY_MS) };
        expect(good).toMatchObject({ kind: 'make-good', priority: 10, amountMillicredits: 4n, jobId: 'j', ...life });
      },
    }),
  ),
  {
    name: 'a job is made good once, another job for itself',
    check: (rules) => {
      const book = bookWithHolds(rules, {
        one: { amount: 2n, job: 'j' },
        two: { amount: 3n, job: 'j' },
        three: { amount: 4n, job: 'k' },
      });
      rules.settleBook(book, END, () => 'none');
      for (const holdId of ['one', 'two', 'three']) release(rules, book, { holdId, at: END });
      const made = [...book.grants.values()].filter(({ kind }) => kind === 'make-good');
      expect(made.map(({ jobId, amountMillicredits }) => [jobId, amountMillicredits])).toEqual([
        ['j', 2n],
        ['k', 4n],
      ]);
    },
  },
  {
    name: 'refunds never give back more than was captured, in however many steps',
    check: (rules) => {
      const book = bookWithHolds(rules, { h: { amount: 8n, job: 'j' } });
      capture(rules, book, 6n);
      const refund = (amountMillicredits?: bigint) =>
        rules.refundIn(book, {
          ...{ holdId: 'h', reason: 'operator', atFault: 'operator', makeGoodGrantId: 'g', at: START },
          amountMillicredits,
        });
      expect(refund(7n)).toEqual({ ok: false, reason: 'amount-above-captured', capturedMillicredits: 6n });
      expect(refund(4n)).toMatchObject({ ok: true });
      expect(refund(3n)).toEqual({ ok: false, reason: 'amount-above-captured', capturedMillicredits: 2n });
      expect(refund()).toMatchObject({ ok: true, refundedMillicredits: 2n });
      expect(amountsOf(book)).toEqual([20, 0]);
    },
  },
  {
    name: 'an extension moves the time-out later and never earlier, to at most a week after the hold was made',
    check: (rules) => {
      const book = bookWithHolds(rules, { h: { amount: 1n, job: 'j' } });
      const extend = (expiresAt: Date) => rules.extendIn(book, { holdId: 'h', expiresAt });
      expect(extend(after(HOUR_MS))).toEqual({ ok: true, expiresAt: after(DAY_MS) });
      expect(extend(after(30 * DAY_MS))).toEqual({ ok: true, expiresAt: after(7 * DAY_MS) });
    },
  },
];
