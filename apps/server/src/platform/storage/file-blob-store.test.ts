import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlobStoreError } from './blob-store.ts';
import { createFileBlobStore } from './file-blob-store.ts';

/** SHA-256 of "hello", as any other program computes it. */
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gesso-files-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('bytes come back under the hash of their content', async () => {
  const store = createFileBlobStore(directory);
  expect(await store.putBytes(Buffer.from('hello'))).toEqual({ sha256: HELLO, sizeBytes: 5 });
  const file = await store.openFile(HELLO);
  expect(file?.sizeBytes).toBe(5);
  expect(await text(file!.read())).toBe('hello');
  expect(await text(file!.read({ start: 1, end: 3 }))).toBe('ell');
});

test('the same bytes stored at the same time many times are one file, with nothing left over', async () => {
  const store = createFileBlobStore(directory);
  await Promise.all(Array.from({ length: 8 }, () => store.putBytes(Buffer.from('hello'))));
  expect(readdirSync(join(directory, '2c/f2'))).toEqual([HELLO]);
  expect(readdirSync(join(directory, 'unfinished'))).toEqual([]);
});

test('a file cut short outside is written again', async () => {
  const store = createFileBlobStore(directory);
  await store.putBytes(Buffer.from('hello'));
  writeFileSync(join(directory, '2c/f2', HELLO), 'he');
  await store.putBytes(Buffer.from('hello'));
  expect(statSync(join(directory, '2c/f2', HELLO)).size).toBe(5);
});

test.each(['', '..', '../../etc/passwd', `${HELLO.slice(0, 63)}G`, HELLO.toUpperCase(), `${HELLO}/`])(
  'the address %j is nothing, wherever it points',
  async (address) => {
    const store = createFileBlobStore(directory);
    expect(await store.openFile(address)).toBeUndefined();
    expect(await store.exists(address)).toBe(false);
  },
);

test('a folder that cannot be written is a store error that may be retried', async () => {
  writeFileSync(join(directory, 'file'), '');
  const store = createFileBlobStore(join(directory, 'file'));
  await expect(store.putBytes(Buffer.from('hello'))).rejects.toThrow(BlobStoreError);
  await expect(store.checkWritable()).rejects.toMatchObject({ code: 'blob-store', retryable: true });
});

test('the writability check leaves nothing behind', async () => {
  await createFileBlobStore(directory).checkWritable();
  expect(readdirSync(join(directory, 'unfinished'))).toEqual([]);
});
