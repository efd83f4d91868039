import type { AcceptedGeneration, Clock, Project } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildBalances } from '../modules/ledger/index.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let operator: ApiClient;
let person: ApiClient;
let accountId: string;

beforeAll(async () => {
  api = await createTestApi({ hasTestClock: true });
  operator = await signUp(api.app);
  person = await signUp(api.app);
  accountId = (await person.me()).account.id;
});

afterAll(() => api.close());

const readNow = async () => new Date((await operator.read<Clock>('GET', '/api/operator/clock')).now);

/** Lapsed, living and coming grants, work that is held and work that was stopped. */
async function live(): Promise<void> {
  const { id } = await person.read<Project>('POST', '/api/projects', { name: 'Board' });
  const now = (await readNow()).getTime();
  const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
  const give = (grant: object) =>
    operator.read('POST', '/api/operator/grants', { accountId, millicredits: 5_000, reason: 'test', ...grant });
  await give({ expiresAt: at(0.25), priority: 1 });
  await give({ effectiveAt: at(9), expiresAt: at(12) });
  await give({ priority: 5 });
  const work = { model: 'fake-image', prompt: 'a hat' };
  const stopped = await person.read<AcceptedGeneration>('POST', `/api/projects/${id}/generations`, work);
  await person.read('POST', `/api/projects/${id}/generations`, { ...work, settings: { count: 4 } });
  await operator.read('POST', '/api/operator/clock', { advance: 'PT12H' });
  await person.read('POST', `/api/generations/${stopped.id}/cancel`);
}

/** Every answer about credits, as it is sent. */
async function readAnswers(): Promise<readonly string[]> {
  const paths = [
    '/api/credits',
    '/api/credits?include=all',
    '/api/credits/entries?limit=200',
    '/api/credits/entries.csv',
  ];
  const more = ['day', 'model', 'project'].map((groupBy) => `/api/usage?groupBy=${groupBy}`);
  return Promise.all(
    [...paths, ...more, '/api/me'].map(async (path) => {
      const answer = await person.send('GET', path);
      expect(answer.status).toBe(200);
      return answer.text();
    }),
  );
}

test('balances that are thrown away and summed anew change no answer, now and after everything that comes', async () => {
  await live();
  const before = await readAnswers();
  await api.database.pool.query('DELETE FROM credit_grant_balances WHERE account_id = $1', [accountId]);
  await api.database.pool.query(
    `UPDATE credit_accounts SET spendable_millicredits = 7, held_millicredits = 7, last_sequence = 7, next_due_at = NULL
      WHERE account_id = $1`,
    [accountId],
  );
  const at = await readNow();
  await inTransaction(api.database, (connection) => rebuildBalances(connection, { accountId, at }));
  expect(await readAnswers()).toEqual(before);
  await operator.read('POST', '/api/operator/clock', { advance: 'P30D' });
  // The open hold timed out and lapsed with its grant, and so did what made it good: the free grant and the one without an
  // end are left.
  expect((await person.me()).credits).toEqual({ spendableMillicredits: 1_005_000, heldMillicredits: 0 });
  expect(await operator.read('POST', '/api/operator/reconcile')).toEqual({ accounts: 2, differences: [] });
});
