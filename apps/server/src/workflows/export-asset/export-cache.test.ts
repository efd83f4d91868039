import { expect, test } from 'vitest';
import { createExportCache, type WrittenFile } from './export-cache.ts';

function counted(sizeBytes: number) {
  const calls = { count: 0 };
  const write = async (): Promise<WrittenFile> => {
    calls.count += 1;
    return { bytes: new Uint8Array(sizeBytes), mimeType: 'image/png' };
  };
  return { calls, write };
}

test('a file is written once, also for two that ask at once', async () => {
  const cache = createExportCache();
  const { calls, write } = counted(10);
  const [first, second] = await Promise.all([cache.get('a', write), cache.get('a', write)]);
  expect(first).toBe(second);
  expect(await cache.get('a', write)).toBe(first);
  expect(calls.count).toBe(1);
});

test('beyond the bound the one asked for longest ago goes', async () => {
  const cache = createExportCache(100);
  const { calls, write } = counted(40);
  for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, write);
  expect(calls.count).toBe(3);
  await cache.get('a', write);
  expect(calls.count).toBe(3);
  await cache.get('b', write);
  expect(calls.count).toBe(4);
});

test('a file larger than the bound is handed out and not kept', async () => {
  const cache = createExportCache(100);
  const { calls, write } = counted(101);
  await cache.get('a', write);
  await cache.get('a', write);
  expect(calls.count).toBe(2);
});

test('a failure is not remembered', async () => {
  const cache = createExportCache();
  const { write } = counted(1);
  await expect(cache.get('a', () => Promise.reject(new Error('no ink')))).rejects.toThrow('no ink');
  expect((await cache.get('a', write)).mimeType).toBe('image/png');
});
