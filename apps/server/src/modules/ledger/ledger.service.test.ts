import { setTimeout as wait } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listen } from '../../platform/database/listen.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { OperationMismatchError } from './ledger.errors.ts';
import { captureHold, extendHold, type holdCredits, refundCapture, releaseHold, voidGrant } from './ledger.service.ts';
import { reconcile } from './reconcile.service.ts';
import { pageEntries, readBalance, readGrants } from './statement.service.ts';
import {
  after,
  createCreditAccount,
  DAY_MS,
  giveCredits,
  HOUR_MS,
  holdSome,
  START,
} from './testing/ledger-fixtures.ts';

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
const balanceAt = (at: Date) => run((connection) => readBalance(connection, { accountId, at }));

/** Kind, signed change and balance after it, oldest first. */
async function statement(at: Date) {
  const { entries } = await run((connection) => pageEntries(connection, { accountId, at, limit: 200 }));
  return entries
    .map((entry) => [entry.kind, Number(entry.spendableDeltaMillicredits), Number(entry.spendableAfterMillicredits)])
    .reverse();
}

describe('a hold', () => {
  test('lowers what may be spent, and its capture spends that and no more', async () => {
    await run((connection) => giveCredits(connection, { accountId }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId, holdId, amountMillicredits: 8_000n }));
    expect(await balanceAt(START)).toEqual({ spendableMillicredits: 992_000n, heldMillicredits: 8_000n });
    const answer = await run((connection) =>
      captureHold(connection, { operationId: 'c', holdId, amountMillicredits: 5_000n, at: after(1) }),
    );
    expect(answer).toEqual({
      ok: true,
      capturedMillicredits: 5_000n,
      releasedMillicredits: 3_000n,
      lapsedMillicredits: 0n,
    });
    expect(await balanceAt(after(1))).toEqual({ spendableMillicredits: 995_000n, heldMillicredits: 0n });
    expect(await statement(after(1))).toEqual([
      ['grant', 1_000_000, 1_000_000],
      ['hold', -8_000, 992_000],
      ['capture', 0, 992_000],
      ['release', 3_000, 995_000],
    ]);
  });

  test('larger than the balance is refused as a whole and leaves no row', async () => {
    await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 999n }));
    expect(await run((connection) => holdSome(connection, { accountId }))).toEqual({
      ok: false,
      reason: 'insufficient-credits',
      spendableMillicredits: 999n,
      neededMillicredits: 1_000n,
    });
    expect(await statement(START)).toEqual([['grant', 999, 999]]);
  });

  test('of nothing succeeds on an empty account and is captured at nothing', async () => {
    const holdId = uuidv7();
    const hold = await run((connection) => holdSome(connection, { accountId, holdId, amountMillicredits: 0n }));
    expect(hold).toMatchObject({ ok: true });
    const capture = { operationId: 'c', holdId, amountMillicredits: 0n, at: START };
    expect(await run((connection) => captureHold(connection, capture))).toMatchObject({ ok: true });
    expect(await statement(START)).toEqual([]);
  });

  test('cannot be captured above its amount, and stays open then', async () => {
    await run((connection) => giveCredits(connection, { accountId }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId, holdId }));
    const capture = (amountMillicredits: bigint) =>
      run((connection) => captureHold(connection, { operationId: uuidv7(), holdId, amountMillicredits, at: START }));
    expect(await capture(1_001n)).toEqual({ ok: false, reason: 'amount-above-hold', heldMillicredits: 1_000n });
    expect(await capture(1_000n)).toMatchObject({ ok: true });
  });

  test('is captured one millisecond before its time-out and not at it', async () => {
    await run((connection) => giveCredits(connection, { accountId }));
    const [inTime, late] = [uuidv7(), uuidv7()];
    const expiresAt = after(HOUR_MS);
    await run((connection) => holdSome(connection, { accountId, holdId: inTime, expiresAt }));
    await run((connection) => holdSome(connection, { accountId, holdId: late, expiresAt }));
    const capture = (holdId: string, at: Date) =>
      run((connection) => captureHold(connection, { operationId: holdId + 1, holdId, amountMillicredits: 1_000n, at }));
    expect(await capture(inTime, after(HOUR_MS - 1))).toMatchObject({ ok: true });
    expect(await capture(late, expiresAt)).toEqual({ ok: false, reason: 'hold-timed-out' });
    expect(await balanceAt(expiresAt)).toEqual({ spendableMillicredits: 999_000n, heldMillicredits: 0n });
  });

  test('is extended while it is open, to at most a week after it was made', async () => {
    await run((connection) => giveCredits(connection, { accountId }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId, holdId }));
    const extend = (expiresAt: Date, at = START) =>
      run((connection) => extendHold(connection, { holdId, expiresAt, at }));
    expect(await extend(after(HOUR_MS))).toEqual({ ok: true, expiresAt: after(DAY_MS) });
    expect(await extend(after(3 * DAY_MS))).toEqual({ ok: true, expiresAt: after(3 * DAY_MS) });
    expect(await extend(after(30 * DAY_MS), after(2 * DAY_MS))).toEqual({ ok: true, expiresAt: after(7 * DAY_MS) });
    expect(await balanceAt(after(7 * DAY_MS - 1))).toMatchObject({ heldMillicredits: 1_000n });
    expect(await balanceAt(after(7 * DAY_MS))).toMatchObject({ heldMillicredits: 0n });
    expect(await extend(after(8 * DAY_MS), after(7 * DAY_MS))).toEqual({ ok: false, reason: 'hold-timed-out' });
  });
});

