import type {
  AcceptedGeneration,
  Catalogue,
  Credits,
  Generation,
  Invoice,
  Page,
  PriceListView,
  Project,
  Quote,
} from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, createStranger, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { expectNothingMoved } from './testing/expect-nothing-moved.ts';

let api: TestApi;
let operator: ApiClient;
let member: ApiClient;

beforeAll(async () => {
  api = await createTestApi({ hasTestClock: true });
  operator = await signUp(api.app);
  member = await signUp(api.app);
});

afterAll(() => api.close());

const PATH = '/api/operator/price-list';
const read = () => operator.read<PriceListView>('GET', PATH);
const update = (changes: unknown) => operator.read<PriceListView>('PUT', PATH, changes);
const catalogue = () => createStranger(api.app).read<Catalogue>('GET', '/api/catalogue');
const quote = () => member.read<Quote>('POST', '/api/quotes', { kind: 'generation', model: 'fake-image' });
const priceOf = async () => (await catalogue()).models.find(({ key }) => key === 'fake-image')?.defaultMillicredits;

test('what is sent is put over the list in force: catalogue, quotes and prices follow at once', async () => {
  const before = await read();
  const changed = await update({
    beta: false,
    plans: [{ key: 'basic', monthlyCents: 3_600 }],
    topUp: { maxCents: 20_000 },
    models: [{ key: 'fake-image', defaultMillicredits: 7_000 }],
  });
  expect(changed.priceListVersion).toBe(String(Number(before.priceListVersion) + 1));
  expect(await read()).toEqual(changed);
  expect(changed.topUp).toEqual({ ...before.topUp, maxCents: 20_000 });
  expect(changed.plans.find(({ key }) => key === 'pro')).toEqual(before.plans.find(({ key }) => key === 'pro'));
  const shown = await catalogue();
  expect(shown).toMatchObject({ beta: false, priceListVersion: changed.priceListVersion, topUp: changed.topUp });
  expect(shown.plans).toEqual(changed.plans);
  expect(await priceOf()).toBe(7_000);
  expect(await quote()).toMatchObject({ totalMillicredits: 7_000, priceListVersion: changed.priceListVersion });
});

test('work that was sold keeps its price, whatever the list says later', async () => {
  await update({ models: [{ key: 'fake-image', defaultMillicredits: 3_000 }] });
  const { id: projectId } = await member.read<Project>('POST', '/api/projects', { name: 'Kept' });
  const order = { model: 'fake-image', prompt: 'a hat' };
  const sold = await member.read<AcceptedGeneration>('POST', `/api/projects/${projectId}/generations`, order);
  await update({ models: [{ key: 'fake-image', defaultMillicredits: 9_000 }] });
  const kept = await member.read<Generation>('GET', `/api/generations/${sold.id}`);
  expect([sold.quotedMillicredits, kept.quotedMillicredits]).toEqual([3_000, 3_000]);
  const { rows } = await api.database.pool.query(
    'SELECT g.price_list_version, l.content FROM generations g JOIN price_lists l ON l.version = g.price_list_version WHERE g.id = $1',
    [sold.id],
  );
  expect(rows[0].content.models['fake-image']).toBe(3_000);
});

test('a term that runs keeps its price and its credits to its end; the next one is sold by the list of its own day', async () => {
  const person = await signUp(api.app);
  const annual = { plan: 'basic', interval: 'annual', paymentMethod: { token: 'tok_success' } };
  await update({ plans: [{ key: 'basic', annualCents: 34_800, monthlyMillicredits: 3_500_000 }] });
  await person.read('POST', '/api/subscription/change', annual);
  await update({ plans: [{ key: 'basic', annualCents: 40_000, monthlyMillicredits: 1_000_000 }] });
  const monthly = async () => {
    const { grants } = await person.read<Credits>('GET', '/api/credits');
    return grants.filter(({ kind }) => kind === 'monthly').map(({ amountMillicredits }) => amountMillicredits);
  };
  await operator.read('POST', '/api/operator/clock', { advance: 'P11M' });
  expect(await monthly()).toEqual([3_500_000]);
  await operator.read('POST', '/api/operator/clock', { advance: 'P1M' });
  expect(await monthly()).toEqual([1_000_000]);
  const { items } = await person.read<Page<Invoice>>('GET', '/api/invoices');
  expect(items.map(({ kind, cents }) => [kind, cents])).toEqual([
    ['renewal', 40_000],
    ['start', 34_800],
  ]);
});

test('operators who change at once lose no change and share no version', async () => {
  const { priceListVersion } = await read();
  const before = Number(priceListVersion);
  const changes = [
    { beta: true },
    { agent: { freeWords: 123 } },
    { topUp: { minCents: 1_100 } },
    { plans: [{ key: 'pro', name: 'Studio' }] },
    { models: [{ key: 'fake-image', defaultMillicredits: 1_234 }] },
  ];
  const written = await Promise.all(changes.map(update));
  const versions = written.map((list) => Number(list.priceListVersion)).sort((one, other) => one - other);
  expect(versions).toEqual(changes.map((_, index) => before + 1 + index));
  expect(await read()).toMatchObject({ beta: true, agent: { freeWords: 123 }, topUp: { minCents: 1_100 } });
  expect((await read()).plans.find(({ key }) => key === 'pro')?.name).toBe('Studio');
  expect(await priceOf()).toBe(1_234);
});

test('nothing sent writes nothing', async () => {
  const before = await read();
  expect(await update({})).toEqual(before);
});

test.each([
  ['an unknown plan', { plans: [{ key: 'team', monthlyCents: 1 }] }, 'plans.0.key'],
  ['an unknown model', { beta: true, models: [{ key: 'dall-e', defaultMillicredits: 1 }] }, 'models.0.key'],
  ['another rank', { plans: [{ key: 'basic', rank: 3 }] }, 'plans.0.rank'],
  ['half a cent', { plans: [{ key: 'basic', monthlyCents: 0.5 }] }, 'plans.0.monthlyCents'],
  ['a negative price', { models: [{ key: 'fake-image', defaultMillicredits: -1 }] }, 'models.0.defaultMillicredits'],
  ['a price as text', { models: [{ key: 'fake-image', defaultMillicredits: '1' }] }, 'models.0.defaultMillicredits'],
  ['top-ups of cents', { topUp: { minCents: 1_050 } }, 'topUp.minCents'],
  ['a least above the most', { topUp: { minCents: 30_000 } }, 'topUp.minCents'],
  ['a field that is none', { grace: 3 }, 'grace'],
  ['a version', { priceListVersion: '1' }, 'priceListVersion'],
])('%s is refused by its path and changes nothing', async (_, body, path) => {
  const call = ['PUT', PATH, body] as const;
  const tools = { pool: api.database.pool, client: operator };
  await expectNothingMoved(tools, call, { status: 422, code: 'invalid-request', path });
});

test('nobody but the operator knows that there is a price list', async () => {
  await expectProblem(await member.send('GET', PATH), 404, 'not-found');
  await expectProblem(await member.send('PUT', PATH, { beta: true }), 404, 'not-found');
});
