import { defaultSettings } from '@gesso/contract';
import type { CarriedModel, ModelDefinition, Provider } from '@gesso/provider-kit';
import type { FakeOutcome } from '@gesso/provider-kit/testing';
import {
  createAcmeProvider,
  createFakeProvider,
  FAKE_IMAGE_MODEL,
  type FakeProvider,
  type FakeVendor,
  startFakeAcme,
} from '@gesso/provider-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listUncertainAttempts, noteLookedAfter } from '../../modules/generation/index.ts';
import { readCredits } from '../../modules/ledger/testing/read-credits.ts';
import { createVendors, type Vendors } from '../../modules/vendors/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { addCreator, createStudio, type Studio } from './testing/create-studio.ts';
import { prepareCall } from './vendor-call.ts';

let database: TestDatabase;
let studio: Studio;
let vendors: Vendors;
let acme: FakeVendor;
let forgetful: FakeVendor;
let second: FakeProvider;
const outcomes = new Map<string, FakeOutcome[]>();

/** Three models: one of a vendor that finds orders, one of a vendor that does not, and a second way to the first. */
const forgetfulModel: ModelDefinition = { ...FAKE_IMAGE_MODEL, key: 'forgetful-image', vendor: 'forgetful' };
const fewModel: ModelDefinition = { ...FAKE_IMAGE_MODEL, key: 'few-image', vendor: 'few' };

/** A way that makes something of one picture, and of words alone nothing. */
const traced: CarriedModel = {
  key: 'forgetful-image',
  vendorModel: 'tracer/fake',
  licence: FAKE_IMAGE_MODEL.licence,
  needsReference: true,
  findFault: ({ references }) => (references.length === 1 ? undefined : 'The tracer takes one picture.'),
};

const accessTo = (fake: FakeVendor) => ({
  read: (name: string) => fake.variables[name],
  allowedHosts: new Set([fake.server.hostAndPort]),
});

beforeAll(async () => {
  database = await createTestDatabase();
  [acme, forgetful] = await Promise.all([startFakeAcme(), startFakeAcme()]);
  vendors = createVendors({ database, secret: 'a-secret-of-the-tests-0123456789', environment: {} });
  const outcome: Parameters<typeof createFakeProvider>[0] = {
    vendor: 'few',
    models: [fewModel],
    outcome: ({ prompt }) => outcomes.get(prompt)?.shift() ?? { kind: 'succeeds' },
    pollAfterMs: 1,
  };
  const few = createFakeProvider(outcome);
  second = createFakeProvider({ vendor: 'second' });
  const { licence } = FAKE_IMAGE_MODEL;
  const providers: readonly Provider[] = [
    createAcmeProvider(accessTo(acme)),
    {
      ...createAcmeProvider(accessTo(forgetful), { findsOrders: false }),
      vendor: 'forgetful',
      models: [forgetfulModel],
    },
    { ...few, limits: { mostAtOnce: 1 } },
    { ...second, models: [], carries: [{ key: 'fake-image', vendorModel: 'second/fake', licence }] },
    { ...createFakeProvider({ vendor: 'tracer', models: [forgetfulModel] }), models: [], carries: [traced] },
  ];
  studio = await createStudio({
    database,
    databaseUrl: database.url,
    providers,
    ways: { routesOf: (definition) => vendors.routesOf(definition, providers, new Date()), note: vendors.note },
  });
});

beforeEach(() => vendors.forgive('acme'));
afterEach(() => acme.behave('works'));

afterAll(async () => {
  await studio.close();
  await Promise.all([acme.server.close(), forgetful.server.close(), database.close()]);
});

async function order(model: string, prompt = 'a red fox', references: string[] = [], owner?: string) {
  const accountId = owner ?? (await addCreator(database, { millicredits: 10_000 }));
  const { id: projectId } = await studio.projects.create({ accountId, name: 'Board' });
  const request = { model, prompt, settings: { size: '64x64', count: 1 }, references };
  const answer = await studio.generations.accept({ accountId, projectId, request });
  if (!answer.ok) throw new Error(answer.message);
  return { accountId, generationId: answer.generation.id };
}

type Ordered = Awaited<ReturnType<typeof order>>;

const ended = (ordered: Ordered) =>
  vi.waitFor(
    async () => {
      const generation = await studio.generations.find(ordered);
      expect(generation?.finishedAt).toBeTruthy();
      return generation;
    },
    { timeout: 20_000, interval: 20 },
  );

const attemptsOf = async ({ generationId }: Ordered) => {
  const { rows } = await database.pool.query(
    'SELECT vendor, vendor_model, state, error_code FROM generation_attempts WHERE generation_id = $1 ORDER BY number',
    [generationId],
  );
  return rows;
};

test('an order whose answer was lost is found by our id where the vendor can, and is made and charged once', async () => {
  acme.behave('answer-lost');
  const before = acme.taken();
  const ordered = await order('fake-image');
  await vi.waitFor(() => expect(acme.taken()).toBe(before + 1), { timeout: 5_000 });
  acme.behave('works');
  expect(await ended(ordered)).toMatchObject({ status: 'succeeded', chargedMillicredits: 1_000n });
  expect(acme.taken()).toBe(before + 1);
});