describe('an id', () => {
  test('with the same payload gets the first answer, whatever happened since', async () => {
    await run((connection) => giveCredits(connection, { accountId }));
    const options = { accountId, holdId: uuidv7(), generationId: uuidv7() };
    const first = await run((connection) => holdSome(connection, options));
    await run((connection) =>
      captureHold(connection, { operationId: 'c', holdId: options.holdId, amountMillicredits: 1n, at: after(1) }),
    );
    expect(await run((connection) => holdSome(connection, options))).toEqual(first);
    const long = { ...options, at: after(9 * DAY_MS), expiresAt: after(DAY_MS) };
    expect(await run((connection) => holdSome(connection, long))).toEqual(first);
    const repeated = await run((connection) =>
      captureHold(connection, { operationId: 'c', holdId: options.holdId, amountMillicredits: 1n, at: after(2) }),
    );
    expect(repeated).toEqual({
      ok: true,
      capturedMillicredits: 1n,
      releasedMillicredits: 999n,
      lapsedMillicredits: 0n,
    });
    expect(await balanceAt(after(2))).toEqual({ spendableMillicredits: 999_999n, heldMillicredits: 0n });
  });

  test('with another payload is an error and moves nothing', async () => {
    const grant = { accountId, operationId: 'g', amountMillicredits: 5_000n };
    await run((connection) => giveCredits(connection, grant));
    const other = run((connection) => giveCredits(connection, { ...grant, amountMillicredits: 6_000n }));
    await expect(other).rejects.toThrow(OperationMismatchError);
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId, holdId }));
    const otherAmount = run((connection) => holdSome(connection, { accountId, holdId, amountMillicredits: 2n }));
    await expect(otherAmount).rejects.toThrow(OperationMismatchError);
    const release = { operationId: 'g', holdId, reason: 'timeout', atFault: 'provider', at: START } as const;
    await expect(run((connection) => releaseHold(connection, release))).rejects.toThrow(OperationMismatchError);
    expect(await balanceAt(START)).toEqual({ spendableMillicredits: 4_000n, heldMillicredits: 1_000n });
  });

  test('of a refused hold is decided anew', async () => {
    const holdId = uuidv7();
    expect(await run((connection) => holdSome(connection, { accountId, holdId }))).toMatchObject({ ok: false });
    await run((connection) => giveCredits(connection, { accountId }));
    expect(await run((connection) => holdSome(connection, { accountId, holdId }))).toMatchObject({ ok: true });
  });
});

