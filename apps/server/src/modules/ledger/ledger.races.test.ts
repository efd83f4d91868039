import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { captureHold, openCreditAccount, releaseHold } from './ledger.service.ts';
import { reconcile } from './reconcile.service.ts';
import { readBalance, settleDue } from './statement.service.ts';
import { after, createCreditAccount, giveCredits, HOUR_MS, holdSome, START } from './testing/ledger-fixtures.ts';

let database: TestDatabase;
let accountId: string;
let holdId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  accountId = await createCreditAccount(database.pool);
  holdId = uuidv7();
});

const run = <Answer>(work: (connection: PoolClient) => Promise<Answer>) => inTransaction(database, work);

/** Runs both in transactions of their own at the same time. */
const together = (...works: readonly ((connection: PoolClient) => Promise<unknown>)[]) => Promise.all(works.map(run));

const capture =
  (operationId: string, at = after(1)) =>
  (connection: PoolClient) =>
    captureHold(connection, { operationId, holdId, amountMillicredits: 1_000n, at });
const release =
  (operationId: string, at = after(1)) =>
  (connection: PoolClient) =>
    releaseHold(connection, { operationId, holdId, reason: 'cancelled', atFault: 'creator', at });

/** Every race is run this often: the loser of a race is a matter of luck. */
const ROUNDS = 25;

async function createHold(): Promise<void> {
  holdId = uuidv7();
  await run((connection) => holdSome(connection, { accountId, holdId, expiresAt: after(HOUR_MS) }));
}

async function countResolutions(): Promise<number> {
  const { rows } = await database.pool.query<{ readonly count: number }>(
    `SELECT count(*)::integer AS count FROM credit_entries WHERE hold_id = $1 AND kind IN ('capture', 'release')`,
    [holdId],
  );
  return rows[0]?.count ?? 0;
}

test('20 parallel holds with credits for 19 are 19 holds', async () => {
  await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 19_000n }));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => run((connection) => holdSome(connection, { accountId }))),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(19);
  const balance = await run((connection) => readBalance(connection, { accountId, at: START }));
  expect(balance).toEqual({ spendableMillicredits: 0n, heldMillicredits: 19_000n });
  expect((await reconcile(database.pool, { accountId })).differences).toEqual([]);
});

test('100 parallel holds against credits for 99, of many grants, are 99 holds, each time', async () => {
  for (let round = 0; round < 4; round += 1) {
    accountId = await createCreditAccount(database.pool);
    for (let grant = 0; grant < 11; grant += 1) {
      const kind = (['monthly', 'topup', 'operator'] as const)[grant % 3];
      await run((connection) => giveCredits(connection, { accountId, kind, amountMillicredits: 9_000n }));
    }
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => run((connection) => holdSome(connection, { accountId }))),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(99);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ reason: 'insufficient-credits' });
    const balance = await run((connection) => readBalance(connection, { accountId, at: START }));
    expect(balance).toEqual({ spendableMillicredits: 0n, heldMillicredits: 99_000n });
    expect((await reconcile(database.pool, { accountId })).differences).toEqual([]);
  }
});

test('the same hold asked for ten times at once is one hold with one answer', async () => {
  await run((connection) => giveCredits(connection, { accountId }));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => run((connection) => holdSome(connection, { accountId, holdId }))),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const balance = await run((connection) => readBalance(connection, { accountId, at: START }));
  expect(balance.heldMillicredits).toBe(1_000n);
});

test('the same grant given ten times at once is given once', async () => {
  const grant = { accountId, operationId: 'invoice-1', kind: 'topup' } as const;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => run((connection) => giveCredits(connection, grant))),
  );
  expect(new Set(answers.map((answer) => answer.grant.id)).size).toBe(1);
});

test('a credit account opened twice at once is one', async () => {
  await together(...Array.from({ length: 5 }, () => (c: PoolClient) => openCreditAccount(c, { accountId, at: START })));
  await run((connection) => giveCredits(connection, { accountId }));
});

type Race = (first: string, second: string) => readonly ((connection: PoolClient) => Promise<unknown>)[];

const races: readonly (readonly [string, Race])[] = [
  ['capture and capture', (first, second) => [capture(first), capture(second)]],
  ['capture and release', (first, second) => [capture(first), release(second)]],
  ['release and release', (first, second) => [release(first), release(second)]],
];

type Answer = { readonly ok: boolean; readonly reason?: string };

type Resolve = (operationId: string, at?: Date) => (connection: PoolClient) => Promise<Answer>;

const resolutions: readonly (readonly [string, Resolve])[] = [
  ['capture', capture],
  ['release', release],
];

test.each(races)('of %s of one hold exactly one wins', async (_names, race) => {
  await run((connection) => giveCredits(connection, { accountId }));
  for (let round = 0; round < ROUNDS; round += 1) {
    await createHold();
    const answers = (await together(...race(uuidv7(), uuidv7()))) as readonly Answer[];
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)?.reason).toMatch(/^hold-(captured|released)$/);
    expect(await countResolutions()).toBe(1);
  }
  expect((await reconcile(database.pool, { accountId })).differences).toEqual([]);
});

test.each(resolutions)('of %s and time-out of one hold exactly one wins', async (name, resolve) => {
  await run((connection) => giveCredits(connection, { accountId }));
  // The scheduler already has a later time than the worker: whoever gets the lock first decides.
  for (let round = 0; round < ROUNDS; round += 1) {
    await createHold();
    const inTime = resolve(uuidv7(), after(HOUR_MS - 1));
    const timeOut = (connection: PoolClient) => settleDue(connection, { accountId, at: after(HOUR_MS) });
    const works = round % 2 === 0 ? [inTime, timeOut] : [timeOut, inTime];
    const answers = await together(...works);
    const answer = answers[round % 2] as Answer;
    if (!answer.ok) expect(answer.reason).toBe('hold-timed-out');
    expect(await countResolutions()).toBe(1);
    const { rows } = await database.pool.query<{ readonly state: string }>(
      'SELECT state FROM credit_holds WHERE id = $1',
      [holdId],
    );
    expect(rows[0]?.state).toBe(answer.ok ? `${name}d` : 'timed-out');
    accountId = await createCreditAccount(database.pool);
    await run((connection) => giveCredits(connection, { accountId }));
  }
});

test.each(resolutions)(
  'after the time-out a %s changes nothing, and after it the time-out does not',
  async (_name, resolve) => {
    await run((connection) => giveCredits(connection, { accountId }));
    await createHold();
    const timeOut = (connection: PoolClient) => settleDue(connection, { accountId, at: after(HOUR_MS) });
    expect(await run(resolve(uuidv7()))).toMatchObject({ ok: true });
    await run(timeOut);
    expect(await countResolutions()).toBe(1);
    accountId = await createCreditAccount(database.pool);
    await run((connection) => giveCredits(connection, { accountId }));
    await createHold();
    await run(timeOut);
    expect(await run(resolve(uuidv7()))).toEqual({ ok: false, reason: 'hold-timed-out' });
    expect(await countResolutions()).toBe(1);
  },
);
