import { randomUUID } from 'node:crypto';
import type { AcceptedGeneration, CanvasItems, Generation, Me, Project } from '@gesso/contract';

/** Longer than any built-in picture takes on a busy machine. */
const FINISH_WITHIN_MS = 60_000;

/** What a person with curl would do: a signed-in caller of the HTTP API. */
export type GessoClient = {
  readonly request: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly me: () => Promise<Me>;
  readonly createProject: (name: string) => Promise<Project>;
  readonly generate: (projectId: string, body: Record<string, unknown>) => Promise<AcceptedGeneration>;
  readonly items: (projectId: string) => Promise<CanvasItems>;
  /** Asks until the generation has ended in any way. */
  readonly waitForEnd: (generationId: string) => Promise<Generation>;
};

/** Signs a new person up and answers their client. */
export async function signUp(url: string, email = `${randomUUID()}@example.com`): Promise<GessoClient> {
  return connect(url, '/api/auth/sign-up/email', { name: 'Ada', email, password: 'correct horse' });
}

/** Signs somebody in who signed up with `signUp`. */
export async function signIn(url: string, email: string): Promise<GessoClient> {
  return connect(url, '/api/auth/sign-in/email', { email, password: 'correct horse' });
}

async function connect(url: string, path: string, body: unknown): Promise<GessoClient> {
  const answer = await send(url, '', 'POST', path, body);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const request: GessoClient['request'] = (method, to, payload, headers) =>
    send(url, cookie, method, to, payload, headers);
  const read = async <Answer>(method: string, to: string, payload?: unknown): Promise<Answer> => {
    const response = await request(method, to, payload);
    if (!response.ok) throw new Error(`${method} ${to} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  return {
    request,
    me: () => read('GET', '/api/me'),
    createProject: (name) => read('POST', '/api/projects', { name }),
    generate: (projectId, payload) => read('POST', `/api/projects/${projectId}/generations`, payload),
    items: (projectId) => read('GET', `/api/projects/${projectId}/items`),
    waitForEnd: (id) => pollUntilEnded(() => read<Generation>('GET', `/api/generations/${id}`)),
  };
}

async function pollUntilEnded(read: () => Promise<Generation>): Promise<Generation> {
  const deadline = Date.now() + FINISH_WITHIN_MS;
  for (;;) {
    const generation = await read();
    if (generation.finishedAt) return generation;
    if (Date.now() > deadline) throw new Error(`generation ${generation.id} is still ${generation.status}`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

function send(
  url: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const isPlain = typeof body === 'string' || body instanceof FormData;
  const type = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
  return fetch(url + path, {
    method,
    headers: { origin: url, cookie, ...type, ...headers },
    ...(body === undefined ? {} : { body: isPlain ? body : JSON.stringify(body) }),
  });
}