describe('a grant', () => {
  test('can be spent from its first millisecond to its last, and lapses at its end', async () => {
    const period = { effectiveAt: after(HOUR_MS), expiresAt: after(2 * HOUR_MS) };
    await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 10_000n, ...period }));
    expect(await balanceAt(after(HOUR_MS - 1))).toMatchObject({ spendableMillicredits: 0n });
    expect(await balanceAt(after(HOUR_MS))).toMatchObject({ spendableMillicredits: 10_000n });
    expect(await balanceAt(after(2 * HOUR_MS - 1))).toMatchObject({ spendableMillicredits: 10_000n });
    expect(await balanceAt(after(2 * HOUR_MS))).toMatchObject({ spendableMillicredits: 0n });
    const { entries } = await run((connection) => pageEntries(connection, { accountId, at: after(DAY_MS), limit: 9 }));
    expect(entries.map(({ kind, at }) => [kind, at])).toEqual([
      ['lapse', after(2 * HOUR_MS)],
      ['grant', after(HOUR_MS)],
    ]);
  });

  test('that starts when another ends is burned by a use at that instant', async () => {
    const boundary = after(HOUR_MS);
    await run((connection) => giveCredits(connection, { accountId, kind: 'monthly', expiresAt: boundary }));
    const next = await run((connection) =>
      giveCredits(connection, { accountId, kind: 'monthly', effectiveAt: boundary, expiresAt: after(DAY_MS) }),
    );
    await run((connection) => holdSome(connection, { accountId, at: boundary }));
    const { entries } = await run((connection) => pageEntries(connection, { accountId, at: boundary, limit: 9 }));
    expect(entries.map((entry) => entry.kind)).toEqual(['hold', 'grant', 'lapse', 'grant']);
    expect(entries[0]?.grantId).toBe(next.grant.id);
  });

  test('that ended while held is still captured, and what comes back of it lapses beside its release', async () => {
    await run((connection) => giveCredits(connection, { accountId, expiresAt: after(HOUR_MS) }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId, holdId }));
    const capture = { operationId: 'c', holdId, amountMillicredits: 600n, at: after(2 * HOUR_MS) };
    expect(await run((connection) => captureHold(connection, capture))).toEqual({
      ok: true,
      capturedMillicredits: 600n,
      releasedMillicredits: 400n,
      lapsedMillicredits: 400n,
    });
    expect(await statement(after(2 * HOUR_MS))).toEqual([
      ['grant', 1_000_000, 1_000_000],
      ['hold', -1_000, 999_000],
      ['lapse', -999_000, 0],
      ['capture', 0, 0],
      ['release', 400, 400],
      ['lapse', -400, 0],
    ]);
  });

  test.each(['provider', 'gesso', 'operator', 'creator'] as const)(
    'that lapsed by a failure of the %s',
    async (atFault) => {
      await run((connection) => giveCredits(connection, { accountId, expiresAt: after(HOUR_MS) }));
      const hold = { accountId, holdId: uuidv7(), generationId: uuidv7() };
      await run((connection) => holdSome(connection, hold));
      const release = { operationId: 'r', holdId: hold.holdId, reason: 'timeout', atFault, at: after(2 * HOUR_MS) };
      const answer = await run((connection) => releaseHold(connection, release));
      expect(answer).toMatchObject({ releasedMillicredits: 1_000n, lapsedMillicredits: 1_000n });
      const grants = await run((connection) => readGrants(connection, { accountId, at: release.at }));
      const madeGood = [
        { kind: 'make-good', priority: 10, remainingMillicredits: 1_000n, expiresAt: after(2 * HOUR_MS + 7 * DAY_MS) },
      ];
      expect(grants).toMatchObject(atFault === 'creator' ? [] : madeGood);
    },
  );

  test('of a job is made good once, however often the job fails', async () => {
    await run((connection) => giveCredits(connection, { accountId, expiresAt: after(HOUR_MS) }));
    const generationId = uuidv7();
    const holdIds = [uuidv7(), uuidv7()];
    for (const holdId of holdIds) await run((connection) => holdSome(connection, { accountId, holdId, generationId }));
    for (const holdId of holdIds) {
      const release = { holdId, reason: 'engine-failed', atFault: 'gesso', at: after(2 * HOUR_MS) } as const;
      await run((connection) => releaseHold(connection, { operationId: uuidv7(), ...release }));
    }
    expect(await balanceAt(after(2 * HOUR_MS))).toEqual({ spendableMillicredits: 1_000n, heldMillicredits: 0n });
  });

  test('that is voided loses what is left, keeps what is held, and takes what comes back with it', async () => {
    const { grant } = await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 3_000n }));
    const [kept, released] = [uuidv7(), uuidv7()];
    for (const holdId of [kept, released]) await run((connection) => holdSome(connection, { accountId, holdId }));
    const taken = { operationId: 'v', grantId: grant.id, reason: 'dispute', at: after(1) };
    expect(await run((connection) => voidGrant(connection, taken))).toEqual({ ok: true, voidedMillicredits: 1_000n });
    const capture = { operationId: 'c', holdId: kept, amountMillicredits: 1_000n, at: after(2) };
    expect(await run((connection) => captureHold(connection, capture))).toMatchObject({ ok: true });
    const release = {
      operationId: 'r',
      holdId: released,
      reason: 'timeout',
      atFault: 'provider',
      at: after(3),
    } as const;
    expect(await run((connection) => releaseHold(connection, release))).toMatchObject({ makeGoodGrantId: null });
    expect((await statement(after(3))).slice(-3)).toEqual([
      ['capture', 0, 0],
      ['release', 1_000, 1_000],
      ['void', -1_000, 0],
    ]);
    expect(await run((connection) => voidGrant(connection, { ...taken, operationId: 'w' }))).toEqual({
      ok: false,
      reason: 'grant-voided',
    });
  });

  test('that is voided before it starts never can be spent', async () => {
    const { grant } = await run((connection) => giveCredits(connection, { accountId, effectiveAt: after(HOUR_MS) }));
    const taken = { operationId: 'v', grantId: grant.id, reason: 'mistake', at: START };
    expect(await run((connection) => voidGrant(connection, taken))).toMatchObject({ voidedMillicredits: 1_000_000n });
    expect(await balanceAt(after(DAY_MS))).toEqual({ spendableMillicredits: 0n, heldMillicredits: 0n });
    expect((await reconcile(database.pool, { accountId })).differences).toEqual([]);
  });
});

