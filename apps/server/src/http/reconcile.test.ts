import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Reconciliation } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFullAccount, PLANTED_FAULTS, plantFault } from '../modules/ledger/testing/planted-faults.ts';
import { createLogger } from '../platform/log/create-logger.ts';
import { reconcileLedger } from '../workflows/reconcile-ledger/index.ts';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

const COMMAND = fileURLToPath(new URL('../reconcile.ts', import.meta.url));

let api: TestApi;
let operator: ApiClient;

beforeAll(async () => {
  api = await createTestApi();
  operator = await signUp(api.app);
});

afterAll(() => api.close());

type Found = readonly { readonly accountId: string; readonly figure: string }[];

const askRoute = async (): Promise<Found> =>
  (await operator.read<Reconciliation>('POST', '/api/operator/reconcile')).differences;

async function askDailyJob(): Promise<Found> {
  const lines: string[] = [];
  const log = createLogger({ level: 'error', destination: { write: (line: string) => lines.push(line) } });
  await reconcileLedger({ database: api.database, log });
  return lines.map((line) => JSON.parse(line));
}

async function askCommand(): Promise<Found> {
  const env = { ...process.env, DATABASE_URL: api.database.url };
  const child = spawn(process.execPath, [COMMAND, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const { differences } = JSON.parse(output) as Reconciliation;
  expect(code).toBe(differences.length === 0 ? 0 : 1);
  return differences;
}

/** Found as account and figure; one broken row may show in more than one figure. */
const namesOf = (found: Found) => found.map(({ accountId, figure }) => `${accountId}: ${figure}`);

test('every kind of figure that is off is found in its account by the route, by the daily job and by the command', async () => {
  const planted: { readonly accountId: string; readonly figure: string }[] = [];
  const sound = await createFullAccount(api.database.pool);
  const accounts = await Promise.all(PLANTED_FAULTS.map(() => createFullAccount(api.database.pool)));
  const asks = [askRoute, askDailyJob, askCommand];
  for (const ask of asks) expect(await ask()).toEqual([]);
  for (const [index, fault] of PLANTED_FAULTS.entries()) {
    const accountId = accounts[index] as string;
    await plantFault(api.database.pool, fault, accountId);
    planted.push({ accountId, figure: fault.figure });
  }
  const [byRoute, ...others] = await Promise.all(asks.map((ask) => ask()));
  const found = namesOf(byRoute ?? []);
  expect(found).toEqual(expect.arrayContaining(namesOf(planted)));
  expect(found.filter((name) => name.startsWith(sound))).toEqual([]);
  for (const other of others) expect(namesOf(other).sort()).toEqual([...found].sort());
});
