import { randomUUID } from 'node:crypto';
import type { QuoteRequest } from '@gesso/contract';
import { createFakeProvider, FAKE_IMAGE_MODEL } from '@gesso/provider-kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createModels, type Models } from './index.ts';
import { exampleProviders } from './testing/example-providers.ts';

const AT = new Date('2026-11-24T12:00:00.000Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

let database: TestDatabase;
let models: Models;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  accountId = await createAccount();
});

afterAll(() => database.close());

beforeEach(async () => {
  await database.pool.query('DELETE FROM quotes');
  await database.pool.query('DELETE FROM price_lists');
  models = createModels({ database, providers: exampleProviders() });
  await models.prepare(AT);
});

async function createAccount(): Promise<string> {
  const id = randomUUID();
  await database.pool.query('INSERT INTO auth_users (id, name, email) VALUES ($1, $2, $3)', [id, 'Ada', `${id}@x.org`]);
  await database.pool.query(`INSERT INTO accounts (id, auth_user_id, role, created_at) VALUES ($1, $2, 'member', $3)`, [
    id,
    id,
    AT,
  ]);
  return id;
}

const quote = (request: QuoteRequest, at = AT) =>
  inTransaction(database, (connection) => models.createQuote(connection, { accountId, request, at }));

async function storedQuotes() {
  const { rows } = await database.pool.query('SELECT * FROM quotes ORDER BY created_at');
  return rows;
}

test('the first start writes price list 1, in force from the beginning of time, and later starts change nothing', async () => {
  await Promise.all([models.prepare(AT), models.prepare(later(1))]);
  const { rows } = await database.pool.query('SELECT version FROM price_lists');
  expect(rows).toEqual([{ version: '1' }]);
  expect(await models.priceListInForce(new Date(0))).toMatchObject({ version: '1' });
});

test('a Gesso with a new model adds its price in a new version and leaves the others as the operator set them', async () => {
  await database.pool.query(`UPDATE price_lists SET content = jsonb_set(content, '{models,gpt-image}', '9000')`);
  const newer = createModels({
    database,
    providers: [...exampleProviders(), createFakeProvider({ models: [{ ...FAKE_IMAGE_MODEL, key: 'brand-new' }] })],
  });
  await Promise.all([newer.prepare(later(5)), newer.prepare(later(5))]);
  expect(await models.priceListInForce(later(4))).toMatchObject({ version: '1' });
  const list = await models.priceListInForce(later(5));
  expect(list).toMatchObject({ version: '2', content: { models: { 'gpt-image': 9_000, 'brand-new': 1_000 } } });
});

test('the tenth version is newer than the ninth', async () => {
  const { content } = await models.priceListInForce(AT);
  for (const version of ['9', '10']) {
    await database.pool.query('INSERT INTO price_lists VALUES ($1, $2, $3)', [version, content, AT]);
  }
  expect((await models.priceListInForce(AT)).version).toBe('10');
});

test('a stored price list of an unknown shape is refused instead of half understood', async () => {
  await database.pool.query(`UPDATE price_lists SET content = content || '{"format": 3}'`);
  await expect(models.priceListInForce(AT)).rejects.toThrow('format');
});

test('a quote binds for fifteen minutes and is stored as it was shown', async () => {
  const outcome = await quote({ kind: 'generation', model: 'gpt-image', settings: { count: 2 } });
  expect(outcome).toMatchObject({
    ok: true,
    quote: {
      totalMillicredits: 16_000,
      available: false,
      priceListVersion: '1',
      expiresAt: '2026-11-24T12:15:00.000Z',
    },
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(await storedQuotes()).toMatchObject([
    {
      id: outcome.quote.id,
      account_id: accountId,
      request: { kind: 'generation', model: 'gpt-image', settings: { count: 2 } },
      total_millicredits: 16_000n,
      lines: outcome.quote.lines,
      available: false,
      expires_at: later(15),
    },
  ]);
});

test('a task is quoted and an available model says so', async () => {
  const complex = await quote({
    kind: 'task',
    deliverables: [
      { kind: 'image', count: 5, model: 'gpt-image' },
      { kind: 'video', count: 5, model: 'kling-1.6-pro', settings: { mode: 'std' } },
      { kind: 'combine', count: 1 },
    ],
    briefWords: 200,
  });
  expect(complex).toMatchObject({ ok: true, quote: { totalMillicredits: 250_000, available: false } });
  expect(await quote({ kind: 'generation', model: 'gesso-image' })).toMatchObject({
    quote: { totalMillicredits: 1_000, available: true },
  });
});

test('a refused request stores nothing', async () => {
  expect(await quote({ kind: 'generation', model: 'dall-e' })).toMatchObject({ ok: false, reason: 'unknown-model' });
  expect(await quote({ kind: 'generation', model: 'gpt-image', settings: { count: 9 } })).toMatchObject({
    ok: false,
    reason: 'invalid-settings',
  });
  expect(await storedQuotes()).toEqual([]);
});

test('quotes that expired more than a day ago are cleared away by new ones', async () => {
  await quote({ kind: 'generation', model: 'gpt-image' });
  await quote({ kind: 'generation', model: 'gpt-image' }, later(60));
  expect(await storedQuotes()).toHaveLength(2);
  await quote({ kind: 'generation', model: 'gpt-image' }, later(24 * 60 + 16));
  expect((await storedQuotes()).map((row) => row.created_at)).toEqual([later(60), later(24 * 60 + 16)]);
});

test('the catalogue follows the list in force', async () => {
  const { content } = await models.priceListInForce(AT);
  const changed = { ...content, models: { ...content.models, 'gpt-image': 12_000 } };
  await database.pool.query('INSERT INTO price_lists VALUES ($1, $2, $3)', ['2', changed, later(10)]);
  const priceOf = async (at: Date) =>
    (await models.catalogue(at)).models.find(({ key }) => key === 'gpt-image')?.defaultMillicredits;
  expect(await priceOf(later(9))).toBe(8_000);
  expect(await priceOf(later(10))).toBe(12_000);
});

test('a model is found with the provider that runs it, and its availability is asked at each look', () => {
  let isAvailable = false;
  const provider = createFakeProvider({
    availability: () => (isAvailable ? { available: true } : { available: false, reason: 'Not yet.' }),
  });
  const { findModel } = createModels({ database, providers: [provider] });
  expect(findModel('fake-image')?.availability).toEqual({ available: false, reason: 'Not yet.' });
  isAvailable = true;
  expect(findModel('fake-image')?.availability).toEqual({ available: true });
  expect(findModel('fake-image')?.provider).toBe(provider);
  expect(findModel('constructor')).toBeUndefined();
});

test('two providers with one model are a mistake that stops the start', () => {
  const providers = [createFakeProvider(), createFakeProvider()];
  expect(() => createModels({ database, providers })).toThrow('two providers have a model fake-image');
});
