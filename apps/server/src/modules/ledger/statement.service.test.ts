import { ENTRY_COLUMNS } from '@gesso/contract';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { CreditAccountMissingError } from './ledger.errors.ts';
import { captureHold, refundCapture } from './ledger.service.ts';
import { pageEntries, readBalance, readGrants, readUsage, streamEntriesCsv } from './statement.service.ts';
import { after, DAY_MS, giveCredits, HOUR_MS, holdSome, START } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();
const { run } = ledger;

/** Holds and captures at once. */
async function spend(
  amountMillicredits: bigint,
  options: Partial<Parameters<typeof holdSome>[1]> = {},
): Promise<string> {
  const holdId = uuidv7();
  await run((connection) =>
    holdSome(connection, { accountId: ledger.accountId, holdId, amountMillicredits, ...options }),
  );
  const at = options.at ?? START;
  await run((connection) => captureHold(connection, { operationId: uuidv7(), holdId, amountMillicredits, at }));
  return holdId;
}

async function readCsv(): Promise<string> {
  const parts: string[] = [];
  for await (const part of streamEntriesCsv(ledger.pool, ledger.accountId)) parts.push(part);
  return parts.join('');
}

test('pages follow each other without a gap or a repetition, newest first', async () => {
  await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
  for (let hold = 0; hold < 6; hold += 1)
    await run((connection) => holdSome(connection, { accountId: ledger.accountId }));
  const seen: bigint[] = [];
  let before: bigint | null = null;
  do {
    const page = await run((connection) =>
      pageEntries(connection, { accountId: ledger.accountId, at: START, limit: 3, before }),
    );
    seen.push(...page.entries.map((entry) => entry.sequence));
    before = page.nextBefore;
    // What is written meanwhile does not shift the pages behind.
    await run((connection) => holdSome(connection, { accountId: ledger.accountId }));
  } while (before !== null);
  expect(seen).toEqual([7n, 6n, 5n, 4n, 3n, 2n, 1n]);
});

test('the CSV has the same movements as the pages, oldest first, and quotes what needs it', async () => {
  await run((connection) =>
    giveCredits(connection, { accountId: ledger.accountId, reason: 'said "yes", twice\nand again' }),
  );
  const generationId = uuidv7();
  await spend(1_000n, { generationId, model: 'flux-dev' });
  const csv = await readCsv();
  const { entries } = await run((connection) =>
    pageEntries(connection, { accountId: ledger.accountId, at: START, limit: 10 }),
  );
  const [grant, hold, capture] = [...entries].reverse();
  expect(csv).toBe(
    [
      ENTRY_COLUMNS.join(','),
      `${grant?.id},${START.toISOString()},grant,1000000,1000000,${grant?.grantId},,,,,,"said ""yes"", twice\nand again"`,
      `${hold?.id},${START.toISOString()},hold,-1000,999000,${grant?.grantId},${hold?.holdId},${generationId},,flux-dev,,`,
      `${capture?.id},${START.toISOString()},capture,0,999000,${grant?.grantId},${hold?.holdId},${generationId},,flux-dev,,`,
      '',
    ].join('\r\n'),
  );
});

