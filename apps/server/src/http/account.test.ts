import type { ApiKey, Caps, Catalogue, Credits, Generation, Page, Project } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyHolder, createStranger, expectProblem, ORIGIN, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});

afterAll(() => api.close());

test('of five people who sign up at once exactly one is the operator, and each has 1,000 credits', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => signUp(api.app)));
  const me = await Promise.all(people.map((person) => person.me()));
  expect(me.map(({ account }) => account.role).sort()).toEqual(['member', 'member', 'member', 'member', 'operator']);
  expect(me.map(({ credits }) => credits)).toEqual(
    Array(5).fill({ spendableMillicredits: 1_000_000, heldMillicredits: 0 }),
  );
  const late = await (await signUp(api.app)).me();
  expect(late.account).toMatchObject({ role: 'member', plan: 'free', imageUrl: null });
});

test('the free grant never ends and is given once, however often the account is asked for', async () => {
  const person = await signUp(api.app);
  await Promise.all([person.me(), person.me()]);
  const { grants } = await person.read<Credits>('GET', '/api/credits?include=all');
  expect(grants).toEqual([
    expect.objectContaining({ kind: 'free', priority: 20, amountMillicredits: 1_000_000, expiresAt: null }),
  ]);
});

test('a sign-up that was cut short is completed by the first request', async () => {
  const email = 'cut-short@example.com';
  const person = await signUp(api.app, email);
  const { account } = await person.me();
  // What a crash between better-auth's commit and ours leaves behind.
  await api.database.pool.query(
    "INSERT INTO auth_users (id, name, email) VALUES ('nobody', 'Nobody', 'nobody@example.com')",
  );
  await api.database.pool.query("UPDATE accounts SET auth_user_id = 'nobody' WHERE id = $1", [account.id]);
  const answers = await Promise.all([person.me(), person.me(), person.me()]);
  expect(new Set(answers.map((me) => me.account.id)).size).toBe(1);
  expect(answers[0]?.account.id).not.toBe(account.id);
  expect(answers[0]?.credits.spendableMillicredits).toBe(1_000_000);
});

test('a key works in place of the person, is shown once, and ends when it is revoked', async () => {
  const person = await signUp(api.app);
  const created = await person.read<ApiKey & { key: string }>('POST', '/api/keys', { name: 'Script' });
  expect(created.key).toMatch(/^gsk_[\w-]{43}$/);
  expect(created.key.endsWith(created.hint)).toBe(true);

  const program = createKeyHolder(api.app, created.key);
  expect((await program.me()).account.id).toBe((await person.me()).account.id);

  const listed = await person.send('GET', '/api/keys');
  const text = await listed.text();
  expect(text).not.toContain(created.key);
  const page = JSON.parse(text) as Page<ApiKey>;
  expect(page.items).toEqual([
    expect.objectContaining({ id: created.id, name: 'Script', lastUsedAt: expect.any(String) }),
  ]);

  expect((await person.send('DELETE', `/api/keys/${created.id}`)).status).toBe(204);
  await expectProblem(await program.send('GET', '/api/me'), 401, 'unauthenticated');
  await expectProblem(await person.send('DELETE', `/api/keys/${created.id}`), 404, 'not-found');
});

test('only the hash of a key is stored', async () => {
  const person = await signUp(api.app);
  const { key } = await person.read<{ key: string }>('POST', '/api/keys', { name: 'Hashed' });
  const { rows } = await api.database.pool.query<{ found: boolean }>(
    'SELECT bool_or(k::text LIKE $1) AS found FROM api_keys k',
    [`%${key.slice(4, 40)}%`],
  );
  expect(rows[0]?.found).toBe(false);
});

test.each([
  ['GET', '/api/keys', undefined],
  ['POST', '/api/keys', { name: 'More' }],
  ['GET', '/api/caps', undefined],
  ['PUT', '/api/caps', { perRunMillicredits: 5 }],
])('a key never manages keys or caps: %s %s', async (method, path, body) => {
  const person = await signUp(api.app);
  const { key } = await person.read<{ key: string }>('POST', '/api/keys', { name: 'Script' });
  await expectProblem(await createKeyHolder(api.app, key).send(method, path, body), 403, 'session-required');
});

