import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeProvider, startFakeAcme } from '@gesso/provider-kit/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { addCreator, createStudio, type Studio } from './testing/create-studio.ts';

let database: TestDatabase;
let files: string;
/** Accepts and looks on; its jobs are left to the worker. */
let web: Studio;
const children: ChildProcess[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  files = mkdtempSync(join(tmpdir(), 'gesso-test-crash-'));
  web = await createStudio({
    database,
    databaseUrl: database.url,
    providers: [createFakeProvider()],
    blobDirectory: files,
    executes: false,
  });
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await web.close();
  await database.close();
  rmSync(files, { recursive: true, force: true });
});

async function startWorker(crashAt?: string, more: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/crashing-worker.ts')], {
    env: {
      ...process.env,
      GESSO_TEST_DATABASE: database.url,
      GESSO_TEST_FILES: files,
      ...more,
      ...(crashAt === undefined ? {} : { GESSO_CRASH_AT: crashAt }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (child.stdout === null) throw new Error('the worker has no output');
  await once(child.stdout, 'data');
  return child;
}

async function readMoney(accountId: string) {
  const { rows } = await database.pool.query(
    `SELECT a.spendable_millicredits::int AS spendable, a.held_millicredits::int AS held,
            (SELECT count(*)::int FROM credit_entries e WHERE e.account_id = a.account_id AND kind = 'capture') AS captures,
            (SELECT count(*)::int FROM credit_entries e WHERE e.account_id = a.account_id AND kind = 'hold') AS holds,
            (SELECT count(*)::int FROM credit_entries e WHERE e.account_id = a.account_id AND kind = 'release') AS releases
     FROM credit_accounts a WHERE a.account_id = $1`,
    [accountId],
  );
  return rows[0];
}

/**
 * Where to die: when a step's work is done and nothing remembers it yet, and when it is remembered and the next step has
 * not begun.
 */
const pointsOf = (steps: readonly string[]) => steps.flatMap((step) => [`inside ${step}`, `after ${step}`]);

async function accept(prompt: string, count = 2) {
  const accountId = await addCreator(database, { millicredits: 10_000 });
  const { id: projectId } = await web.projects.create({ accountId, name: 'Board' });
  const request = { model: 'fake-image', prompt, settings: { count } };
  const accepted = await web.generations.accept({ accountId, projectId, request });
  if (!accepted.ok) throw new Error(accepted.message);
  return { accountId, projectId, generationId: accepted.generation.id };
}

/** Lets one worker after the other take the job up and die a step later than the one before. */
async function killAtEach(points: readonly string[]): Promise<void> {
  for (const point of points) {
    const doomed = await startWorker(point);
    if (doomed.exitCode === null && doomed.signalCode === null) await once(doomed, 'exit');
    expect([point, doomed.signalCode]).toEqual([point, 'SIGKILL']);
  }
}

async function ended(owned: { readonly accountId: string; readonly generationId: string }) {
  return vi.waitFor(
    async () => {
      const found = await web.generations.find(owned);
      expect(found?.finishedAt).toBeTruthy();
      return found;
    },
    { timeout: 20_000, interval: 20 },
  );
}

/** A dozen workers start one after the other: a second each on a quiet machine, twenty on a crowded one. */
const CHAIN_MS = 400_000;

test(
  'killed inside every step and between any two, a generation ends as one asset per result and one charge',
  async () => {
    const owned = await accept('a red fox');
    await killAtEach(['before submit', ...pointsOf(['submit', 'watch', 'deliver'])]);
    await startWorker();
    const generation = await ended(owned);
    expect(generation).toMatchObject({ status: 'succeeded', chargedMillicredits: 2_000n });
    expect(generation?.assets.map(({ resultIndex }) => resultIndex)).toEqual([0, 1]);
    expect(await readMoney(owned.accountId)).toEqual({ spendable: 8_000, held: 0, captures: 1, holds: 1, releases: 0 });
    const items = (await web.projects.items(owned))?.items;
    expect(items).toMatchObject(generation?.assets.map(({ id }) => ({ status: 'ready', assetId: id })) ?? []);
    const { rows: attempts } = await database.pool.query('SELECT number, state FROM generation_attempts');
    expect(attempts).toEqual([{ number: 1, state: 'succeeded' }]);
  },
  CHAIN_MS,
);

test(
  'killed while and after giving up, a failed generation gives the credits back once',
  async () => {
    const owned = await accept('the engine breaks');
    await killAtEach(pointsOf(['fail']));
    await startWorker();
    expect(await ended(owned)).toMatchObject({ status: 'failed', chargedMillicredits: 0n, assets: [] });
    expect(await readMoney(owned.accountId)).toEqual({
      spendable: 10_000,
      held: 0,
      captures: 0,
      holds: 1,
      releases: 1,
    });
  },
  CHAIN_MS,
);

test.each([
  ['finds it by our id', '1', { status: 'succeeded', chargedMillicredits: 1_000n }, 9_000],
  ['cannot be asked after it', '0', { status: 'failed', failure: { code: 'lost' }, chargedMillicredits: 0n }, 10_000],
])(
  'killed while a vendor takes the order, nothing is ordered twice: a vendor that %s',
  async (_, finds, end, spendable) => {
    let doomed: ChildProcess | undefined;
    const fake = await startFakeAcme(() => doomed?.kill('SIGKILL'));
    const vendor = { ...fake.variables, ACME_FINDS_ORDERS: finds };
    doomed = await startWorker(undefined, vendor);
    const owned = await accept('a red fox', 1);
    if (doomed.signalCode === null) await once(doomed, 'exit');
    doomed = undefined;
    await startWorker(undefined, vendor);
    expect(await ended(owned)).toMatchObject(end);
    expect(fake.taken()).toBe(1);
    expect(fake.server.faults).toEqual([]);
    expect(await readMoney(owned.accountId)).toMatchObject({ spendable, held: 0 });
    await fake.server.close();
  },
  CHAIN_MS,
);
