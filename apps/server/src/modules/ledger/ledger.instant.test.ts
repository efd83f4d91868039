import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, test } from 'vitest';
import { captureHold } from './ledger.service.ts';
import { reconcile } from './reconcile.service.ts';
import { findDueAccounts, readBalance, readUsage, settleDue, settleDueUnlessBusy } from './statement.service.ts';
import {
  after,
  createCreditAccount,
  DAY_MS,
  giveCredits,
  HOUR_MS,
  holdSome,
  START,
} from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();
const { run } = ledger;

/** The instant at which everything happens at once. */
const T = after(HOUR_MS);
const LATE = after(3 * DAY_MS);

let accountId: string;
beforeEach(() => {
  accountId = ledger.accountId;
});

type Work = (connection: PoolClient) => Promise<unknown>;

const give =
  (kind: 'monthly' | 'topup', period: { readonly effectiveAt?: Date; readonly expiresAt?: Date }): Work =>
  (connection) =>
    giveCredits(connection, { accountId, kind, amountMillicredits: 10n, ...period });
const holdUntil =
  (expiresAt: Date, amountMillicredits: bigint): Work =>
  (connection) =>
    holdSome(connection, { accountId, amountMillicredits, expiresAt });

/** All movements but those of the first instant: kind, kind of the grant, amount, instant. */
async function readMovements() {
  const { rows } = await ledger.pool.query<{ readonly movement: string; readonly at: Date }>(
    `SELECT concat_ws(' ', e.kind, g.kind, e.spendable_delta) AS movement, e.at
       FROM credit_entries e JOIN credit_grants g ON g.id = e.grant_id
      WHERE e.account_id = $1 AND e.at > $2 ORDER BY e.sequence`,
    [accountId, START],
  );
  return rows;
}

/** What brings about that what is due is done. */
const LOOKS: readonly (readonly [string, (connection: PoolClient, at: Date) => Promise<unknown>])[] = [
  ['the first read', (connection, at) => readBalance(connection, { accountId, at })],
  ['the first hold', (connection, at) => holdSome(connection, { accountId, at, amountMillicredits: 0n })],
  ['the scheduler', (connection, at) => settleDueUnlessBusy(connection, { accountId, at })],
];

/** Pairs that need no use; each is made at the start and falls due at one millisecond. */
const PAIRS: readonly (readonly [string, () => readonly Work[], readonly string[]])[] = [
  [
    'a time-out and the end of its grant',
    () => [give('monthly', { expiresAt: T }), holdUntil(T, 4n)],
    ['release monthly 4', 'lapse monthly -4', 'grant make-good 4', 'lapse monthly -6'],
  ],
  [
    'a time-out and a start',
    () => [give('topup', {}), give('monthly', { effectiveAt: T }), holdUntil(T, 4n)],
    ['release topup 4', 'grant monthly 10'],
  ],
  [
    'a time-out and the end of another grant',
    () => [give('monthly', { expiresAt: after(HOUR_MS - 1) }), give('topup', { expiresAt: T }), holdUntil(T, 4n)],
    ['lapse monthly -6', 'release monthly 4', 'lapse monthly -4', 'grant make-good 4', 'lapse topup -10'],
  ],
  [
    'an end and a start',
    () => [give('topup', { effectiveAt: T }), give('monthly', { expiresAt: T })],
    ['lapse monthly -10', 'grant topup 10'],
  ],
];

describe.each(LOOKS)('%s after an instant', (_look, look) => {
  test.each(PAIRS)('does %s in their order', async (_pair, works, expected) => {
    for (const work of works()) await run(work);
    await run((connection) => look(connection, T));
    const movements = await readMovements();
    expect(movements.map(({ movement }) => movement)).toEqual(expected);
    expect(movements.filter(({ at }) => at > T)).toEqual([]);
  });

  test.each(PAIRS)(
    'does %s the same when it comes days late, at the instant they were due',
    async (_, works, expected) => {
      for (const work of works()) await run(work);
      await run((connection) => look(connection, LATE));
      const movements = await readMovements();
      expect(movements.map(({ movement }) => movement)).toEqual(expected);
      expect(movements.filter(({ at }) => at > T)).toEqual([]);
      await run((connection) => look(connection, LATE));
      expect(await readMovements()).toEqual(movements);
    },
  );

  test('writes the lapse at the end and not a millisecond before', async () => {
    await run(give('monthly', { expiresAt: T }));
    await run((connection) => look(connection, after(HOUR_MS - 1)));
    expect(await readMovements()).toEqual([]);
    await run((connection) => look(connection, T));
    expect(await readMovements()).toEqual([{ movement: 'lapse monthly -10', at: T }]);
  });
});