test('where it cannot be found it is never sent again, the creator has the credits back and the operator sees it', async () => {
  forgetful.behave('answer-lost');
  const ordered = await order('forgetful-image');
  expect(await ended(ordered)).toMatchObject({ status: 'failed', failure: { code: 'lost' } });
  expect(forgetful.taken()).toBe(1);
  expect(await readCredits(database.pool, ordered.accountId)).toEqual({ spendable: 10_000, held: 0 });
  const [uncertain] = await listUncertainAttempts(database.pool);
  expect(uncertain).toMatchObject({
    generationId: ordered.generationId,
    vendor: 'forgetful',
    model: 'forgetful-image',
  });
  const closed = { id: uncertain?.id ?? '', at: new Date() };
  expect([await noteLookedAfter(database.pool, closed), await noteLookedAfter(database.pool, closed)]).toEqual([
    true,
    false,
  ]);
  expect(await listUncertainAttempts(database.pool)).toEqual([]);
});

test('a way that refuses the key is left for the next one at once, and is not asked again until the key is mended', async () => {
  acme.behave('refuses-key');
  const ordered = await order('fake-image');
  expect(await ended(ordered)).toMatchObject({ status: 'succeeded', chargedMillicredits: 1_000n });
  expect(await attemptsOf(ordered)).toEqual([
    { vendor: 'acme', vendor_model: FAKE_IMAGE_MODEL.vendorModel, state: 'failed', error_code: 'auth' },
    { vendor: 'second', vendor_model: 'second/fake', state: 'succeeded', error_code: null },
  ]);
  const calls = acme.server.calls.length;
  const next = await order('fake-image');
  await ended(next);
  expect(acme.server.calls).toHaveLength(calls);
  acme.behave('works');
  await vendors.forgive('acme');
  const mended = await order('fake-image');
  await ended(mended);
  expect(await attemptsOf(mended)).toMatchObject([{ vendor: 'acme', state: 'succeeded' }]);
});

test('a way that needs a picture is taken by orders that bring one, and by no others', async () => {
  const first = await order('few-image', 'to be traced');
  const picture = (await ended(first))?.assets[0]?.id ?? '';
  forgetful.behave('refuses-key');
  const drawn = await order('forgetful-image', 'traced', [picture], first.accountId);
  expect(await ended(drawn)).toMatchObject({ status: 'succeeded' });
  expect(await attemptsOf(drawn)).toMatchObject([{ vendor: 'forgetful' }, { vendor: 'tracer', state: 'succeeded' }]);
  // From now on that way alone is open.
  const next = await order('forgetful-image', 'traced again', [picture], first.accountId);
  expect(await ended(next)).toMatchObject({ status: 'succeeded' });
  await expect(order('forgetful-image', 'of words')).rejects.toThrow('one picture');
  forgetful.behave('works');
  await vendors.forgive('forgetful');
});

test('a refused prompt is refused on every way, so no other is asked', async () => {
  acme.behave('refuses-prompt');
  const ordered = await order('fake-image');
  expect(await ended(ordered)).toMatchObject({ status: 'failed', failure: { code: 'moderated' } });
  expect(await attemptsOf(ordered)).toHaveLength(1);
});

test('beyond what a vendor takes at once, orders wait here and are sent when a place is free', async () => {
  outcomes.set('long', [{ kind: 'slow', polls: 60 }]);
  const long = await order('few-image', 'long');
  await vi.waitFor(async () => expect(await attemptsOf(long)).toHaveLength(1));
  const waiting = await order('few-image');
  await ended(long);
  expect(await attemptsOf(waiting)).toEqual([]);
  expect(await ended(waiting)).toMatchObject({ status: 'succeeded' });
});

test('a vendor that was busy is asked once more, and no third time', async () => {
  const busy = { kind: 'refused', code: 'rate-limited', retryable: true } as const;
  outcomes.set('busy twice', [busy, busy]);
  outcomes.set('busy once', [busy]);
  const twice = await order('few-image', 'busy twice');
  expect(await ended(twice)).toMatchObject({ status: 'failed', failure: { code: 'rate-limited' } });
  expect(await readCredits(database.pool, twice.accountId)).toEqual({ spendable: 10_000, held: 0 });
  expect(await ended(await order('few-image', 'busy once'))).toMatchObject({ status: 'succeeded' });
});

test('an order from before a model had a setting goes out with its default', async () => {
  const ordered = await order('few-image', 'older');
  await ended(ordered);
  const { generationId } = ordered;
  await database.pool.query("UPDATE generations SET settings = settings - 'size' WHERE id = $1", [generationId]);
  const call = await prepareCall(studio.context, { generationId, number: 1 });
  const { size } = defaultSettings(fewModel.settingsSchema);
  expect(call.kind === 'call' && call.request.settings).toEqual({ size, count: 1 });
});
