import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { listen } from '../../platform/database/listen.ts';
import { OperationMismatchError } from './ledger.errors.ts';
import { captureHold, extendHold, releaseHold } from './ledger.service.ts';
import { after, DAY_MS, giveCredits, HOUR_MS, holdSome, START } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();
const { run, balanceAt, statement } = ledger;

describe('a hold', () => {
  test('lowers what may be spent, and its capture spends that and no more', async () => {
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
    const holdId = uuidv7();
    await run((connection) =>
      holdSome(connection, { accountId: ledger.accountId, holdId, amountMillicredits: 8_000n }),
    );
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
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId, amountMillicredits: 999n }));
    expect(await run((connection) => holdSome(connection, { accountId: ledger.accountId }))).toEqual({
      ok: false,
      reason: 'insufficient-credits',
      spendableMillicredits: 999n,
      neededMillicredits: 1_000n,
    });
    expect(await statement(START)).toEqual([['grant', 999, 999]]);
  });

  test('of nothing succeeds on an empty account and is captured at nothing', async () => {
    const holdId = uuidv7();
    const hold = await run((connection) =>
      holdSome(connection, { accountId: ledger.accountId, holdId, amountMillicredits: 0n }),
    );
    expect(hold).toMatchObject({ ok: true });
    const capture = { operationId: 'c', holdId, amountMillicredits: 0n, at: START };
    expect(await run((connection) => captureHold(connection, capture))).toMatchObject({ ok: true });
    expect(await statement(START)).toEqual([]);
  });

  test('cannot be captured above its amount, and stays open then', async () => {
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }));
    const capture = (amountMillicredits: bigint) =>
      run((connection) => captureHold(connection, { operationId: uuidv7(), holdId, amountMillicredits, at: START }));
    expect(await capture(1_001n)).toEqual({ ok: false, reason: 'amount-above-hold', heldMillicredits: 1_000n });
    expect(await capture(1_000n)).toMatchObject({ ok: true });
  });

  test('is captured one millisecond before its time-out and not at it', async () => {
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
    const [inTime, late] = [uuidv7(), uuidv7()];
    const expiresAt = after(HOUR_MS);
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId: inTime, expiresAt }));
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId: late, expiresAt }));
    const capture = (holdId: string, at: Date) =>
      run((connection) => captureHold(connection, { operationId: holdId + 1, holdId, amountMillicredits: 1_000n, at }));
    expect(await capture(inTime, after(HOUR_MS - 1))).toMatchObject({ ok: true });
    expect(await capture(late, expiresAt)).toEqual({ ok: false, reason: 'hold-timed-out' });
    expect(await balanceAt(expiresAt)).toEqual({ spendableMillicredits: 999_000n, heldMillicredits: 0n });
  });

  test('is extended while it is open, to at most a week after it was made', async () => {
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }));
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
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
    const options = { accountId: ledger.accountId, holdId: uuidv7(), generationId: uuidv7() };
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
    const grant = { accountId: ledger.accountId, operationId: 'g', amountMillicredits: 5_000n };
    await run((connection) => giveCredits(connection, grant));
    const other = run((connection) => giveCredits(connection, { ...grant, amountMillicredits: 6_000n }));
    await expect(other).rejects.toThrow(OperationMismatchError);
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }));
    const otherAmount = run((connection) =>
      holdSome(connection, { accountId: ledger.accountId, holdId, amountMillicredits: 2n }),
    );
    await expect(otherAmount).rejects.toThrow(OperationMismatchError);
    const release = { operationId: 'g', holdId, reason: 'timeout', atFault: 'provider', at: START } as const;
    await expect(run((connection) => releaseHold(connection, release))).rejects.toThrow(OperationMismatchError);
    expect(await balanceAt(START)).toEqual({ spendableMillicredits: 4_000n, heldMillicredits: 1_000n });
  });

  test('of a refused hold is decided anew', async () => {
    const holdId = uuidv7();
    expect(await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }))).toMatchObject({
      ok: false,
    });
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
    expect(await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }))).toMatchObject({
      ok: true,
    });
  });
});

test('movements are announced when they are committed, and only then', async () => {
  const heard: string[] = [];
  const listener = await listen({
    url: ledger.url,
    channels: ['account_events'],
    onNotification: ({ payload }) => heard.push(payload),
  });
  try {
    const rolledBack = run(async (connection) => {
      await giveCredits(connection, { accountId: ledger.accountId });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
    while (heard.length === 0) await wait(5);
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([
      { accountIds: [ledger.accountId], name: 'credits-changed' },
    ]);
  } finally {
    await listener.close();
  }
});