test('a CSV of more rows than are read at once has each of them once', async () => {
  await run((connection) => giveCredits(connection, { accountId: ledger.accountId, amountMillicredits: 1n }));
  // As many rows as it takes, written in one go; the ledger itself would write them one by one.
  await ledger.pool.query(
    `INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, held_delta, spendable_delta, spendable_after_millicredits)
     SELECT account_id, n, at, 'hold', grant_id, CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END,
            CASE WHEN n % 2 = 0 THEN -1 ELSE 1 END, n % 2 FROM credit_entries, generate_series(2, 2500) n WHERE account_id = $1`,
    [ledger.accountId],
  );
  const lines = (await readCsv()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(2_501);
  expect(new Set(lines).size).toBe(2_501);
});

test('usage is captured less refunded, by UTC day, model and project', async () => {
  await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
  const projectId = uuidv7();
  const job = () => ({ generationId: uuidv7(), projectId });
  await spend(1_000n, { ...job(), model: 'flux-dev', at: after(DAY_MS - 1) });
  await spend(2_000n, { ...job(), model: 'flux-dev', at: after(DAY_MS) });
  const refunded = await spend(4_000n, { generationId: uuidv7(), model: 'gpt-image', at: after(DAY_MS) });
  const refund = { operationId: 'r', holdId: refunded, reason: 'operator', atFault: 'gesso' } as const;
  await run((connection) =>
    refundCapture(connection, { ...refund, amountMillicredits: 3_000n, at: after(2 * DAY_MS) }),
  );
  await run((connection) =>
    holdSome(connection, { accountId: ledger.accountId, model: 'gpt-image', at: after(2 * DAY_MS) }),
  );
  const usage = (groupBy: 'day' | 'model' | 'project', from?: Date, to?: Date) =>
    run((connection) =>
      readUsage(connection, { accountId: ledger.accountId, at: after(3 * DAY_MS), groupBy, from, to }),
    );
  expect(await usage('day')).toEqual([
    { key: '2026-01-15', millicredits: 1_000n, generations: 1 },
    { key: '2026-01-16', millicredits: 6_000n, generations: 2 },
    { key: '2026-01-17', millicredits: -3_000n, generations: 0 },
  ]);
  expect(await usage('model')).toEqual([
    { key: 'flux-dev', millicredits: 3_000n, generations: 2 },
    { key: 'gpt-image', millicredits: 1_000n, generations: 1 },
  ]);
  expect(await usage('project')).toEqual([
    { key: projectId, millicredits: 3_000n, generations: 2 },
    { key: '', millicredits: 1_000n, generations: 1 },
  ]);
  expect(await usage('day', after(DAY_MS), after(2 * DAY_MS))).toEqual([
    { key: '2026-01-16', millicredits: 6_000n, generations: 2 },
  ]);
});

test('grants come in burn order; ended and future ones only when all are asked for', async () => {
  const give = (reason: string, rest: Partial<Parameters<typeof giveCredits>[1]>) =>
    run((connection) => giveCredits(connection, { accountId: ledger.accountId, reason, ...rest }));
  const topup = await give('topup', { kind: 'topup' });
  const ended = await give('ended', { kind: 'monthly', expiresAt: after(HOUR_MS) });
  const free = await give('free', { kind: 'free' });
  const late = await give('late', { kind: 'monthly', expiresAt: after(3 * DAY_MS) });
  const soon = await give('soon', { kind: 'bonus', expiresAt: after(2 * DAY_MS) });
  const future = await give('future', { effectiveAt: after(2 * DAY_MS) });
  const ids = async (all: boolean) =>
    (await run((connection) => readGrants(connection, { accountId: ledger.accountId, at: after(DAY_MS), all }))).map(
      ({ id }) => id,
    );
  expect(await ids(false)).toEqual([soon, late, free, topup].map(({ grant }) => grant.id));
  expect(await ids(true)).toEqual([ended, soon, late, free, future, topup].map(({ grant }) => grant.id));
});

test('what is due is done once by readers that come together', async () => {
  await run((connection) => giveCredits(connection, { accountId: ledger.accountId, expiresAt: after(HOUR_MS) }));
  const at = after(HOUR_MS);
  const balances = await Promise.all(
    Array.from({ length: 10 }, () => run((connection) => readBalance(connection, { accountId: ledger.accountId, at }))),
  );
  expect(new Set(balances.map((balance) => balance.spendableMillicredits))).toEqual(new Set([0n]));
  const { entries } = await run((connection) =>
    pageEntries(connection, { accountId: ledger.accountId, at, limit: 10 }),
  );
  expect(entries.map((entry) => entry.kind)).toEqual(['lapse', 'grant']);
});

test('a server whose clock is behind acts at the account’s own time', async () => {
  await run((connection) => giveCredits(connection, { accountId: ledger.accountId, expiresAt: after(HOUR_MS) }));
  await run((connection) => readBalance(connection, { accountId: ledger.accountId, at: after(HOUR_MS) }));
  const answer = await run((connection) =>
    holdSome(connection, { accountId: ledger.accountId, at: after(HOUR_MS - 5) }),
  );
  expect(answer).toMatchObject({ ok: false, reason: 'insufficient-credits' });
  const balance = await run((connection) =>
    readBalance(connection, { accountId: ledger.accountId, at: after(HOUR_MS - 5) }),
  );
  expect(balance.spendableMillicredits).toBe(0n);
});

test('an account without a ledger is an error and not an empty one', async () => {
  const reading = run((connection) => readBalance(connection, { accountId: uuidv7(), at: START }));
  await expect(reading).rejects.toThrow(CreditAccountMissingError);
});
