import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEndpoint, type Problem } from '@gesso/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Account, type ApiKey, createAccounts } from '../modules/accounts/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/database/testing/create-test-database.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { type CallLocks, openCallLocks } from '../platform/idempotency/call-locks.store.ts';
import { createLogger } from '../platform/log/create-logger.ts';
import { type App, createApp } from './app.ts';
import { route } from './endpoint-route.ts';
import { createHealthChecks } from './health.routes.ts';
import { ProblemError } from './problems.ts';
import { createRateLimiter, noRateLimits, type RateLimiter } from './rate-limiter.ts';
import { createTurns } from './turns.ts';

const ORIGIN = 'http://gesso.test';

const KEY: ApiKey = {
  id: 'k1',
  accountId: 'a1',
  name: 'Test',
  hint: 'abcd',
  capMillicredits: null,
  createdAt: new Date(0),
  lastUsedAt: null,
};

const makeThing = defineEndpoint({
  method: 'post',
  path: '/api/things/{id}',
  summary: 'Make a thing',
  tag: 'Test',
  audience: 'account',
  idempotent: true,
  params: z.object({ id: z.string() }),
  body: z.strictObject({ name: z.string().min(1), tags: z.array(z.string()).optional(), how: z.string().optional() }),
  success: 201,
  response: z.object({ made: z.number(), operationId: z.string() }),
});

const listThings = defineEndpoint({
  method: 'get',
  path: '/api/things',
  summary: 'List things',
  tag: 'Test',
  audience: 'public',
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  success: 200,
  response: z.object({ limit: z.number() }),
});

let database: TestDatabase;
let locks: CallLocks;
let account: Account;
let made: string[];
let finish: Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  locks = openCallLocks(database);
  await database.pool.query(`INSERT INTO auth_users (id, name, email) VALUES ('u1', 'Ada', 'ada@example.com')`);
  const accounts = createAccounts({ database });
  ({ account } = await inTransaction(database, (connection) => accounts.ensureAccount(connection, 'u1', new Date())));
});

afterAll(async () => {
  await locks.close();
  await database.close();
});

beforeEach(() => {
  made = [];
  finish = Promise.resolve();
});

