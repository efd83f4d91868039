import type { Project } from '@gesso/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notifyAccount } from '../platform/events/notify-account.ts';
import { type ApiClient, expectProblem, ORIGIN, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});

afterAll(() => api.close());

/** Reads a stream until what has arrived satisfies a condition. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, isEnough: (text: string) => boolean) {
  const decoder = new TextDecoder();
  let text = '';
  while (!isEnough(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  return text;
}

async function openEvents(person: ApiClient) {
  const answer = await person.send('GET', '/api/me/events');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  await readUntil(reader, (text) => text.includes('\n\n'));
  return reader;
}

test('credits-changed arrives when work is accepted, with the generation beside it, and nobody else hears it', async () => {
  const person = await signUp(api.app);
  const other = await signUp(api.app);
  const project = await person.read<Project>('POST', '/api/projects', { name: 'Live' });
  const [mine, theirs] = [await openEvents(person), await openEvents(other)];
  const work = { model: 'fake-image', prompt: 'a hat' };
  const { id } = await person.read<{ id: string }>('POST', `/api/projects/${project.id}/generations`, work);
  const heard = await readUntil(
    mine,
    (text) => text.includes('credits-changed') && text.includes('generation-changed'),
  );
  expect(heard).toContain('event: credits-changed\ndata: {}\n\n');
  expect(heard).toContain(`event: generation-changed\ndata: {"id":"${id}","projectId":"${project.id}"}\n\n`);

  const { account } = await other.me();
  await notifyAccount(api.database.pool, account.id, { name: 'subscription-changed' });
  const heardByOther = await readUntil(theirs, (text) => text.includes('event:'));
  expect(heardByOther).toBe('event: subscription-changed\ndata: {}\n\n');
  await Promise.all([mine.cancel(), theirs.cancel()]);
});

test('a stream ends with its request', async () => {
  const person = await signUp(api.app);
  const { key } = await person.read<{ key: string }>('POST', '/api/keys', { name: 'Script' });
  const leaving = new AbortController();
  const headers = { authorization: `Bearer ${key}` };
  const answer = await api.app.fetch(new Request(`${ORIGIN}/api/me/events`, { headers, signal: leaving.signal }));
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  leaving.abort();
  expect(await readUntil(reader, () => false)).toBe('retry: 2000\n\n');
});

test('an account has at most 32 streams, and a closed one makes room', async () => {
  const person = await signUp(api.app);
  const readers = [];
  for (let count = 0; count < 32; count += 1) readers.push(await openEvents(person));
  const refused = await person.send('GET', '/api/me/events');
  await expectProblem(refused, 429, 'rate-limited');
  expect(refused.headers.get('retry-after')).toBe('60');
  await readers[0]?.cancel();
  readers.push(await openEvents(person));
  await Promise.all(readers.slice(1).map((reader) => reader.cancel()));
});
