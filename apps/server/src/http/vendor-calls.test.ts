import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAILURE_CODES } from '@gesso/contract';
import type { Provider } from '@gesso/provider-kit';
import {
  createAcmeProvider,
  createFakeProvider,
  FAKE_IMAGE_MODEL,
  type FakeVendor,
  startFakeAcme,
} from '@gesso/provider-kit/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readCredits } from '../modules/ledger/testing/read-credits.ts';
import { createVendors, type Vendors } from '../modules/vendors/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/database/testing/create-test-database.ts';
import { deriveUuid } from '../platform/database/uuid.ts';
import { type CallLocks, openCallLocks } from '../platform/idempotency/call-locks.store.ts';
import { createLogger } from '../platform/log/create-logger.ts';
import { enqueueMail, listMails } from '../platform/mail/mails.store.ts';
import { addCreator, createStudio, type Studio } from '../workflows/generate-asset/testing/create-studio.ts';
import {
  callbackOf,
  createAlertOperator,
  createReceiveCallback,
  createVendorStories,
  type VendorStories,
} from '../workflows/look-after-vendors/index.ts';
import { type App, createApp } from './app.ts';
import { createHealthChecks } from './health.routes.ts';
import { noRateLimits } from './rate-limiter.ts';
import { createTurns } from './turns.ts';
import { vendorRoutes } from './vendor.routes.ts';

const SECRET = 'a-secret-of-the-tests-0123456789';
const clock = { now: () => new Date() };

let database: TestDatabase;
let studio: Studio;
let vendors: Vendors;
let stories: VendorStories;
let acme: FakeVendor;
let forgetful: FakeVendor;
const wakes: string[] = [];
let locks: CallLocks;
let app: App;

/** Looked at once and then not for ten minutes, so that whatever happens sooner was brought about by a call. */
const seldom = (provider: Provider, pollAfterMs: number): Provider => ({
  ...provider,
  poll: async (job, request, memory) => {
    const state = await provider.poll(job, request, memory);
    return state.state === 'running' ? { ...state, pollAfterMs } : state;
  },
});

/** Its results say which model made them. */
const naming = (provider: Provider, vendorModel: string): Provider => ({
  ...provider,
  fetch: async (job, request, memory) => {
    const results = await provider.fetch(job, request, memory);
    return results.map((result) => ({ ...result, facts: { vendorModel, vendorJobId: job.jobId } }));
  },
});

beforeAll(async () => {
  database = await createTestDatabase();
  acme = await startFakeAcme();
  // Its first order's answer is lost, and all others are answered.
  forgetful = await startFakeAcme(() => forgetful.behave(forgetful.taken() === 1 ? 'answer-lost' : 'works'));
  const accessTo = (fake: FakeVendor) => ({
    read: (name: string) => fake.variables[name],
    allowedHosts: new Set([fake.server.hostAndPort]),
  });
  const providers: readonly Provider[] = [
    seldom(createAcmeProvider(accessTo(acme)), 600_000),
    createFakeProvider({
      vendor: 'here',
      models: [{ ...FAKE_IMAGE_MODEL, key: 'here-image', vendor: 'here' }],
      outcome: () => ({ kind: 'fails', code: 'invalid-settings' }),
    }),
    {
      ...seldom(createAcmeProvider(accessTo(acme)), 1),
      vendor: 'quick',
      models: [{ ...FAKE_IMAGE_MODEL, key: 'quick-image', vendor: 'quick' }],
    },
    {
      ...naming(seldom(createAcmeProvider(accessTo(forgetful), { findsOrders: false }), 1), 'forgetful-2-of-today'),
      vendor: 'forgetful',
      models: [{ ...FAKE_IMAGE_MODEL, key: 'forgetful-image', vendor: 'forgetful' }],
    },
  ];
  const tell = { publicUrl: 'https://gesso.test', address: 'operator@example.com', sendMail: enqueueMail };
  vendors = createVendors({ database, secret: SECRET, environment: {}, alert: createAlertOperator(tell) });
  studio = await createStudio({
    database,
    databaseUrl: database.url,
    providers,
    ways: {
      routesOf: (definition) => vendors.routesOf(definition, providers, clock.now()),
      note: vendors.note,
      callbackOf: (vendor, attemptId) => callbackOf({ publicUrl: tell.publicUrl, secret: SECRET }, vendor, attemptId),
    },
  });
  const jobs = {
    wake: (jobId: string) => {
      wakes.push(jobId);
      return studio.jobs.wake(jobId);
    },
  };
  const allowedHosts = new Set<string>();
  const { models } = studio.context;
  stories = createVendorStories({ database, vendors, models, providers, variableNames: [], allowedHosts, clock });
  const receiveVendorCallback = createReceiveCallback({ database, providers, jobs, secret: SECRET, clock });
  locks = openCallLocks(database);
  const log = createLogger({ level: 'silent' });
  app = createApp({
    routes: vendorRoutes({ vendorStories: stories, receiveVendorCallback }),
    gates: {
      identifyCaller: async () => ({ caller: undefined, setCookies: [] }),
      readGuestPass: () => [],
      limiter: noRateLimits,
      pool: database.pool,
      locks,
      uploads: createTurns({ most: 1, mostWaiting: 1 }),
      uploadDirectory: join(tmpdir(), 'gesso-test-uploads'),
    },
    serveAuth: async () => new Response(),
    health: createHealthChecks([], log),
    openApi: async () => '{}',
    web: undefined,
    log,
  });
});

