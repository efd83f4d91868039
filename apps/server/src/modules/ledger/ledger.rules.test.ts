import { expect, test } from 'vitest';
import { LEDGER_CASES } from './testing/ledger-cases.ts';
import { LEDGER_RULES } from './testing/ledger-rules.ts';

test.each(LEDGER_CASES)('$name', ({ check }) => check(LEDGER_RULES));

test('no two claims have one name', () => {
  expect(new Set(LEDGER_CASES.map(({ name }) => name)).size).toBe(LEDGER_CASES.length);
});
