import { parseSettings } from '@gesso/contract';
import { KitError, type Reference } from '@gesso/provider-kit';
import { vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { createRunwayProvider } from './index.ts';
import { runwayGen4 } from './models.ts';
import { readState } from './runway-answer.ts';
import { toRunwayRequest } from './runway-order.ts';
import { startFakeRunway } from './testing/fake-runway.ts';

function requestOf(input: Readonly<Record<string, unknown>> = {}, references: readonly Reference[] = []) {
  const parsed = parseSettings(runwayGen4.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: runwayGen4.key, prompt: 'a red mug', settings, count, seed: 42, references, brand: null };
}

const picture: Reference = { mimeType: 'image/png', title: '', scene: null, read: async () => Buffer.from('first') };

const vendor = {
  create: createRunwayProvider,
  startFake: startFakeRunway,
  traits: {
    answers: 'jobs',
    hasFiles: true,
    findsOrders: false,
    cancels: true,
    callbacks: 'none',
    hasNot: {
      'refuses-concurrency': 'what is beyond the account’s turns waits there as THROTTLED',
      'refuses-prompt': 'the prompt is judged by the task, which then fails',
    },
  },
} as const;

describe('Runway', () => {
  const request = requestOf({}, [picture]);
  const cases = vendorCases({ ...vendor, request, severalOrders: requestOf({ count: 3 }, [picture]) });
  test.each(cases)('$name', ({ run }) => run());
});

describe('Runway of words alone', () => {
  const cases = vendorCases({ ...vendor, request: requestOf() });
  test.each(cases.filter(({ name }) => /brings one|lost|restart/u.test(name)))('$name', ({ run }) => run());
});

test('an order is exactly the documented request, and words alone go to the model that takes them', async () => {
  const order = { clientId: 'a', count: 1, seed: 43 };
  const shared = { promptText: 'a red mug', ratio: '1280:720', duration: 5 };
  expect(await toRunwayRequest({ ...order, request: requestOf({}, [picture]) })).toEqual({
    path: '/v1/image_to_video',
    json: {
      ...shared,
      model: 'gen4_turbo',
      promptImage: 'data:image/png;base64,Zmlyc3Q=',
      seed: 43,
      contentModeration: { publicFigureThreshold: 'auto' },
    },
  });
  expect(await toRunwayRequest({ ...order, request: requestOf() })).toEqual({
    path: '/v1/text_to_video',
    json: { ...shared, model: 'gen4.5' },
  });
});

function stateOf(body: unknown) {
  return readState({ status: 200, isOk: true, body, text: '', retryAfterMs: undefined, requestId: undefined });
}

test('a task beyond the account’s turns waits and is no failure', () => {
  expect(stateOf({ status: 'THROTTLED' })).toEqual({ state: 'running', progress: undefined });
});

test.each([
  ['SAFETY.INPUT.TEXT', 'moderated'],
  ['SAFETY.OUTPUT.VIDEO', 'moderated'],
  ['ASSET.INVALID', 'invalid-settings'],
  ['INPUT_PREPROCESSING.SAFETY.TEXT', 'moderated'],
  ['INPUT_PREPROCESSING.INTERNAL', 'vendor'],
  ['INTERNAL.BAD_OUTPUT.CODE01', 'vendor'],
  ['THIRD_PARTY.UNAVAILABLE', 'vendor'],
])('a task that failed with %s is %s and never sent again', (failureCode, code) => {
  expect(() => stateOf({ status: 'FAILED', failureCode })).toThrow(KitError);
  expect(() => stateOf({ status: 'FAILED', failureCode })).toThrow(expect.objectContaining({ code, retryable: false }));
});

test.each([
  ['words in a shape that needs a picture', { ratio: '960:960' }, {}, [], /1280 × 720/u],
  ['a prompt of a thousand and one units', {}, { prompt: `${'a'.repeat(999)}🙂` }, [], /1000 characters/u],
  ['a heavy picture', {}, {}, [{ sizeBytes: 3_900_001 }], /3\.9 MB/u],
  ['a drawing in vectors', {}, {}, [{ mimeType: 'image/svg+xml' }], /PNG, JPEG or WebP/u],
])('%s is refused before anything is paid', (_, input, more, pictures, says) => {
  const usual = { kind: 'image', mimeType: 'image/png', sizeBytes: 1_000, widthPx: 800, heightPx: 600 } as const;
  const references = pictures.map((facts) => ({ ...usual, ...facts }));
  const order = { prompt: 'a', settings: requestOf(input).settings, references, ...more };
  expect(runwayGen4.findFault?.(order)).toMatch(says);
});