function createTestApp(limiter: RateLimiter = noRateLimits): App {
  const log = createLogger({ level: 'silent' });
  return createApp({
    routes: [
      route(makeThing, async ({ body, operationId }) => {
        await finish;
        if (body.how === 'refused') throw new ProblemError({ code: 'conflict', detail: 'No.' });
        made.push(operationId);
        if (body.how === 'broken' && made.length === 1) throw new Error('secret words of a bug');
        return { made: made.length, operationId };
      }),
      route(listThings, async ({ query }) => query),
    ],
    gates: {
      identifyCaller: async () => ({ caller: { account, apiKey: KEY }, setCookies: [] }),
      readGuestPass: () => [],
      limiter,
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
}

const PATH = '/api/things/0198c0de-0000-7000-8000-000000000001';

async function post(app: App, body: unknown, headers: Record<string, string> = {}, path = PATH): Promise<Response> {
  return app.fetch(
    new Request(ORIGIN + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as Problem;
}

test('without a key every call works anew', async () => {
  const app = createTestApp();
  await post(app, { name: 'a' });
  await post(app, { name: 'a' });
  expect(new Set(made).size).toBe(2);
});

test('the same key and body answers the first answer to the byte, whatever the order of fields', async () => {
  const app = createTestApp();
  const first = await post(app, { name: 'a', tags: ['x'] }, { 'idempotency-key': 'same' });
  const again = await post(app, '{ "tags": ["x"], "name": "a" }', { 'idempotency-key': 'same' });
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
  expect(made).toHaveLength(1);
});

test('the same key with another body or another path is refused and does nothing', async () => {
  const app = createTestApp();
  await post(app, { name: 'a' }, { 'idempotency-key': 'other' });
  const body = await post(app, { name: 'b' }, { 'idempotency-key': 'other' });
  const path = await post(app, { name: 'a' }, { 'idempotency-key': 'other' }, PATH.replace(/1$/, '2'));
  expect([body.status, (await problemOf(body)).code]).toEqual([422, 'idempotency-mismatch']);
  expect([path.status, (await problemOf(path)).code]).toEqual([422, 'idempotency-mismatch']);
  expect(made).toHaveLength(1);
});

test('twenty calls at once with one key do the work once and get one answer', async () => {
  const app = createTestApp();
  const release = Promise.withResolvers<void>();
  finish = release.promise;
  const calls = Array.from({ length: 20 }, () => post(app, { name: 'a' }, { 'idempotency-key': 'crowd' }));
  release.resolve();
  const answers = await Promise.all((await Promise.all(calls)).map((response) => response.text()));
  expect(new Set(answers).size).toBe(1);
  expect(made).toHaveLength(1);
});

test('calls that reach two servers at once do the work once', async () => {
  const otherLocks = openCallLocks(database);
  const release = Promise.withResolvers<void>();
  let isAtWork = false;
  const first = locks.withLock('one name', async () => {
    isAtWork = true;
    await release.promise;
    isAtWork = false;
  });
  const second = otherLocks.withLock('one name', async () => isAtWork);
  release.resolve();
  expect(await second).toBe(false);
  await first;
  await otherLocks.close();
});

test('a refusal is forgotten: the key works for the corrected call', async () => {
  const app = createTestApp();
  const refused = await post(app, { name: 'a', how: 'refused' }, { 'idempotency-key': 'fix' });
  const fixed = await post(app, { name: 'a' }, { 'idempotency-key': 'fix' });
  expect([refused.status, fixed.status]).toEqual([409, 201]);
});

test('a breakdown is forgotten, but the next try works under the same operation id', async () => {
  const app = createTestApp();
  const broken = await post(app, { name: 'a', how: 'broken' }, { 'idempotency-key': 'retry' });
  const problem = await problemOf(broken);
  expect([broken.status, problem.code]).toEqual([500, 'internal']);
  expect(JSON.stringify(problem)).not.toContain('secret words');
  const again = await post(app, { name: 'a', how: 'broken' }, { 'idempotency-key': 'retry' });
  expect(again.status).toBe(201);
  expect(made[0]).toBe(made[1]);
});

test.each([
  ['text that is no JSON', '{"name": ', {}, 400, 'invalid-request', 'body'],
  ['no body', '', {}, 422, 'invalid-request', 'body'],
  [
    'a body of another type',
    'name=a',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'unsupported-media-type',
    undefined,
  ],
  ['a body above 1 MB', `{"name":"${'a'.repeat(1_000_001)}"}`, {}, 413, 'payload-too-large', undefined],
  ['a character that cannot be kept', { name: 'a\0b' }, {}, 422, 'invalid-request', 'name'],
  ['an unknown field', { name: 'a', colour: 'red' }, {}, 422, 'invalid-request', 'colour'],
  ['a field of another type', { name: 3 }, {}, 422, 'invalid-request', 'name'],
  ['a list with a wrong entry', { name: 'a', tags: ['x', 5] }, {}, 422, 'invalid-request', 'tags.1'],
  ['a missing field', {}, {}, 422, 'invalid-request', 'name'],
  [
    'an Idempotency-Key that is too long',
    { name: 'a' },
    { 'idempotency-key': 'k'.repeat(256) },
    422,
    'invalid-request',
    'Idempotency-Key',
  ],
])('%s is refused, names the field and does nothing', async (_, body, headers, status, code, field) => {
  const response = await post(createTestApp(), body, headers as Record<string, string>);
  const problem = await problemOf(response);
  expect([response.status, problem.status, problem.code, problem.errors?.[0]?.path]).toEqual([
    status,
    status,
    code,
    field,
  ]);
  expect(problem.detail).toMatch(/^[A-Za-z].*\.$/s);
  expect(made).toEqual([]);
});

test.each(['0', '201', '1.5', 'many', ''])('limit=%s is refused', async (limit) => {
  const response = await createTestApp().fetch(new Request(`${ORIGIN}/api/things?limit=${limit}`));
  expect([response.status, (await problemOf(response)).errors?.[0]?.path]).toEqual([422, 'limit']);
});

test('a path that is not there, a method that does not fit and an id that is none are told apart', async () => {
  const app = createTestApp();
  const missing = await app.fetch(new Request(`${ORIGIN}/api/nothing`));
  expect([missing.status, (await problemOf(missing)).code]).toEqual([404, 'not-found']);
  const method = await app.fetch(new Request(`${ORIGIN}/api/things`, { method: 'DELETE' }));
  expect([method.status, (await problemOf(method)).code]).toEqual([405, 'method-not-allowed']);
  expect(method.headers.get('allow')).toBe('HEAD, GET');
  const id = await post(app, { name: 'a' }, {}, '/api/things/1%27--');
  expect([id.status, (await problemOf(id)).code]).toEqual([404, 'not-found']);
});

test('calls are counted, told and refused above the limit until the window ends', async () => {
  let now = 0;
  const app = createTestApp(createRateLimiter(() => now));
  const call = () => app.fetch(new Request(`${ORIGIN}/api/things`));
  const first = await call();
  expect(first.headers.get('ratelimit-remaining')).toBe('599');
  for (let count = 2; count <= 600; count += 1) await call();
  const refused = await call();
  expect([refused.status, (await problemOf(refused)).code]).toEqual([429, 'rate-limited']);
  expect(refused.headers.get('retry-after')).toBe('60');
  now = 60_000;
  expect((await call()).status).toBe(200);
});
