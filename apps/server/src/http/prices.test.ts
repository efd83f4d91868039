import type { AcceptedGeneration, Catalogue, Generation, Project, Quote } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let person: ApiClient;
let path: string;

beforeAll(async () => {
  api = await createTestApi();
  person = await signUp(api.app);
  path = `/api/projects/${(await person.read<Project>('POST', '/api/projects', { name: 'Board' })).id}/generations`;
});

afterAll(() => api.close());

const WORK = { model: 'fake-image', prompt: 'a hat' };

/** A new list is a new row; the old one stays. */
async function changePrices(version: string, models: Readonly<Record<string, number>>): Promise<void> {
  await api.database.pool.query(
    `INSERT INTO price_lists (version, content, effective_at)
     SELECT $1, jsonb_set(content, '{models}', $2), now() FROM price_lists WHERE version = '1'`,
    [version, JSON.stringify(models)],
  );
}

test('after a new price list an old order shows what it was sold at, and costs that; a new one costs the new price', async () => {
  const quoted = await person.read<Quote>('POST', '/api/quotes', { kind: 'generation', model: 'fake-image' });
  const sold = await person.read<AcceptedGeneration>('POST', path, WORK);
  await changePrices('2', { 'fake-image': 7_000 });
  const shown = await person.read<Generation>('GET', `/api/generations/${sold.id}`);
  expect([quoted.totalMillicredits, shown.quotedMillicredits]).toEqual([1_000, 1_000]);
  const { rows } = await api.database.pool.query(
    'SELECT price_list_version, price_lines FROM generations WHERE id = $1',
    [sold.id],
  );
  expect(rows).toEqual([{ price_list_version: '1', price_lines: quoted.lines }]);

  const quotedNow = await person.read<Quote>('POST', '/api/quotes', { kind: 'generation', model: 'fake-image' });
  expect(quotedNow).toMatchObject({ totalMillicredits: 7_000, priceListVersion: '2' });
  expect(await person.read('POST', path, WORK)).toMatchObject({ quotedMillicredits: 7_000 });
  expect((await person.me()).credits.heldMillicredits).toBe(8_000);
  expect(await person.read<Catalogue>('GET', '/api/catalogue')).toMatchObject({ priceListVersion: '2' });
});

test('what has no price is neither quoted nor sold, and nothing is held for it', async () => {
  const { credits } = await person.me();
  await changePrices('3', {});
  const quote = await person.send('POST', '/api/quotes', { kind: 'generation', model: 'fake-image' });
  await expectProblem(quote, 409, 'unknown-price');
  await expectProblem(await person.send('POST', path, WORK), 409, 'unknown-price');
  expect((await person.me()).credits).toEqual(credits);
});
