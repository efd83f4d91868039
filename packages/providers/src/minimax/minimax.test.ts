import { parseSettings } from '@gesso/contract';
import type { Reference } from '@gesso/provider-kit';
import { vendorCases } from '@gesso/provider-kit/testing';
import { describe, expect, test } from 'vitest';
import { createMinimaxProvider } from './index.ts';
import { readCallback, readFileId, readTaskId } from './minimax-answer.ts';
import { toMinimaxRequest } from './minimax-order.ts';
import { hailuo01 } from './models.ts';
import { startFakeMinimax } from './testing/fake-minimax.ts';

function requestOf(input: Readonly<Record<string, unknown>> = {}, references: readonly Reference[] = []) {
  const parsed = parseSettings(hailuo01.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { settings } = parsed;
  const count = typeof settings.count === 'number' ? settings.count : 1;
  const attemptId = '0190aaaa-0000-7000-8000-000000000001';
  return { attemptId, model: hailuo01.key, prompt: 'a red mug', settings, count, seed: 42, references, brand: null };
}

const picture: Reference = { mimeType: 'image/png', title: '', scene: null, read: async () => Buffer.from('first') };

const vendor = {
  create: createMinimaxProvider,
  startFake: startFakeMinimax,
  traits: {
    answers: 'jobs',
    hasFiles: true,
    findsOrders: false,
    cancels: false,
    callbacks: 'unsigned',
    hasNot: { 'refuses-concurrency': 'it has one word for too many at once and too many a minute' },
  },
  callback: () => ({ headers: {}, body: Buffer.from('{"task_id":"1"}'), secret: 'any', receivedAt: new Date(0) }),
} as const;

describe('MiniMax', () => {
  const cases = vendorCases({ ...vendor, request: requestOf(), severalOrders: requestOf({ count: 3 }) });
  test.each(cases)('$name', ({ run }) => run());
});

describe('MiniMax with a person to show', () => {
  const cases = vendorCases({ ...vendor, request: requestOf({ pictureAs: 'subject' }, [picture]) });
  test.each(cases.filter(({ name }) => /brings one/u.test(name)))('$name', ({ run }) => run());
});

test('an order is exactly the documented request, and a picture names the model that takes one', async () => {
  const order = { clientId: 'a', count: 1, seed: 43 };
  const shared = { prompt: 'a red mug', prompt_optimizer: true, aigc_watermark: false };
  expect(await toMinimaxRequest({ ...order, request: requestOf() })).toEqual({ ...shared, model: 'T2V-01' });
  const callback = { url: 'https://a.example/c', secret: 's' };
  const request = { ...requestOf({ director: true }, [picture]), callback };
  expect(await toMinimaxRequest({ ...order, request })).toEqual({
    ...shared,
    model: 'I2V-01-Director',
    first_frame_image: 'data:image/png;base64,Zmlyc3Q=',
    callback_url: 'https://a.example/c',
  });
});

test.each([
  ['live', 'I2V-01-live', { first_frame_image: 'data:image/png;base64,Zmlyc3Q=' }],
  ['subject', 'S2V-01', { subject_reference: [{ type: 'character', image: ['data:image/png;base64,Zmlyc3Q='] }] }],
])('a picture that is %s goes to %s', async (pictureAs, model, sent) => {
  const request = requestOf({ pictureAs }, [picture]);
  const order = await toMinimaxRequest({ clientId: 'a', count: 1, seed: 43, request });
  expect(order).toEqual({ prompt: 'a red mug', prompt_optimizer: true, aigc_watermark: false, model, ...sent });
  const references = [{ kind: 'image', mimeType: 'image/png', sizeBytes: 1, widthPx: 1, heightPx: 1 } as const];
  const faultOf = (input: object, given: typeof references | []) =>
    hailuo01.findFault?.({ prompt: 'a', settings: requestOf({ pictureAs, ...input }).settings, references: given });
  expect([faultOf({}, references), faultOf({}, [])]).toEqual([undefined, expect.stringContaining('needs the picture')]);
  expect(faultOf({ director: true }, references)).toContain('camera commands');
});

function answered(text: string, status = 200) {
  return { status, text, body: JSON.parse(text), retryAfterMs: undefined };
}

test('ids beyond what a number holds keep their last digit', () => {
  const base = '"base_resp":{"status_code":0,"status_msg":"success"}';
  expect(readTaskId(answered(`{"task_id":9007199254740993,${base}}`))).toBe('9007199254740993');
  expect(readFileId(answered(`{"status":"Success","file_id":9007199254740995,${base}}`))).toBe('9007199254740995');
});

test.each([
  [1001, 200, 'lost', false],
  [1002, 200, 'rate-limited', true],
  [1004, 200, 'auth', false],
  [1008, 200, 'insufficient-vendor-balance', false],
  [1026, 200, 'moderated', false],
  [1027, 200, 'moderated', false],
  [2013, 200, 'invalid-settings', false],
  [2049, 200, 'auth', false],
  [4242, 200, 'engine-failed', false],
])('code %i, which comes as HTTP %i, is %s, to be asked again: %s', (code, status, kind, retryable) => {
  const answer = answered(`{"base_resp":{"status_code":${code},"status_msg":"its words"}}`, status);
  expect(() => readTaskId(answer)).toThrow(expect.objectContaining({ code: kind, retryable }));
});

test('an order that was let through and answered strangely is lost', () => {
  expect(() => readTaskId(answered('{"ok":true}'))).toThrow(expect.objectContaining({ code: 'lost' }));
  expect(() => readTaskId(answered('{"ok":true}', 401))).toThrow(expect.objectContaining({ code: 'auth' }));
});

test('a challenge is echoed, anything else only makes us ask', () => {
  expect(readCallback(Buffer.from('{"challenge":"c-1"}'))).toEqual({ kind: 'challenge', answer: { challenge: 'c-1' } });
  expect(readCallback(Buffer.from('{"task_id":"1","status":"success"}'))).toEqual({ kind: 'unsigned' });
  expect(readCallback(Buffer.from('no json'))).toEqual({ kind: 'forged' });
});

test('a drawing in vectors is refused before anything is paid', () => {
  const usual = { kind: 'image', mimeType: 'image/svg+xml', sizeBytes: 1, widthPx: 1, heightPx: 1 } as const;
  const order = { prompt: 'a', settings: requestOf().settings, references: [usual] };
  expect(hailuo01.findFault?.(order)).toMatch(/PNG, JPEG or WebP/u);
});