describe('a use at the very millisecond', () => {
  test.each([
    ['of a time-out finds the credits back', () => [give('topup', {}), holdUntil(T, 10n)], true],
    ['of a grant’s end does not get its credits', () => [give('monthly', { expiresAt: T })], false],
    ['of a grant’s start gets its credits', () => [give('monthly', { effectiveAt: T })], true],
    [
      'of an end and a start gets the new ones',
      () => [give('monthly', { expiresAt: T }), give('topup', { effectiveAt: T })],
      true,
    ],
    [
      'of a time-out and its grant’s end gets the make-good',
      () => [give('monthly', { expiresAt: T }), holdUntil(T, 10n)],
      true,
    ],
  ] as const)('%s', async (_claim, works, isHeld) => {
    for (const work of works()) await run(work);
    const answer = await run((connection) => holdSome(connection, { accountId, at: T, amountMillicredits: 10n }));
    expect(answer.ok).toBe(isHeld);
    expect((await reconcile(ledger.pool, { accountId })).differences).toEqual([]);
  });

  test('of a hold’s time-out captures nothing, and of its grant’s end captures all', async () => {
    await run(give('monthly', { expiresAt: T }));
    const [timesOut, stays] = [uuidv7(), uuidv7()];
    await run((connection) =>
      holdSome(connection, { accountId, holdId: timesOut, amountMillicredits: 4n, expiresAt: T }),
    );
    await run((connection) => holdSome(connection, { accountId, holdId: stays, amountMillicredits: 4n }));
    const capture = (holdId: string) =>
      run((connection) => captureHold(connection, { operationId: uuidv7(), holdId, amountMillicredits: 4n, at: T }));
    expect(await capture(timesOut)).toEqual({ ok: false, reason: 'hold-timed-out' });
    expect(await capture(stays)).toMatchObject({ ok: true, capturedMillicredits: 4n });
  });
});

test('scheduler, readers and holds that come together after an instant do what is due once', async () => {
  for (let round = 0; round < 12; round += 1) {
    accountId = await createCreditAccount(ledger.pool);
    for (const work of [give('monthly', { expiresAt: T }), give('topup', { effectiveAt: T }), holdUntil(T, 4n)]) {
      await run(work);
    }
    const scheduler: Work = async (connection) => {
      const due = await findDueAccounts(connection, { at: T, limit: 100, except: [] });
      if (due.includes(accountId)) await settleDue(connection, { accountId, at: T });
    };
    const looks = LOOKS.map(
      ([, look]): Work =>
        (connection) =>
          look(connection, T),
    );
    const works = [scheduler, ...looks, scheduler, ...looks.toReversed()];
    await Promise.all(
      works
        .slice(round % works.length)
        .concat(works.slice(0, round % works.length))
        .map(run),
    );
    expect((await readMovements()).map(({ movement }) => movement)).toEqual([
      ...['release monthly 4', 'lapse monthly -4', 'grant make-good 4', 'lapse monthly -6', 'grant topup 10'],
    ]);
  }
});

describe('no time zone changes a figure:', () => {
  test('the process has the one it was started with', () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(timeZone).toBe(process.env.TZ ?? timeZone);
  });

  test.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati'])('of a session at %s', async (timeZone) => {
    const inZone = <Answer>(work: (connection: PoolClient) => Promise<Answer>) =>
      run(async (connection) => {
        await connection.query("SELECT set_config('timezone', $1, true)", [timeZone]);
        return work(connection);
      });
    const midnight = after(DAY_MS);
    const caps = { perDayMillicredits: 1_000n };
    await inZone((connection) => giveCredits(connection, { accountId, expiresAt: after(2 * DAY_MS) }));
    for (const at of [after(DAY_MS - 1), midnight]) {
      const holdId = uuidv7();
      expect(await inZone((connection) => holdSome(connection, { accountId, holdId, caps, at }))).toMatchObject({
        ok: true,
      });
      const capture = { operationId: uuidv7(), holdId, amountMillicredits: 1_000n, at };
      await inZone((connection) => captureHold(connection, capture));
      expect(await inZone((connection) => holdSome(connection, { accountId, caps, at }))).toMatchObject({ cap: 'day' });
    }
    const usage = await inZone((connection) => readUsage(connection, { accountId, at: midnight, groupBy: 'day' }));
    expect(usage.map(({ key, millicredits }) => [key, millicredits])).toEqual([
      ['2026-01-15', 1_000n],
      ['2026-01-16', 1_000n],
    ]);
    const balance = (at: Date) => inZone((connection) => readBalance(connection, { accountId, at }));
    expect(await balance(after(2 * DAY_MS - 1))).toMatchObject({ spendableMillicredits: 998_000n });
    expect(await balance(after(2 * DAY_MS))).toMatchObject({ spendableMillicredits: 0n });
    expect((await readMovements()).at(-1)?.at).toEqual(after(2 * DAY_MS));
  });
});
