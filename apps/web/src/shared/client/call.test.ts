import { afterEach, expect, test, vi } from 'vitest';
import { addressOf, call } from './call.ts';
import { ProblemError, UnreachableError } from './problem-error.ts';

const answer = (body: unknown, status = 200, type = 'application/json') =>
  new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': type },
  });

function serve(reply: () => Response) {
  const requests: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request);
    return reply();
  });
  return requests;
}

afterEach(() => vi.unstubAllGlobals());

test('a call fills the path, names the query and sends the body as JSON', async () => {
  const requests = serve(() => answer({ id: 'p 1' }));
  await call('updateProject', { params: { id: 'p 1' }, body: { name: 'Ember' } });
  await call('listProjects', { query: { limit: 5, cursor: undefined } });

  expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}${new URL(url).search}`)).toEqual([
    'PATCH /api/projects/p%201',
    'GET /api/projects?limit=5',
  ]);
  expect(await requests[0]?.json()).toEqual({ name: 'Ember' });
  expect(requests[0]?.headers.get('content-type')).toBe('application/json');
});

test('the key of an action travels as a header', async () => {
  const requests = serve(() => answer({}, 201));
  await call('createProject', { body: { name: 'Ember' } }, { idempotencyKey: 'key-1' });
  expect(requests[0]?.headers.get('idempotency-key')).toBe('key-1');
});

test('an empty answer is undefined', async () => {
  serve(() => answer(null, 204));
  expect(await call('deleteProject', { params: { id: 'a' } })).toBeUndefined();
});

test('a refusal carries its code, its sentence and the offending fields', async () => {
  const errors = [{ path: 'settings.count', message: 'must be 1 or more' }];
  serve(() =>
    answer({ type: '', title: '', status: 422, code: 'invalid-settings', detail: 'Count is too small.', errors }, 422),
  );
  const error = await call('getMe').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ code: 'invalid-settings', status: 422, detail: 'Count is too small.', errors });
});

test.each([
  ['a proxy’s page', '<h1>Bad gateway</h1>', 502, 'internal'],
  ['better-auth’s own shape', { message: 'Invalid email or password' }, 401, 'unauthenticated'],
  ['a code nobody knows', { code: 'moon-phase', detail: 'No.' }, 400, 'internal'],
])('%s becomes a problem as well', async (_what, body, status, code) => {
  serve(() => answer(body, status));
  await expect(call('getMe')).rejects.toMatchObject({ code, status });
});

test('no answer at all is told apart from a refusal', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(call('getMe')).rejects.toBeInstanceOf(UnreachableError);
});

test('an aborted call stays an abortion, so that nobody is told of a lost connection', async () => {
  const signal = AbortSignal.abort();
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('aborted', 'AbortError')));
  await expect(call('getMe', {}, { signal })).rejects.not.toBeInstanceOf(UnreachableError);
});

test('addresses for links carry the query', () => {
  expect(addressOf('getAssetContent', { params: { id: 'a/b' }, query: { variant: '512' } })).toBe(
    '/api/assets/a%2Fb/content?variant=512',
  );
});
