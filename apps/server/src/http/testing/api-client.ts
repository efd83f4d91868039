import type { Me, Problem } from '@gesso/contract';
import { expect } from 'vitest';
import type { App } from '../app.ts';

export const ORIGIN = 'http://gesso.test:4000';

export type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Response>;

/** A caller of the API: nobody, a person with a cookie, or a program with a key. */
export type ApiClient = {
  readonly send: Send;
  /** Sends and reads the JSON of an answer that must succeed. */
  readonly read: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly me: () => Promise<Me>;
};

/** Sends no cookie and no key. */
export function createStranger(app: App): ApiClient {
  return createClient(app, {});
}

export function createKeyHolder(app: App, key: string): ApiClient {
  return createClient(app, { authorization: `Bearer ${key}` });
}

let people = 0;

/** Signs a new person up and answers their client, which sends the cookie and the origin as a browser does. */
export async function signUp(app: App, email = `person-${++people}@example.com`): Promise<ApiClient> {
  const body = { name: 'Ada', email, password: 'correct horse' };
  const answer = await createStranger(app).send('POST', '/api/auth/sign-up/email', body, { origin: ORIGIN });
  expect(answer.status).toBe(200);
  return createClient(app, { origin: ORIGIN, cookie: cookieOf(answer) });
}

export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Reads the problem of an answer and checks that it is one, with this status and code. */
export async function expectProblem(answer: Response, status: number, code: Problem['code']): Promise<Problem> {
  const text = await answer.text();
  expect([answer.status, text]).toEqual([status, expect.stringContaining(`"${code}"`)]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = JSON.parse(text) as Problem;
  expect(problem).toMatchObject({ status, code, type: `/problems/${code}`, title: expect.any(String) });
  expect(problem.detail).toMatch(/^\S.*\.$/s);
  return problem;
}

function createClient(app: App, ownHeaders: Readonly<Record<string, string>>): ApiClient {
  const send: Send = async (method, path, body, headers = {}) =>
    app.fetch(
      new Request(ORIGIN + path, {
        method,
        headers: {
          ...ownHeaders,
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: toBody(body) }),
      }),
    );
  const read = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await send(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  return { send, read, me: () => read('GET', '/api/me') };
}

function toBody(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
}
