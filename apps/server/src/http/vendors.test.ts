import type { Problem, VendorOverview, VendorView } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let operator: ApiClient;
let creator: ApiClient;

beforeAll(async () => {
  api = await createTestApi();
  operator = await signUp(api.app);
  creator = await signUp(api.app);
});

afterAll(() => api.close());

const KEY = '/api/operator/vendors/fake/settings/FAKE_API_KEY';
const ADDRESS = '/api/operator/vendors/fake/settings/FAKE_BASE_URL';
const secret = 'sk-a-secret-that-ends-in-wxyz';

test('a stored key is shown by its last four characters and lies encrypted', async () => {
  const stored = await operator.read<VendorView>('PUT', KEY, { value: secret });
  expect(stored).toMatchObject({ balance: '3 credits', settings: [{ source: 'stored', hint: 'wxyz' }, {}] });
  const overview = await (await operator.send('GET', '/api/operator/vendors')).text();
  expect(overview).not.toContain(secret);
  const { rows } = await api.database.pool.query('SELECT sealed::text, hint FROM vendor_settings');
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('hex'));
  const removed = await operator.read<VendorView>('DELETE', KEY);
  expect(removed.settings[0]).toMatchObject({ source: null, hint: '' });
});

test.each([
  ['http://localhost:9', 'GESSO_ALLOW_PRIVATE_HOSTS'],
  ['ftp://example.com', 'https://'],
  ['nonsense', 'such as https://api.example.com'],
  ['https://user@example.com', 'no user'],
])('the address %s is refused with what it must be', async (value, words) => {
  const answer = await operator.send('PUT', ADDRESS, { value });
  const problem = (await answer.json()) as Problem;
  expect([answer.status, problem.detail]).toEqual([422, expect.stringContaining(words)]);
});

test('a listed private address is taken', async () => {
  expect((await operator.send('PUT', ADDRESS, { value: 'http://127.0.0.1:8188' })).status).toBe(200);
});

test.each([
  ['PUT', '/api/operator/vendors/nobody/settings/FAKE_API_KEY', { value: 'x' }, 404],
  ['PUT', '/api/operator/vendors/fake/settings/DATABASE_URL', { value: 'x' }, 404],
  ['PUT', KEY, { value: 'two words' }, 422],
  ['POST', '/api/operator/vendors/nobody/test', undefined, 404],
  ['PUT', '/api/operator/models/fake-image/routes', { routes: [{ vendor: 'nobody', isOff: false }] }, 404],
  ['POST', '/api/operator/uncertain-orders/0190aaaa-0000-7000-8000-000000000001/close', undefined, 404],
  ['POST', '/api/webhooks/vendors/fake?attempt=0190aaaa-0000-7000-8000-000000000001', { forged: true }, 400],
  ['POST', '/api/webhooks/vendors/nobody?attempt=x', {}, 404],
])('%s %s is refused', async (method, path, body, status) => {
  expect((await operator.send(method, path, body)).status).toBe(status);
});

test('a way that is switched off makes the model unavailable and says who did it; nothing of this is there for creators', async () => {
  const routes = [{ vendor: 'fake', isOff: true }];
  const overview = await operator.read<VendorOverview>('PUT', '/api/operator/models/fake-image/routes', { routes });
  expect(overview.models[0]?.routes).toMatchObject([{ isOff: true, available: false }]);
  for (const [method, path] of [
    ['GET', '/api/operator/vendors'],
    ['DELETE', KEY],
  ] as const) {
    expect((await creator.send(method, path)).status).toBe(404);
  }
});
