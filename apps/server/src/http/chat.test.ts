import type { Project, Thread, ThreadWithMessages } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMessage } from '../modules/chat/index.ts';
import { appendProjectEvent, sweepProjectEvents } from '../modules/projects/index.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { deriveUuid } from '../platform/database/uuid.ts';
import { startOf } from './project-stream.ts';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let person: ApiClient;
let project: Project;

beforeAll(async () => {
  api = await createTestApi();
  person = await signUp(api.app);
  project = await person.read<Project>('POST', '/api/projects', { name: 'Talk' });
});

afterAll(() => api.close());

const newThread = (title?: string) => person.read<Thread>('POST', `/api/projects/${project.id}/threads`, { title });

async function say(threadId: string, texts: readonly string[]): Promise<void> {
  await inTransaction(api.database, async (connection) => {
    for (const text of texts) {
      const id = deriveUuid(threadId, text);
      await addMessage(connection, { id, threadId, role: 'agent', kind: 'note', text, at: new Date() });
    }
  });
}

async function append(status: string, where: { projectId?: string; at?: Date } = {}): Promise<void> {
  const event = { name: 'run-changed', status } as const;
  const { projectId = project.id, at = new Date() } = where;
  await inTransaction(api.database, (connection) => appendProjectEvent(connection, { projectId, event, at }));
}

async function openStream(lastEventId?: string, projectId = project.id) {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const answer = await person.send('GET', `/api/projects/${projectId}/events`, undefined, headers);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    cancel: () => reader.cancel(),
    /** All that has come since the stream began, as soon as it holds the words. */
    until: async (words: string) => {
      while (!text.includes(words)) {
        const { value, done } = await reader.read();
        if (done) break;
        text += decoder.decode(value, { stream: true });
      }
      return text;
    },
  };
}

const lastIdIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1];

test('a thread shows its messages in order, in pages from the newest back, each message once', async () => {
  const thread = await newThread('Autumn campaign');
  await say(thread.id, ['one', 'two', 'three']);
  await say(thread.id, ['three', 'four', 'five']);
  const newest = await person.read<ThreadWithMessages>('GET', `/api/threads/${thread.id}?limit=2`);
  expect(newest.messages.map(({ text, sequence }) => [text, sequence])).toEqual([
    ['four', 4],
    ['five', 5],
  ]);
  const before = encodeURIComponent(newest.earlierCursor ?? '');
  const earlier = await person.read<ThreadWithMessages>('GET', `/api/threads/${thread.id}?limit=3&before=${before}`);
  expect(earlier.messages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  expect(earlier.earlierCursor).toBeNull();
});

test('the thread that was spoken in last comes first, a page at a time', async () => {
  const other = await person.read<Project>('POST', '/api/projects', { name: 'Many threads' });
  const path = `/api/projects/${other.id}/threads`;
  const [first, second, third] = [
    await person.read<Thread>('POST', path, { title: 'first' }),
    await person.read<Thread>('POST', path, { title: 'second' }),
    await person.read<Thread>('POST', path, {}),
  ];
  await say(first.id, ['hello']);
  const page = await person.read<{ items: Thread[]; nextCursor: string }>('GET', `${path}?limit=2`);
  expect(page.items.map(({ id }) => id)).toEqual([first.id, third.id]);
  const rest = await person.read<{ items: Thread[] }>('GET', `${path}?limit=2&cursor=${page.nextCursor}`);
  expect(rest.items.map(({ id }) => id)).toEqual([second.id]);
  expect(third.title).toBe('New conversation');
  const renamed = await person.read<Thread>('PATCH', `/api/threads/${third.id}`, { title: '  Spring ' });
  expect(renamed.title).toBe('Spring');
});

test('another’s project and thread do not exist, and bad titles and cursors are named', async () => {
  const thread = await newThread();
  const other = await signUp(api.app);
  for (const path of [`/api/projects/${project.id}/threads`, `/api/projects/${project.id}/events`]) {
    await expectProblem(await other.send('GET', path), 404, 'not-found');
  }
  await expectProblem(await other.send('POST', `/api/projects/${project.id}/threads`, {}), 404, 'not-found');
  await expectProblem(await other.send('GET', `/api/threads/${thread.id}`), 404, 'not-found');
  await expectProblem(await other.send('PATCH', `/api/threads/${thread.id}`, { title: 'Mine' }), 404, 'not-found');
  await expectProblem(await person.send('GET', '/api/threads/nonsense'), 404, 'not-found');
  await expectProblem(await person.send('PATCH', `/api/threads/${thread.id}`, { title: ' ' }), 422, 'invalid-request');
  await expectProblem(await person.send('GET', `/api/threads/${thread.id}?before=x`), 422, 'invalid-request');
});

test('a reader that comes back hears what it missed, in order and once', async () => {
  const stream = await openStream();
  await stream.until('id: ');
  await append('a');
  await append('b');
  const heard = await stream.until('"b"');
  await stream.cancel();
  expect([...heard.matchAll(/"status":"(\w)"/g)].map((match) => match[1])).toEqual(['a', 'b']);
  await Promise.all(['c', 'd', 'e'].map((status) => append(status)));
  const back = await openStream(lastIdIn(heard));
  await append('f');
  const missed = await back.until('"f"');
  await back.cancel();
  const ids = [...missed.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
  expect(ids).toEqual([1, 2, 3, 4].map((step) => Number(lastIdIn(heard)) + step));
  expect([...missed.matchAll(/"status":"(\w)"/g)].map((match) => match[1]).sort()).toEqual(['c', 'd', 'e', 'f']);
});

test('a fresh reader hears what happened while its page loaded, so that no comment is missed, and nothing older', async () => {
  const { id } = await person.read<Project>('POST', '/api/projects', { name: 'Just opened' });
  await append('long-ago', { projectId: id, at: new Date(Date.now() - 120_000) });
  await append('just-now', { projectId: id, at: new Date() });
  const stream = await openStream(undefined, id);
  expect(await stream.until('"just-now"')).not.toContain('long-ago');
  await stream.cancel();
});

test('a reader that was away too long is told to fetch everything', async () => {
  await append('old');
  await sweepProjectEvents(api.database.pool, new Date(Date.now() + 1000));
  const stream = await openStream('1');
  expect(await stream.until('events-missed')).toContain('event: events-missed\ndata: {}\n\n');
  await append('new');
  expect(await stream.until('"new"')).toContain('event: run-changed\ndata: {"status":"new"}\n\n');
  await stream.cancel();
});

test.each([
  ['a fresh reader begins with what happened a moment ago', undefined, { after: 7n, isMissing: false }],
  ['one that missed nothing goes on', '9', { after: 9n, isMissing: false }],
  ['one whose next event is kept goes on from there', '5', { after: 5n, isMissing: false }],
  ['one whose next event was swept is told', '4', { after: 9n, isMissing: true }],
  ['a number from the future is not believed', '10', { after: 9n, isMissing: true }],
  ['nonsense is not believed', '1; DROP TABLE', { after: 9n, isMissing: true }],
])('%s', (_name, lastEventId, expected) => {
  expect(startOf({ latest: 9n, oldestKept: 6n, firstRecent: 8n }, lastEventId)).toEqual(expected);
});
