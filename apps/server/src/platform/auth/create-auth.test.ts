import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/testing/create-test-database.ts';
import { createLogger } from '../log/create-logger.ts';
import { type Auth, createAuth } from './create-auth.ts';

const ORIGIN = 'http://gesso.test:4000';

let database: TestDatabase;
let auth: Auth;

beforeAll(async () => {
  database = await createTestDatabase();
  auth = createAuth({
    pool: database.pool,
    secret: 'a-secret-of-the-tests-0123456789',
    log: createLogger({ level: 'silent' }),
  });
});

afterAll(() => database.close());

function post(path: string, body: unknown, headers: Record<string, string> = { origin: ORIGIN }): Promise<Response> {
  return auth.handle(
    new Request(`${ORIGIN}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
}

const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };

test('who signs up has a session in an httpOnly, SameSite=Lax cookie', async () => {
  const answer = await post('sign-up/email', ada);
  expect(answer.status).toBe(200);
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^gesso\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/);
  const session = await auth.readSession(new Headers({ cookie: String(cookie).split(';')[0] as string }));
  const { user } = (await answer.json()) as { user: { id: string } };
  expect(session?.user.id).toBe(user.id);
  expect(user.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test('the cookie is Secure when the browser speaks HTTPS to a proxy', async () => {
  const answer = await post('sign-up/email', { ...ada, email: 'tls@example.com' }, { 'x-forwarded-proto': 'https' });
  expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure$/);
});

test('a forged or absent cookie is nobody', async () => {
  expect(await auth.readSession(new Headers())).toBeUndefined();
  expect(await auth.readSession(new Headers({ cookie: 'gesso.session_token=abc.def' }))).toBeUndefined();
});

test.each([
  [
    'a password of 7 characters',
    { ...ada, email: 'short@example.com', password: '1234567' },
    400,
    'PASSWORD_TOO_SHORT',
  ],
  ['an address that is none', { ...ada, email: 'nobody' }, 400, 'VALIDATION_ERROR'],
  ['a blank name', { ...ada, email: 'blank@example.com', name: '  ' }, 400, 'INVALID_NAME'],
  ['a name that cannot be kept', { ...ada, email: 'nul@example.com', name: 'A\0da' }, 400, 'INVALID_NAME'],
  ['an address that is taken', ada, 422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL'],
])('%s is refused in better-auth’s own shape', async (_, body, status, code) => {
  const answer = await post('sign-up/email', body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code });
});

test('a cookie sent from another origin is refused', async () => {
  const signedIn = await post('sign-in/email', { email: ada.email, password: ada.password });
  const cookie = String(signedIn.headers.getSetCookie()[0]).split(';')[0] as string;
  const foreign = await post('sign-out', {}, { origin: 'https://elsewhere.test', cookie });
  expect(foreign.status).toBe(403);
  const wildcard = await post('sign-out', {}, { origin: 'http://gesso.test', cookie });
  expect(wildcard.status).toBe(403);
  expect((await post('sign-out', {}, { origin: ORIGIN, cookie })).status).toBe(200);
  expect(await auth.readSession(new Headers({ cookie }))).toBeUndefined();
});
