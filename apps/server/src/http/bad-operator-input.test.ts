import type { AcceptedGeneration, Problem, Project } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { expectNothingMoved } from './testing/expect-nothing-moved.ts';

let api: TestApi;
let operator: ApiClient;
let person: ApiClient;
/** Ordered and not delivered: nothing of it was captured. */
let generationId: string;

beforeAll(async () => {
  api = await createTestApi();
  operator = await signUp(api.app);
  person = await signUp(api.app);
  const { id } = await person.read<Project>('POST', '/api/projects', { name: 'Mine' });
  const work = { model: 'fake-image', prompt: 'a hat' };
  generationId = (await person.read<AcceptedGeneration>('POST', `/api/projects/${id}/generations`, work)).id;
});

afterAll(() => api.close());

test.each<[string, unknown, string]>([
  ['no reason', {}, 'reason'],
  ['a reason of blanks', { reason: ' ' }, 'reason'],
  ['a reason that is null', { reason: null }, 'reason'],
  ['a reason that is a number', { reason: 7 }, 'reason'],
  ['an amount of one’s own', { reason: 'sorry', millicredits: 1 }, 'millicredits'],
  ['a negative amount', { reason: 'sorry', amountMillicredits: -1 }, 'amountMillicredits'],
  ['dollars', { reason: 'sorry', cents: 100 }, 'cents'],
  ['another hold', { reason: 'sorry', holdId: '01a20e9d-0000-7000-8000-000000000000' }, 'holdId'],
])('a refund with %s is refused by the field, and nothing moves', async (_, body, path) => {
  const call = ['POST', `/api/operator/generations/${generationId}/refund`, body] as const;
  await expectNothingMoved({ pool: api.database.pool, client: operator }, call, {
    status: 422,
    code: 'invalid-request',
    path,
  });
});

test.each<[string, () => ApiClient, () => string, number, Problem['code']]>([
  ['an id that never was', () => operator, () => '01a20e9d-0000-7000-8000-000000000000', 404, 'not-found'],
  ['an id that is none', () => operator, () => 'everything', 404, 'not-found'],
  ['one’s own generation, by who is no operator', () => person, () => generationId, 404, 'not-found'],
  ['a generation that nothing was captured of', () => operator, () => generationId, 409, 'conflict'],
])('a refund of %s is refused, and nothing moves', async (_, client, id, status, code) => {
  const call = ['POST', `/api/operator/generations/${id()}/refund`, { reason: 'sorry' }] as const;
  await expectNothingMoved({ pool: api.database.pool, client: client() }, call, { status, code });
});

const NO_AMOUNTS = ['-1', '0.5', '1e999', '9007199254740992', '"1000"', 'null', 'true'];

test.each(
  NO_AMOUNTS.flatMap((value) => [
    [`{"models": [{"key": "fake-image", "defaultMillicredits": ${value}}]}`, 'models.0.defaultMillicredits'],
    [`{"agent": {"baseMillicredits": ${value}}}`, 'agent.baseMillicredits'],
    [`{"topUp": {"millicreditsPerCent": ${value}}}`, 'topUp.millicreditsPerCent'],
    [`{"plans": [{"key": "pro", "monthlyMillicredits": ${value}}]}`, 'plans.0.monthlyMillicredits'],
  ]),
)('the price list %s is refused by the field, and the old one stays', async (body, path) => {
  const call = ['PUT', '/api/operator/price-list', body] as const;
  await expectNothingMoved({ pool: api.database.pool, client: operator }, call, {
    status: 422,
    code: 'invalid-request',
    path,
  });
});

test.each<[string, unknown, string]>([
  ['an unknown part', { currency: 'EUR' }, 'currency'],
  ['an unknown plan', { plans: [{ key: 'gold' }] }, 'plans.0.key'],
  ['euros', { topUp: { minEuroCents: 1 } }, 'topUp.minEuroCents'],
])('a price list with %s is refused by the field, and the old one stays', async (_, body, path) => {
  const call = ['PUT', '/api/operator/price-list', body] as const;
  const asked = { pool: api.database.pool, client: operator };
  const problem = await expectNothingMoved(asked, call, { status: 422, code: 'invalid-request', path });
  expect(problem.detail).toContain(path);
});
