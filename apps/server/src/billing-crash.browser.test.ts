import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Invoice, Subscription } from '@gesso/contract';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reachEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { type GessoClient, signIn, signUp } from './testing/gesso-client.ts';
import { startGesso } from './testing/gesso-process.ts';

const EMAIL = 'ada@example.com';
const PRO = { plan: 'pro', interval: 'monthly', paymentMethod: { token: 'tok_success' } };

/** Far longer than a start and a look at what was left takes on a busy machine. */
const WITHIN_MS = 60_000;

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-billing-crash-'));
});
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come to that in time');
    await wait(20);
  }
}

/** Kills Gesso while it stands at a table, in the middle of subscribing; answers with what the card company has charged. */
async function killAt(table: string, reached: string): Promise<number> {
  const gesso = await startGesso({ dataDirectory });
  const client = await signUp(gesso.url, EMAIL);
  const beside = new Client({ connectionString: (await reachEmbeddedPostgres({ directory: dataDirectory })).url });
  // The database outlives the process and is stopped under us by nobody; a lost connection is no news here.
  beside.on('error', () => undefined);
  await beside.connect();
  const count = async (sql: string) => Number((await beside.query(`SELECT count(*) FROM ${sql}`)).rows[0].count);
  // Whoever comes to write there has to wait.
  await beside.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
  const click = client.request('POST', '/api/subscription/change', PRO).catch(() => undefined);
  await waitUntil(async () => (await count(reached)) > 0);
  await gesso.kill();
  await click;
  await beside.query('ROLLBACK');
  const charged = await count(`sandbox_charges WHERE state = 'succeeded'`);
  await beside.end();
  return charged;
}

type Standing = {
  readonly subscription: Subscription;
  readonly invoices: readonly Invoice[];
  readonly credits: number;
};

async function readStanding(client: GessoClient): Promise<Standing> {
  const read = async <Answer>(path: string) => (await (await client.request('GET', path)).json()) as Answer;
  const invoices = await read<{ readonly items: readonly Invoice[] }>('/api/invoices');
  return {
    subscription: await read<Subscription>('/api/subscription'),
    invoices: invoices.items,
    credits: (await client.me()).credits.spendableMillicredits,
  };
}

test('killed between the charge and the credits, Gesso starts again and gives them, once', async () => {
  const charged = await killAt('invoices', `sandbox_charges WHERE state = 'succeeded'`);
  expect(charged).toBe(1);

  const gesso = await startGesso({ dataDirectory });
  const client = await signIn(gesso.url, EMAIL);
  await waitUntil(async () => (await readStanding(client)).subscription.status === 'active');
  const standing = await readStanding(client);
  const again = await client.request('POST', '/api/subscription/change', PRO);
  await gesso.interrupt();

  expect(standing.credits).toBe(1_000_000 + 11_000_000 + 11_000_000);
  expect(standing.invoices.map(({ kind, cents, status }) => [kind, cents, status])).toEqual([['start', 9_000, 'paid']]);
  expect(again.status).toBe(409);
});

test('killed before the card company has heard of it, Gesso starts again with nothing charged and nothing given', async () => {
  const charged = await killAt('sandbox_charges', `payments WHERE state = 'asked'`);
  expect(charged).toBe(0);

  const gesso = await startGesso({ dataDirectory });
  const client = await signIn(gesso.url, EMAIL);
  // What was left is given up; then a new click is as good as the first one.
  let second: Response | undefined;
  await waitUntil(async () => {
    const { subscription, credits } = await readStanding(client);
    expect([subscription.status, credits]).toEqual(['none', 1_000_000]);
    second = await client.request('POST', '/api/subscription/change', PRO);
    return second.status !== 409;
  });
  const standing = await readStanding(client);
  await gesso.interrupt();

  expect(second?.status).toBe(200);
  expect(standing.credits).toBe(23_000_000);
  expect(standing.invoices).toHaveLength(1);
});