afterAll(async () => {
  await studio.close();
  await locks.close();
  await Promise.all([acme.server.close(), forgetful.server.close(), database.close()]);
});

async function order(model: string, count = 1) {
  const accountId = await addCreator(database, { millicredits: 10_000 });
  const { id: projectId } = await studio.projects.create({ accountId, name: 'Board' });
  const request = { model, prompt: 'a red fox', settings: { size: '64x64', count } };
  const answer = await studio.generations.accept({ accountId, projectId, request });
  if (!answer.ok) throw new Error(answer.message);
  return { accountId, generationId: answer.generation.id };
}

const ended = (ordered: Awaited<ReturnType<typeof order>>) =>
  vi.waitFor(
    async () => {
      const generation = await studio.generations.find(ordered);
      expect(generation?.finishedAt).toBeTruthy();
      return generation;
    },
    { timeout: 15_000, interval: 20 },
  );

async function post(url: string, body: string, signature: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-acme-signature': signature };
  return (await app.fetch(new Request(url, { method: 'POST', body, headers }))).status;
}

const sign = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('hex');

test('a signed call of the vendor wakes the job at once; a forged one and one about nothing change nothing', async () => {
  acme.behave('stalls');
  const ordered = await order('fake-image');
  const looks = () => acme.server.calls.filter(({ method }) => method === 'GET').length;
  await vi.waitFor(() => expect(looks()).toBe(1), { timeout: 10_000 });
  const of = (id: string) => {
    const callback = callbackOf(
      { publicUrl: 'https://gesso.test', secret: SECRET },
      'acme',
      deriveUuid(id, 'attempt 1'),
    );
    if (callback === undefined) throw new Error('no callback');
    return callback;
  };
  const [{ url, secret }, unknown] = [of(ordered.generationId), of('0190aaaa-0000-7000-8000-00000000000a')];
  const body = JSON.stringify({ id: 'o1', status: 'made' });
  expect(await post(url, body, sign(body, unknown.secret))).toBe(400);
  expect(await post(url, body, '')).toBe(400);
  expect(await post(unknown.url, body, sign(body, unknown.secret))).toBe(404);
  expect(await post(url.replace('acme', 'nobody'), body, sign(body, secret))).toBe(404);
  expect([wakes, looks()]).toEqual([[], 1]);
  acme.behave('works');
  expect(await post(url, body, sign(body, secret))).toBe(200);
  expect(await ended(ordered)).toMatchObject({ status: 'succeeded', chargedMillicredits: 1_000n });
  expect(wakes).toEqual([ordered.generationId]);
  expect(await post(url, body, sign(body, secret))).toBe(200);
  expect(wakes).toHaveLength(1);
});

test('a part of an order that was lost is on the operator’s list although the rest was delivered under its model’s name and charged', async () => {
  const ordered = await order('forgetful-image', 2);
  const made = await ended(ordered);
  expect(made).toMatchObject({ status: 'succeeded', chargedMillicredits: 1_000n });
  expect(made?.assets).toMatchObject([{ vendorModel: 'forgetful-2-of-today' }]);
  expect(made?.assets[0]?.facts).not.toHaveProperty('vendorModel');
  const { uncertainOrders } = await stories.overview();
  expect(uncertainOrders).toMatchObject([
    { generationId: ordered.generationId, vendor: 'forgetful', message: expect.stringContaining('Part 1 of 2') },
  ]);
  expect(await stories.closeUncertain(uncertainOrders[0]?.id ?? '')).toBe(true);
});

test('an engine of this machine says itself why it cannot, a vendor’s words stay with the operator', async () => {
  const here = await ended(await order('here-image'));
  expect(here?.failure).toEqual({
    code: 'invalid-settings',
    message: 'The fake vendor answers invalid-settings. Nothing was charged.',
  });
  acme.behave('refuses-settings');
  const there = await ended(await order('fake-image'));
  expect(there?.failure).toEqual({ code: 'invalid-settings', message: FAILURE_CODES['invalid-settings'].message });
});

test('a file that is broken inside is no result: the work fails and the credits come back', async () => {
  acme.behave('works');
  acme.server.breakFiles();
  const ordered = await order('quick-image');
  expect(await ended(ordered)).toMatchObject({ status: 'failed', failure: { code: 'wrong-type' }, assets: [] });
  expect(await readCredits(database.pool, ordered.accountId)).toEqual({ spendable: 10_000, held: 0 });
});

test('a refused key is told to the operator by one message, however many orders it fails, and again after it was mended', async () => {
  acme.behave('refuses-key');
  const both = await Promise.all([order('fake-image'), order('fake-image')]);
  for (const ordered of both) expect(await ended(ordered)).toMatchObject({ failure: { code: 'auth' } });
  const mails = () => listMails(database.pool, { limit: 10 });
  expect(await mails()).toMatchObject([
    { to: 'operator@example.com', subject: 'The vendor acme refused the key of this Gesso' },
  ]);
  await vendors.forgive('acme');
  expect(await ended(await order('fake-image'))).toMatchObject({ failure: { code: 'auth' } });
  expect(await mails()).toHaveLength(2);
});
