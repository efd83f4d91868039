import { test } from 'vitest';
import { checkAgainstReference } from './testing/check-against-reference.ts';
import { LEDGER_RULES } from './testing/ledger-rules.ts';

/** Some hundred histories a second, with all their comparisons. */
const RUNS = 500;

test('any history ends as in a ledger of single coins, and its entries bear out every balance', () => {
  checkAgainstReference(LEDGER_RULES, { runs: RUNS });
});