describe('a refund', () => {
  test('gives captured credits back, last taken first, and never more than was captured', async () => {
    const soon = await run((connection) =>
      giveCredits(connection, { accountId, amountMillicredits: 600n, expiresAt: after(DAY_MS) }),
    );
    const never = await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 600n }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId, holdId }));
    await run((connection) =>
      captureHold(connection, { operationId: 'c', holdId, amountMillicredits: 900n, at: START }),
    );
    const refund = (amountMillicredits?: bigint) =>
      run((connection) =>
        refundCapture(connection, {
          operationId: uuidv7(),
          holdId,
          reason: 'operator',
          atFault: 'operator',
          amountMillicredits,
          at: after(1),
        }),
      );
    expect(await refund(901n)).toEqual({ ok: false, reason: 'amount-above-captured', capturedMillicredits: 900n });
    expect(await refund(100n)).toMatchObject({ ok: true, refundedMillicredits: 100n });
    expect(await refund()).toMatchObject({ ok: true, refundedMillicredits: 800n });
    const { entries } = await run((connection) => pageEntries(connection, { accountId, at: after(1), limit: 3 }));
    expect(entries.map((entry) => [entry.kind, entry.grantId, entry.spendableDeltaMillicredits])).toEqual([
      ['refund', soon.grant.id, 600n],
      ['refund', never.grant.id, 200n],
      ['refund', never.grant.id, 100n],
    ]);
    expect(await balanceAt(after(1))).toEqual({ spendableMillicredits: 1_200n, heldMillicredits: 0n });
  });
});

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

  test('cannot be passed by holds that come together', async () => {
    const caps = { perDayMillicredits: 5_000n };
    const answers = await Promise.all(Array.from({ length: 12 }, () => holdWith(caps)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
  });
});

test('movements are announced when they are committed, and only then', async () => {
  const heard: string[] = [];
  const listener = await listen({
    url: database.url,
    channels: ['account_events'],
    onNotification: ({ payload }) => heard.push(payload),
  });
  try {
    const rolledBack = run(async (connection) => {
      await giveCredits(connection, { accountId });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await run((connection) => giveCredits(connection, { accountId }));
    while (heard.length === 0) await wait(5);
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([{ accountId, name: 'credits-changed' }]);
  } finally {
    await listener.close();
  }
});
