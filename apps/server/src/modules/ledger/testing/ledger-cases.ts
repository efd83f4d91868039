import { expect } from 'vitest';
import { BURN_CASES } from './burn-cases.ts';
import { createBook, createGrant } from './create-book.ts';
import { HOLD_CASES } from './hold-cases.ts';
import { INSTANT_CASES } from './instant-cases.ts';
import { START } from './ledger-fixtures.ts';
import type { RuleCase } from './ledger-rules.ts';

const LAPSE = { at: START, kind: 'lapse', grantId: 'a', from: 'spendable', to: 'lapsed' } as const;

const otherCases: readonly RuleCase[] = [
  {
    name: 'a movement of more than there is cannot happen',
    check: ({ move }) => {
      const book = createBook([createGrant({ id: 'a' })]);
      expect(() => move(book, { ...LAPSE, amountMillicredits: 11n })).toThrow('no 11 millicredits spendable');
      expect(() => move(book, { ...LAPSE, amountMillicredits: -1n })).toThrow('not one');
      expect(() => move(book, { ...LAPSE, grantId: 'b', amountMillicredits: 1n })).toThrow('not in the book');
    },
  },
  {
    name: 'a movement of nothing leaves no entry',
    check: ({ move }) => {
      const book = createBook([createGrant({ id: 'a' })]);
      move(book, { ...LAPSE, amountMillicredits: 0n });
      expect(book.changes.entries).toEqual([]);
    },
  },
  {
    name: 'caps bind above and not at the figure, and the first that is exceeded is named',
    check: ({ findExceededCap }) => {
      const day = { cap: 'day', capMillicredits: 10n, usedMillicredits: 7n } as const;
      const key = { cap: 'key', capMillicredits: 5n, usedMillicredits: 2n } as const;
      expect(findExceededCap([day, key], 3n)).toBeUndefined();
      expect(findExceededCap([day, key], 4n)).toMatchObject({ cap: 'day', usedMillicredits: 7n });
      expect(findExceededCap([key], 4n)).toMatchObject({ cap: 'key' });
      expect(findExceededCap([{ ...key, capMillicredits: 0n, usedMillicredits: 0n }], 0n)).toBeUndefined();
    },
  },
  {
    name: 'a UTC day is half-open, whatever the machine’s time zone',
    check: ({ utcDayOf }) => {
      const last = new Date('2026-03-28T23:59:59.999Z');
      const day = { from: new Date('2026-03-28T00:00:00Z'), to: new Date('2026-03-29T00:00:00Z') };
      expect(utcDayOf(last)).toEqual(day);
      expect(utcDayOf(day.from)).toEqual(day);
      expect(utcDayOf(new Date(last.getTime() + 1)).from).toEqual(day.to);
    },
  },
];

/** Every claim about the rules that needs no random history. */
export const LEDGER_CASES: readonly RuleCase[] = [...BURN_CASES, ...HOLD_CASES, ...INSTANT_CASES, ...otherCases];
