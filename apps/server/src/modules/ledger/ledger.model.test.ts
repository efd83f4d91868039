import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import {
  captureHold,
  extendHold,
  grantCredits,
  holdCredits,
  refundCapture,
  releaseHold,
  voidGrant,
} from './ledger.service.ts';
import { rebuildBalances, reconcile } from './reconcile.service.ts';
import { settleDue } from './statement.service.ts';
import { aim, type Command, histories, obey } from './testing/ledger-commands.ts';
import { createCreditAccount, START } from './testing/ledger-fixtures.ts';
import { countOf, ReferenceLedger, TICK_MS } from './testing/reference-ledger.ts';

/** Set `GESSO_MODEL_RUNS` for a long night; 15 histories take some 10 s here. */
const RUNS = Number(process.env.GESSO_MODEL_RUNS ?? 15);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

type History = { readonly accountId: string; readonly holdIds: string[]; readonly grantIds: string[]; now: number };

const instant = (tick: number) => new Date(START.getTime() + tick * TICK_MS);

/** Jobs of one account; their ids are made from its own, since a job is made good once over all accounts. */
const jobId = ({ accountId }: History, job: number) => `${accountId.slice(0, -1)}${job}`;

async function perform(connection: PoolClient, history: History, command: Command): Promise<string> {
  const at = instant(history.now);
  const operationId = uuidv7();
  const { accountId } = history;
  const holdId = 'index' in command ? (history.holdIds[command.index] ?? '') : uuidv7();
  switch (command.kind) {
    case 'grant': {
      const effectiveAt = instant(history.now + command.delay);
      const expiresAt = command.life === null ? null : instant(history.now + command.delay + command.life);
      const given = { amountMillicredits: BigInt(command.amount), priority: command.priority, effectiveAt, expiresAt };
      await grantCredits(connection, { operationId, accountId, kind: 'operator', reason: 'model', ...given, at });
      return 'ok';
    }
    case 'hold': {
      const expiresAt = instant(history.now + command.life);
      const generationId = jobId(history, command.job);
      const amountMillicredits = BigInt(command.amount);
      const answer = await holdCredits(connection, {
        holdId,
        accountId,
        amountMillicredits,
        expiresAt,
        generationId,
        at,
      });
      if (answer.ok) history.holdIds.push(holdId);
      return reasonOf(answer);
    }
    case 'capture':
      return reasonOf(
        await captureHold(connection, { operationId, holdId, amountMillicredits: BigInt(command.amount), at }),
      );
    case 'release':
      return reasonOf(
        await releaseHold(connection, { operationId, holdId, reason: 'model', atFault: command.atFault, at }),
      );
    case 'extend':
      return reasonOf(await extendHold(connection, { holdId, expiresAt: instant(history.now + command.ticks), at }));
    case 'refund': {
      const { atFault } = command;
      const amountMillicredits = BigInt(command.amount);
      return reasonOf(
        await refundCapture(connection, { operationId, holdId, reason: 'model', atFault, amountMillicredits, at }),
      );
    }
    case 'void': {
      const grantId = history.grantIds[command.index] ?? '';
      return reasonOf(await voidGrant(connection, { operationId, grantId, reason: 'model', at }));
    }
    case 'wait':
      history.now += command.ticks;
      await settleDue(connection, { accountId, at: instant(history.now) });
      return 'ok';
  }
}

type StoredGrant = Readonly<Record<'spendable' | 'held' | 'spent' | 'lapsed' | 'voided', number>> & {
  readonly id: string;
  readonly amount: number;
};

async function readStored(connection: PoolClient, accountId: string): Promise<readonly StoredGrant[]> {
  const { rows } = await connection.query<StoredGrant>(
    `SELECT g.id, g.amount_millicredits::integer AS amount, b.spendable_millicredits::integer AS spendable,
            b.held_millicredits::integer AS held, b.spent_millicredits::integer AS spent,
            b.lapsed_millicredits::integer AS lapsed, b.voided_millicredits::integer AS voided
       FROM credit_grants g JOIN credit_grant_balances b ON b.grant_id = g.id
      WHERE g.account_id = $1 ORDER BY g.id`,
    [accountId],
  );
  return rows;
}

/** Learns the ids of new grants: they come in the same order on both sides. */
function nameGrants(reference: ReferenceLedger, history: History, stored: readonly StoredGrant[]): void {
  const fresh = stored.map(({ id }) => id).filter((id) => !history.grantIds.includes(id));
  history.grantIds.push(...fresh);
  for (const [place, grant] of reference.grants.entries()) grant.id = history.grantIds[place] ?? 'missing';
}

const places = ['spendable', 'held', 'spent', 'lapsed', 'voided'] as const;

async function expectSame(connection: PoolClient, reference: ReferenceLedger, history: History): Promise<void> {
  const stored = await readStored(connection, history.accountId);
  nameGrants(reference, history, stored);
  const expected = reference.grants.map((grant) => ({
    id: grant.id,
    amount: grant.coins.length,
    ...Object.fromEntries(places.map((place) => [place, countOf(grant, place)])),
  }));
  expect([...stored].sort(byId)).toEqual([...expected].sort(byId));
  for (const grant of stored) {
    const sum = places.reduce((total, place) => total + grant[place], 0);
    expect([0, grant.amount], 'granted = spendable + held + spent + lapsed + voided, once it started').toContain(sum);
  }
}

const byId = (first: { readonly id: string }, second: { readonly id: string }) => (first.id < second.id ? -1 : 1);

function reasonOf(answer: { readonly ok: true } | { readonly ok: false; readonly reason: string }): string {
  return answer.ok ? 'ok' : answer.reason;
}

test('any history ends with every millicredit where a ledger of single coins has it', async () => {
  const property = fc.asyncProperty(histories, async (commands) => {
    const history: History = { accountId: await createCreditAccount(database.pool), holdIds: [], grantIds: [], now: 0 };
    const reference = new ReferenceLedger();
    for (const drawn of commands) {
      const command = aim(drawn, reference);
      if (command === undefined) continue;
      await inTransaction(database, async (connection) => {
        const answer = await perform(connection, history, command);
        expect([command, answer]).toEqual([command, obey(reference, command)]);
        await expectSame(connection, reference, history);
      });
    }
    const { accountId } = history;
    expect((await reconcile(database.pool, { accountId })).differences).toEqual([]);
    await inTransaction(database, async (connection) => {
      const before = await readCaches(connection, accountId);
      await connection.query('DELETE FROM credit_grant_balances WHERE account_id = $1', [accountId]);
      await connection.query(
        'UPDATE credit_accounts SET spendable_millicredits = 7, held_millicredits = 7 WHERE account_id = $1',
        [accountId],
      );
      await rebuildBalances(connection, { accountId, at: instant(history.now) });
      expect(await readCaches(connection, accountId)).toEqual(before);
    });
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
}, 600_000);

async function readCaches(connection: PoolClient, accountId: string): Promise<unknown> {
  const account = await connection.query(
    'SELECT spendable_millicredits, held_millicredits, last_sequence FROM credit_accounts WHERE account_id = $1',
    [accountId],
  );
  const grants = await connection.query('SELECT * FROM credit_grant_balances WHERE account_id = $1 ORDER BY grant_id', [
    accountId,
  ]);
  return { account: account.rows, grants: grants.rows };
}