test('a wrong key is nobody, also with a good cookie beside it', async () => {
  const person = await signUp(api.app);
  const wrong = `gsk_${'A'.repeat(43)}`;
  await expectProblem(await createKeyHolder(api.app, wrong).send('GET', '/api/me'), 401, 'unauthenticated');
  const both = await person.send('GET', '/api/me', undefined, { authorization: `Bearer ${wrong}` });
  await expectProblem(both, 401, 'unauthenticated');
});

test('a cookie moves nothing from another site or from nowhere, a key needs no origin', async () => {
  const person = await signUp(api.app);
  for (const origin of ['https://elsewhere.test', 'null', 'http://gesso.test', '']) {
    const answer = await person.send('POST', '/api/projects', { name: 'Foreign' }, { origin });
    await expectProblem(answer, 403, 'forbidden-origin');
  }
  expect((await person.read<Page<Project>>('GET', '/api/projects')).items).toEqual([]);
  const { key } = await person.read<{ key: string }>('POST', '/api/keys', { name: 'Script' });
  expect((await createKeyHolder(api.app, key).send('POST', '/api/projects', { name: 'Mine' })).status).toBe(201);
  expect(
    (await person.send('POST', '/api/projects', { name: 'TLS' }, { origin: ORIGIN.replace('http', 'https') })).status,
  ).toBe(201);
});

test('caps are set one by one, removed by null, and stop work before it spends', async () => {
  const person = await signUp(api.app);
  const none = { perRunMillicredits: null, perDayMillicredits: null, perProjectMillicredits: null };
  expect(await person.read<Caps>('GET', '/api/caps')).toEqual(none);
  await person.read('PUT', '/api/caps', { perRunMillicredits: 500 });
  const both = await person.read<Caps>('PUT', '/api/caps', { perDayMillicredits: 3_000 });
  expect(both).toEqual({ ...none, perRunMillicredits: 500, perDayMillicredits: 3_000 });

  const project = await person.read<Project>('POST', '/api/projects', { name: 'Capped' });
  const work = { model: 'fake-image', prompt: 'a hat' };
  const path = `/api/projects/${project.id}/generations`;
  await expectProblem(await person.send('POST', path, work), 402, 'cap-exceeded');
  expect((await person.me()).credits.heldMillicredits).toBe(0);

  await person.read('PUT', '/api/caps', { perRunMillicredits: null });
  const accepted = await Promise.all(Array.from({ length: 5 }, () => person.send('POST', path, work)));
  expect(accepted.map(({ status }) => status).sort()).toEqual([202, 202, 202, 402, 402]);
  expect((await person.me()).credits).toEqual({ spendableMillicredits: 997_000, heldMillicredits: 3_000 });
});

test('a key’s own cap binds its work and nobody else’s', async () => {
  const person = await signUp(api.app);
  const project = await person.read<Project>('POST', '/api/projects', { name: 'Keys' });
  const { key } = await person.read<{ key: string }>('POST', '/api/keys', { name: 'Poor', capMillicredits: 1_000 });
  const program = createKeyHolder(api.app, key);
  const path = `/api/projects/${project.id}/generations`;
  const work = { model: 'fake-image', prompt: 'a hat' };
  const first = await program.read<Generation>('POST', path, work);
  await expectProblem(await program.send('POST', path, work), 402, 'cap-exceeded');
  expect((await person.send('POST', path, work)).status).toBe(202);

  await program.read('POST', `/api/generations/${first.id}/cancel`);
  expect((await program.send('POST', path, work)).status).toBe(202);
});

test('anybody may read the catalogue', async () => {
  const catalogue = await createStranger(api.app).read<Catalogue>('GET', '/api/catalogue');
  expect(catalogue.models.map(({ key }) => key)).toEqual(['fake-image']);
});
