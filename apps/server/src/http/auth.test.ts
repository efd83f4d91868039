import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Auth } from '../platform/auth/create-auth.ts';
import { createServeAuth } from './auth.routes.ts';
import { ProblemError } from './problems.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { cookieOf, createStranger, ORIGIN, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});

afterAll(() => api.close());

test('who signs in again has the same account, and who signs out none', async () => {
  const email = 'again@example.com';
  const person = await signUp(api.app, email);
  const stranger = createStranger(api.app);
  const origin = { origin: ORIGIN };
  const signedIn = await stranger.send('POST', '/api/auth/sign-in/email', { email, password: 'correct horse' }, origin);
  const headers = { ...origin, cookie: cookieOf(signedIn) };
  const me = (await (await stranger.send('GET', '/api/me', undefined, headers)).json()) as { account: { id: string } };
  expect(me.account.id).toBe((await person.me()).account.id);
  expect((await stranger.send('POST', '/api/auth/sign-out', {}, headers)).status).toBe(200);
  expect((await stranger.send('GET', '/api/me', undefined, headers)).status).toBe(401);
  expect((await person.send('GET', '/api/me')).status).toBe(200);
});

test('a wrong password and an unknown address are refused with the same words', async () => {
  const email = 'known@example.com';
  await signUp(api.app, email);
  const stranger = createStranger(api.app);
  const answers = await Promise.all(
    [email, 'unknown@example.com'].map((address) =>
      stranger.send('POST', '/api/auth/sign-in/email', { email: address, password: 'wrong horse' }, { origin: ORIGIN }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  const [wrong, unknown] = await Promise.all(answers.map((answer) => answer.text()));
  expect(wrong).toBe(unknown);
});

test('a body above 1 MB is cut off before anybody parses it', async () => {
  const body = { name: 'a'.repeat(1_000_001), email: 'long@example.com', password: 'correct horse' };
  const answer = await createStranger(api.app).send('POST', '/api/auth/sign-up/email', body, { origin: ORIGIN });
  expect([answer.status, await answer.json()]).toEqual([413, expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE' })]);
});

test('sign-in is counted per address and e-mail, sign-up per address', async () => {
  const handle = vi.fn(async () => new Response('{}', { status: 401 }));
  const serve = createServeAuth({
    auth: { handle } as unknown as Auth, // Only `handle` is called.
    limiter: createRateLimiter(() => 0),
    openAccount: async () => undefined,
  });
  const attempt = async (kind: 'sign-in' | 'sign-up', email: string, address: string) => {
    const body = JSON.stringify({ email, password: 'wrong' });
    const request = new Request(`${ORIGIN}/api/auth/${kind}/email`, { method: 'POST', body });
    const answer = await serve(request, address).catch((error: ProblemError) => error);
    return answer instanceof ProblemError ? answer.refusal : undefined;
  };
  for (let count = 0; count < 10; count += 1)
    expect(await attempt('sign-in', 'a@example.com', '1.1.1.1')).toBeUndefined();
  const refused = await attempt('sign-in', ' A@Example.com ', '1.1.1.1');
  expect(refused).toMatchObject({ code: 'rate-limited', headers: { 'retry-after': '60' } });
  expect(await attempt('sign-in', 'b@example.com', '1.1.1.1')).toBeUndefined();
  expect(await attempt('sign-in', 'a@example.com', '2.2.2.2')).toBeUndefined();
  for (let count = 0; count < 30; count += 1)
    expect(await attempt('sign-up', `${count}@example.com`, '1.1.1.1')).toBeUndefined();
  expect(await attempt('sign-up', 'more@example.com', '1.1.1.1')).toMatchObject({ code: 'rate-limited' });
  expect(handle).toHaveBeenCalledTimes(42);
});
