import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { captureHold, type holdCredits, releaseHold } from './ledger.service.ts';
import { after, createCreditAccount, DAY_MS, giveCredits, holdSome, START } from './testing/ledger-fixtures.ts';

let database: TestDatabase;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  accountId = await createCreditAccount(database.pool);
});

const run = <Answer>(work: (connection: PoolClient) => Promise<Answer>) => inTransaction(database, work);

describe('a cap', () => {
  const holdWith = (
    caps: Parameters<typeof holdCredits>[1]['caps'],
    rest: Partial<Parameters<typeof holdCredits>[1]> = {},
  ) => run((connection) => holdSome(connection, { accountId, caps, ...rest }));

  beforeEach(async () => {
    await run((connection) => giveCredits(connection, { accountId }));
  });

  test('on a run binds one generation by itself', async () => {
    expect(await holdWith({ perRunMillicredits: 999n })).toEqual({
      ok: false,
      reason: 'cap-exceeded',
      cap: 'run',
      capMillicredits: 999n,
      usedMillicredits: 0n,
      neededMillicredits: 1_000n,
    });
    expect(await holdWith({ perRunMillicredits: 1_000n })).toMatchObject({ ok: true });
    expect(await holdWith({ perRunMillicredits: 1_000n })).toMatchObject({ ok: true });
  });

  test.each([
    ['run', { perRunMillicredits: 2_000n }, { runId: uuidv7() }, { runId: uuidv7() }],
    ['project', { perProjectMillicredits: 2_000n }, { projectId: uuidv7() }, { projectId: uuidv7() }],
    ['key', { perKeyMillicredits: 2_000n }, { apiKeyId: uuidv7() }, { apiKeyId: uuidv7() }],
    ['day', { perDayMillicredits: 2_000n }, {}, { at: after(2 * DAY_MS) }],
  ] as const)(
    'on a %s counts held and captured, not released, and nothing of another',
    async (cap, caps, same, other) => {
      const [captured, released] = [uuidv7(), uuidv7()];
      expect(await holdWith(caps, { holdId: captured, ...same })).toMatchObject({ ok: true });
      expect(await holdWith(caps, { holdId: released, ...same })).toMatchObject({ ok: true });
      expect(await holdWith(caps, same)).toMatchObject({
        ok: false,
        reason: 'cap-exceeded',
        cap,
        usedMillicredits: 2_000n,
      });
      await run((connection) =>
        captureHold(connection, { operationId: uuidv7(), holdId: captured, amountMillicredits: 700n, at: START }),
      );
      const release = { holdId: released, reason: 'cancelled', atFault: 'creator', at: START } as const;
      await run((connection) => releaseHold(connection, { operationId: uuidv7(), ...release }));
      expect(await holdWith(caps, { ...same, amountMillicredits: 1_301n })).toMatchObject({ usedMillicredits: 700n });
      expect(await holdWith(caps, { ...same, amountMillicredits: 1_300n })).toMatchObject({ ok: true });
      expect(await holdWith(caps, { ...same, ...other, amountMillicredits: 2_000n })).toMatchObject({ ok: true });
    },
  );

  test('on a day counts what is captured after midnight on the new day', async () => {
    const holdId = uuidv7();
    const caps = { perDayMillicredits: 1_000n };
    expect(await holdWith(caps, { holdId, at: after(-1) })).toMatchObject({ ok: true });
    expect(await holdWith(caps, { at: START })).toMatchObject({ cap: 'day', usedMillicredits: 1_000n });
    await run((connection) =>
      captureHold(connection, { operationId: 'c', holdId, amountMillicredits: 1_000n, at: START }),
    );
    expect(await holdWith(caps, { at: after(DAY_MS - 1) })).toMatchObject({ cap: 'day', usedMillicredits: 1_000n });
    expect(await holdWith(caps, { at: after(DAY_MS) })).toMatchObject({ ok: true });
  });

  test.each([
    ['run', { perRunMillicredits: 5_000n }, { runId: uuidv7() }],
    ['day', { perDayMillicredits: 5_000n }, {}],
    ['project', { perProjectMillicredits: 5_000n }, { projectId: uuidv7() }],
    ['key', { perKeyMillicredits: 5_000n }, { apiKeyId: uuidv7() }],
  ] as const)('on a %s cannot be passed by holds that come together', async (cap, caps, purpose) => {
    for (let round = 0; round < 5; round += 1) {
      accountId = await createCreditAccount(database.pool);
      await run((connection) => giveCredits(connection, { accountId }));
      const answers = await Promise.all(Array.from({ length: 12 }, () => holdWith(caps, purpose)));
      expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
      for (const answer of answers) if (!answer.ok) expect(answer).toMatchObject({ cap, usedMillicredits: 5_000n });
    }
  });

  test('that stops a hold leaves no row', async () => {
    const count = async () => {
      const { rows } = await database.pool.query(
        `SELECT (SELECT count(*) FROM credit_entries) AS entries, (SELECT count(*) FROM credit_holds) AS holds,
                (SELECT count(*) FROM credit_operations) AS operations`,
      );
      return rows[0];
    };
    const before = await count();
    expect(await holdWith({ perDayMillicredits: 999n })).toMatchObject({ ok: false, cap: 'day' });
    expect(await count()).toEqual(before);
  });
});
