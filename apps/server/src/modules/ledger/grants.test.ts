import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { captureHold, refundCapture, releaseHold, voidGrant } from './ledger.service.ts';
import { reconcile } from './reconcile.service.ts';
import { pageEntries, readGrants } from './statement.service.ts';
import { after, DAY_MS, giveCredits, HOUR_MS, holdSome, START } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();
const { run, balanceAt, statement } = ledger;

describe('a grant', () => {
  test('can be spent from its first millisecond to its last, and lapses at its end', async () => {
    const period = { effectiveAt: after(HOUR_MS), expiresAt: after(2 * HOUR_MS) };
    await run((connection) =>
      giveCredits(connection, { accountId: ledger.accountId, amountMillicredits: 10_000n, ...period }),
    );
    expect(await balanceAt(after(HOUR_MS - 1))).toMatchObject({ spendableMillicredits: 0n });
    expect(await balanceAt(after(HOUR_MS))).toMatchObject({ spendableMillicredits: 10_000n });
    expect(await balanceAt(after(2 * HOUR_MS - 1))).toMatchObject({ spendableMillicredits: 10_000n });
    expect(await balanceAt(after(2 * HOUR_MS))).toMatchObject({ spendableMillicredits: 0n });
    const { entries } = await run((connection) =>
      pageEntries(connection, { accountId: ledger.accountId, at: after(DAY_MS), limit: 9 }),
    );
    expect(entries.map(({ kind, at }) => [kind, at])).toEqual([
      ['lapse', after(2 * HOUR_MS)],
      ['grant', after(HOUR_MS)],
    ]);
  });

  test('that starts when another ends is burned by a use at that instant', async () => {
    const boundary = after(HOUR_MS);
    await run((connection) =>
      giveCredits(connection, { accountId: ledger.accountId, kind: 'monthly', expiresAt: boundary }),
    );
    const next = await run((connection) =>
      giveCredits(connection, {
        accountId: ledger.accountId,
        kind: 'monthly',
        effectiveAt: boundary,
        expiresAt: after(DAY_MS),
      }),
    );
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, at: boundary }));
    const { entries } = await run((connection) =>
      pageEntries(connection, { accountId: ledger.accountId, at: boundary, limit: 9 }),
    );
    expect(entries.map((entry) => entry.kind)).toEqual(['hold', 'grant', 'lapse', 'grant']);
    expect(entries[0]?.grantId).toBe(next.grant.id);
  });

  test('that ended while held is still captured, and what comes back of it lapses beside its release', async () => {
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId, expiresAt: after(HOUR_MS) }));
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }));
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
      await run((connection) => giveCredits(connection, { accountId: ledger.accountId, expiresAt: after(HOUR_MS) }));
      const hold = { accountId: ledger.accountId, holdId: uuidv7(), generationId: uuidv7() };
      await run((connection) => holdSome(connection, hold));
      const release = { operationId: 'r', holdId: hold.holdId, reason: 'timeout', atFault, at: after(2 * HOUR_MS) };
      const answer = await run((connection) => releaseHold(connection, release));
      expect(answer).toMatchObject({ releasedMillicredits: 1_000n, lapsedMillicredits: 1_000n });
      const grants = await run((connection) => readGrants(connection, { accountId: ledger.accountId, at: release.at }));
      const madeGood = [
        { kind: 'make-good', priority: 10, remainingMillicredits: 1_000n, expiresAt: after(2 * HOUR_MS + 7 * DAY_MS) },
      ];
      expect(grants).toMatchObject(atFault === 'creator' ? [] : madeGood);
    },
  );

  test('of a job is made good once, however often the job fails', async () => {
    await run((connection) => giveCredits(connection, { accountId: ledger.accountId, expiresAt: after(HOUR_MS) }));
    const generationId = uuidv7();
    const holdIds = [uuidv7(), uuidv7()];
    for (const holdId of holdIds)
      await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId, generationId }));
    for (const holdId of holdIds) {
      const release = { holdId, reason: 'engine-failed', atFault: 'gesso', at: after(2 * HOUR_MS) } as const;
      await run((connection) => releaseHold(connection, { operationId: uuidv7(), ...release }));
    }
    expect(await balanceAt(after(2 * HOUR_MS))).toEqual({ spendableMillicredits: 1_000n, heldMillicredits: 0n });
  });

  test('that is voided loses what is left, keeps what is held, and takes what comes back with it', async () => {
    const { grant } = await run((connection) =>
      giveCredits(connection, { accountId: ledger.accountId, amountMillicredits: 3_000n }),
    );
    const [kept, released] = [uuidv7(), uuidv7()];
    for (const holdId of [kept, released])
      await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }));
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
    const { grant } = await run((connection) =>
      giveCredits(connection, { accountId: ledger.accountId, effectiveAt: after(HOUR_MS) }),
    );
    const taken = { operationId: 'v', grantId: grant.id, reason: 'mistake', at: START };
    expect(await run((connection) => voidGrant(connection, taken))).toMatchObject({ voidedMillicredits: 1_000_000n });
    expect(await balanceAt(after(DAY_MS))).toEqual({ spendableMillicredits: 0n, heldMillicredits: 0n });
    expect((await reconcile(ledger.pool, { accountId: ledger.accountId })).differences).toEqual([]);
  });
});

describe('a refund', () => {
  test('gives captured credits back, last taken first, and never more than was captured', async () => {
    const soon = await run((connection) =>
      giveCredits(connection, { accountId: ledger.accountId, amountMillicredits: 600n, expiresAt: after(DAY_MS) }),
    );
    const never = await run((connection) =>
      giveCredits(connection, { accountId: ledger.accountId, amountMillicredits: 600n }),
    );
    const holdId = uuidv7();
    await run((connection) => holdSome(connection, { accountId: ledger.accountId, holdId }));
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
    const { entries } = await run((connection) =>
      pageEntries(connection, { accountId: ledger.accountId, at: after(1), limit: 3 }),
    );
    expect(entries.map((entry) => [entry.kind, entry.grantId, entry.spendableDeltaMillicredits])).toEqual([
      ['refund', soon.grant.id, 600n],
      ['refund', never.grant.id, 200n],
      ['refund', never.grant.id, 100n],
    ]);
    expect(await balanceAt(after(1))).toEqual({ spendableMillicredits: 1_200n, heldMillicredits: 0n });
  });
});
