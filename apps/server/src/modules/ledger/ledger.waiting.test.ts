import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, test } from 'vitest';
import { captureHold, releaseHold } from './ledger.service.ts';
import { reconcile } from './reconcile.service.ts';
import { readBalance, settleDue } from './statement.service.ts';
import { after, giveCredits, HOUR_MS, holdSome } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';

const ledger = useTestLedger();
const { run } = ledger;

let accountId: string;
let holdId: string;

type Answer = { readonly ok: boolean; readonly reason?: string };
type Work = (connection: PoolClient) => Promise<Answer>;

beforeEach(async () => {
  accountId = ledger.accountId;
  holdId = uuidv7();
  await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 1_000n }));
  await run((connection) => holdSome(connection, { accountId, holdId, expiresAt: after(HOUR_MS) }));
});

const capture: Work = (connection) =>
  captureHold(connection, { operationId: uuidv7(), holdId, amountMillicredits: 1_000n, at: after(1) });
const release: Work = (connection) =>
  releaseHold(connection, { operationId: uuidv7(), holdId, reason: 'cancelled', atFault: 'creator', at: after(1) });
/** The clock of the ledger, which has come to the time-out. */
const timeOut: Work = async (connection) => {
  await settleDue(connection, { accountId, at: after(HOUR_MS) });
  return { ok: true };
};

/** Until somebody waits for a lock; one round trip a look. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await ledger.pool.query<{ readonly waiting: number }>(
      `SELECT count(*)::integer AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.waiting ?? 0) > 0) return;
  }
}

class CrashError extends Error {}

/**
 * Lets the first do its work, the second come meanwhile and wait, and only then the first commit or crash. So the order
 * of the two is no matter of luck.
 */
async function runInOrder(first: Work, second: Work, ending: 'commits' | 'crashes'): Promise<readonly Answer[]> {
  let waiting: Promise<Answer> | undefined;
  const firstAnswer = run(async (connection) => {
    const answer = await first(connection);
    waiting = run(second);
    await untilSomebodyWaits();
    if (ending === 'crashes') throw new CrashError('the server died before its commit');
    return answer;
  });
  const answers = await Promise.allSettled([firstAnswer]);
  const secondAnswer = await (waiting as unknown as Promise<Answer>);
  return answers[0]?.status === 'fulfilled' ? [answers[0].value, secondAnswer] : [secondAnswer];
}

async function readState() {
  const { rows } = await ledger.pool.query<{ readonly state: string; readonly resolutions: number }>(
    `SELECT state, (SELECT count(*)::integer FROM credit_entries e WHERE e.hold_id = h.id AND e.kind <> 'hold') AS resolutions
       FROM credit_holds h WHERE id = $1`,
    [holdId],
  );
  return rows[0];
}

const WORKS = { capture, release, 'time-out': timeOut };
const STATES = { capture: 'captured', release: 'released', 'time-out': 'timed-out' };

type Name = keyof typeof WORKS;

const names: readonly Name[] = ['capture', 'release', 'time-out'];
const pairs = names.flatMap((first) => names.map((second) => [first, second] as const));

describe.each(pairs)('a %s, and a %s that waits for it', (first, second) => {
  test('leave what the first did, once; the second is told', async () => {
    const [, late] = await runInOrder(WORKS[first], WORKS[second], 'commits');
    // A time-out has nobody to tell: it finds nothing to do.
    if (second !== 'time-out') expect(late).toEqual({ ok: false, reason: `hold-${STATES[first]}` });
    expect(await readState()).toEqual({ state: STATES[first], resolutions: 1 });
    expect((await reconcile(ledger.pool, { accountId })).differences).toEqual([]);
  });

  test('leave what the second did, once, when the first dies before its commit', async () => {
    const answers = await runInOrder(WORKS[first], WORKS[second], 'crashes');
    expect(answers).toMatchObject([{ ok: true }]);
    expect(await readState()).toEqual({ state: STATES[second], resolutions: 1 });
    expect((await reconcile(ledger.pool, { accountId })).differences).toEqual([]);
  });
});

test('a hold that waits for the last credits is refused when they are taken, and gets them when they are not', async () => {
  await run(release);
  const hold: Work = (connection) => holdSome(connection, { accountId });
  expect(await runInOrder(hold, hold, 'crashes')).toMatchObject([{ ok: true }]);
  expect(await run((connection) => readBalance(connection, { accountId, at: after(0) }))).toEqual({
    spendableMillicredits: 0n,
    heldMillicredits: 1_000n,
  });
  await run((connection) => giveCredits(connection, { accountId, amountMillicredits: 1_000n }));
  expect(await runInOrder(hold, hold, 'commits')).toMatchObject([
    { ok: true },
    { ok: false, reason: 'insufficient-credits', spendableMillicredits: 0n },
  ]);
});
