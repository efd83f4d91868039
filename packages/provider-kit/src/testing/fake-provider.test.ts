import { expect, test } from 'vitest';
import { KitError } from '../kit-error.ts';
import type { GenerationRequest } from '../provider.ts';
import { createFakeProvider } from './fake-provider.ts';

const request: GenerationRequest = {
  attemptId: 'a1',
  model: 'fake-image',
  prompt: 'a red mug',
  settings: { size: '64x64', count: 2 },
  count: 2,
  seed: 7,
  references: [],
  brand: null,
};

test('an attempt is one job however often it is submitted, and another request under it is a broken promise', async () => {
  const provider = createFakeProvider();
  expect(await provider.submit(request)).toEqual(await provider.submit(request));
  expect(provider.started).toEqual(['a1']);
  await expect(provider.submit({ ...request, prompt: 'a blue mug' })).rejects.toThrow('came with another request');
});

test('a held attempt runs until it is told to finish', async () => {
  const provider = createFakeProvider({ outcome: () => ({ kind: 'held' }) });
  const job = await provider.submit(request);
  expect(await provider.poll(job, request)).toMatchObject({ state: 'running' });
  await expect(provider.fetch(job, request)).rejects.toThrow('before poll said succeeded');
  provider.finish('a1');
  expect(await provider.poll(job, request)).toEqual({ state: 'succeeded' });
  expect(await provider.fetch(job, request)).toHaveLength(2);
});

test('scripted failures are kit errors where the vendor failed and odd results where it lied', async () => {
  const moderated = createFakeProvider({ outcome: () => ({ kind: 'fails', code: 'moderated' }) });
  const job = await moderated.submit(request);
  await expect(moderated.poll(job, request)).rejects.toBeInstanceOf(KitError);
  const liar = createFakeProvider({ outcome: () => ({ kind: 'wrong-type' }) });
  await liar.poll(await liar.submit(request), request);
  const [result] = await liar.fetch(job, request);
  expect(Buffer.from(result!.bytes).toString()).toContain('<!doctype html>');
});

test('unparsed settings and a forgotten default are refused as bugs', async () => {
  const provider = createFakeProvider();
  await expect(provider.submit({ ...request, settings: { size: '64x64' } })).rejects.toThrow('must be parsed');
});

test('after its memory is lost, polling takes the work up again from the request', async () => {
  const provider = createFakeProvider();
  const job = await provider.submit(request);
  provider.forget();
  expect(await provider.poll(job, request)).toEqual({ state: 'succeeded' });
  expect(provider.started).toEqual(['a1', 'a1']);
});
