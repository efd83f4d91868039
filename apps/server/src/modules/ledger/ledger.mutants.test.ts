import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { checkAgainstReference } from './testing/check-against-reference.ts';
import { LEDGER_CASES } from './testing/ledger-cases.ts';
import { RULE_MUTANTS, SERVICE_MUTANTS } from './testing/ledger-mutants.ts';
import { LEDGER_RULES, type RuleCase } from './testing/ledger-rules.ts';
import { type LoadedLedger, loadLedger } from './testing/load-ledger.ts';
import { SERVICE_CASES } from './testing/service-cases.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Histories on each copy. A fault that only this many find would be a matter of luck, hence the fixed seed. */
const HISTORIES = { runs: 150, seed: 20_261_124 };

const history: RuleCase = {
  name: 'any history ends as in a ledger of single coins',
  check: (rules) => checkAgainstReference(rules, HISTORIES),
};

/** The first claim that does not hold for these rules; the slow one is asked last. */
function findFault({ rules }: LoadedLedger): string | undefined {
  return [...LEDGER_CASES, history].find(({ check }) => fails(() => check(rules)))?.name;
}

function fails(check: () => void): boolean {
  try {
    check();
    return false;
  } catch {
    return true;
  }
}

/** The claims that do not hold for this module. */
async function findServiceFaults({ module }: LoadedLedger): Promise<readonly string[]> {
  const outcomes = await Promise.allSettled(SERVICE_CASES.map(({ check }) => check(module, database.pool)));
  return SERVICE_CASES.filter((_, index) => outcomes[index]?.status === 'rejected').map(({ name }) => name);
}

describe('a copy of the ledger', () => {
  test('without a fault keeps every claim, as the ledger itself does', async () => {
    const copy = await loadLedger();
    expect(copy.rules.compareBurnOrder).not.toBe(LEDGER_RULES.compareBurnOrder);
    expect(Object.keys(copy.rules)).toEqual(expect.arrayContaining(Object.keys(LEDGER_RULES)));
    expect(findFault(copy)).toBeUndefined();
    expect(await findServiceFaults(copy)).toEqual([]);
  });

  test.each(RULE_MUTANTS)('is found out: $fault', async (mutant) => {
    expect(findFault(await loadLedger(mutant))).toBeDefined();
  });

  test.each(SERVICE_MUTANTS)('is found out by its rows: $fault', async (mutant) => {
    expect(await findServiceFaults(await loadLedger(mutant))).not.toEqual([]);
  });

  test('with a text that is not there, or there twice, is no copy at all', async () => {
    await expect(loadLedger({ text: 'no such words', replacement: '' })).rejects.toThrow('stands in 0 files');
    await expect(loadLedger({ text: 'compareBurnOrder', replacement: '' })).rejects.toThrow('stands in');
  });
});
