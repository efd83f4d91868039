import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { receiveForm } from './receive-form.ts';

const directory = mkdtempSync(join(tmpdir(), 'gesso-test-form-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const MB = 1_000_000;

/** A form with one file of so many megabytes, made while it is read, and how much of it was. */
function formOf(megabytes: number, { name = 'film.mp4', isWhole = true } = {}) {
  const told = { megabytes: 0, mostBytesHeld: 0 };
  const head = `--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: video/mp4\r\n\r\n`;
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head);
    for (let index = 0; index < megabytes; index += 1) {
      told.megabytes += 1;
      told.mostBytesHeld = Math.max(told.mostBytesHeld, process.memoryUsage().arrayBuffers);
      yield new Uint8Array(MB).fill(index);
    }
    if (isWhole) yield Buffer.from('\r\n--edge--\r\n');
  }
  const request = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    body: ReadableStream.from(parts()),
    // Required for bodies that are streams; the types of the browser do not know it.
    ...{ duplex: 'half' },
  });
  return { request, told };
}

test('a large file goes to the disk as it comes, and memory holds a fraction of it', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const { request, told } = formOf(400, { name: 'a %22b%22 – ü.mp4' });
  const { fields, discard } = await receiveForm(request, { directory, mostBytes: 400 * MB });
  const { file } = fields;
  if (!(file instanceof File)) throw new Error('no file came');
  expect([file.size, file.name, file.type]).toEqual([400 * MB, 'a "b" – ü.mp4', 'video/mp4']);
  expect(told.mostBytesHeld - before).toBeLessThan(100 * MB);
  const middle = new Uint8Array(await file.slice(199 * MB - 1, 199 * MB + 1).arrayBuffer());
  expect([...middle]).toEqual([198, 199]);
  await discard();
  expect(readdirSync(directory)).toEqual([]);
});

test('one that is too large is cut off where it passes the bound and leaves nothing behind', async () => {
  const { request, told } = formOf(100);
  await expect(receiveForm(request, { directory, mostBytes: 10 * MB })).rejects.toMatchObject({
    refusal: { code: 'payload-too-large' },
  });
  expect(told.megabytes).toBeLessThan(20);
  expect(readdirSync(directory)).toEqual([]);
});

test.each([
  ['a body that breaks off', formOf(3, { isWhole: false }).request],
  [
    'a body without a boundary',
    new Request('http://localhost/', { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } }),
  ],
])('%s is refused and leaves nothing behind', async (_name, request) => {
  await expect(receiveForm(request, { directory, mostBytes: 10 * MB })).rejects.toMatchObject({
    refusal: { code: 'invalid-request' },
  });
  expect(readdirSync(directory)).toEqual([]);
});
