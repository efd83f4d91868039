import { expect, test } from 'vitest';
import { createFakeProvider, FAKE_IMAGE_MODEL } from './testing/index.ts';
import { createUnavailableProvider, missingReason, NOT_RUN_YET } from './unavailable-provider.ts';

const KLING = [['KLING_API_KEY'], ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY']];

test.each([
  [
    {},
    'Add KLING_API_KEY or KLING_ACCESS_KEY + KLING_SECRET_KEY and a later version of Gesso; this one lists and prices it.',
  ],
  [
    { KLING_API_KEY: '' },
    'Add KLING_API_KEY or KLING_ACCESS_KEY + KLING_SECRET_KEY and a later version of Gesso; this one lists and prices it.',
  ],
  [
    { KLING_ACCESS_KEY: 'half' },
    'Add KLING_API_KEY or KLING_ACCESS_KEY + KLING_SECRET_KEY and a later version of Gesso; this one lists and prices it.',
  ],
  [{ KLING_API_KEY: 'key' }, NOT_RUN_YET],
  [{ KLING_ACCESS_KEY: 'key', KLING_SECRET_KEY: 'secret' }, NOT_RUN_YET],
])('with %j the reason says what is missing', (environment: Readonly<Record<string, string>>, reason) => {
  expect(missingReason({ read: (name) => environment[name] }, KLING)).toBe(reason);
});

test('every call is refused as unavailable with the reason, and closing is quiet', async () => {
  const provider = createUnavailableProvider({
    vendor: 'none',
    models: [FAKE_IMAGE_MODEL],
    reason: () => 'Not today.',
  });
  const order = { attemptId: 'a', model: 'fake-image', prompt: '', settings: {}, count: 1, seed: 0 };
  const request = { ...order, references: [], brand: null };
  const refusal = { code: 'unavailable', message: 'Not today.', retryable: false };
  await expect(provider.submit(request)).rejects.toMatchObject(refusal);
  await expect(provider.poll({ jobId: 'a' }, request)).rejects.toMatchObject(refusal);
  await expect(provider.fetch({ jobId: 'a' }, request)).rejects.toMatchObject(refusal);
  await expect(provider.cancel({ jobId: 'a' })).rejects.toMatchObject(refusal);
  expect(provider.availability()).toEqual({ available: false, reason: 'Not today.' });
  await provider.close();
  expect(createFakeProvider().availability()).toEqual({ available: true });
});
