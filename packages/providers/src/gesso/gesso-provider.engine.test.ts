import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseSettings } from '@gesso/contract';
import type { GenerationRequest, Provider } from '@gesso/provider-kit';
import { providerCases } from '@gesso/provider-kit/testing';
import sharp from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createGessoProvider } from './gesso-provider.ts';
import { gessoImage } from './image-model.ts';

// Each new engine loads fonts, icons and encoders in its threads: a second alone, many on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 });

const PRINT_HASHES = fileURLToPath(new URL('./testing/print-hashes.ts', import.meta.url));

const provider = createGessoProvider({ warmAfterMs: null });

afterAll(() => provider.close());

let attempts = 0;

function toRequest(settings: Record<string, unknown> = {}, prompt = 'poster of a fox "NIGHT MARKET"') {
  const parsed = parseSettings(gessoImage.settingsSchema, { widthPx: 160, heightPx: 160, ...settings });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  attempts += 1;
  const request: GenerationRequest = {
    attemptId: `attempt-${attempts}`,
    model: 'gesso-image',
    prompt,
    settings: parsed.settings,
    count: Number(parsed.settings.count),
    seed: 5,
    references: [],
    brand: null,
  };
  return request;
}

async function draw(request: GenerationRequest, by: Provider = provider) {
  return by.fetch(await by.submit(request), request);
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the built-in engine keeps the rules of every provider', () => {
  const create = () => createGessoProvider({ warmAfterMs: null, workers: 1 });
  test.each(providerCases({ create, request: toRequest({ count: 3 }), isDeterministic: true }))('$name', ({ run }) =>
    run(),
  );
});

test('the same request gives the same bytes and the same scene in another process', async () => {
  const request = toRequest({ count: 2, detail: 'fine' });
  const [{ stdout }, here] = await Promise.all([
    promisify(execFile)(process.execPath, [PRINT_HASHES, JSON.stringify(request)]),
    draw(request),
  ]);
  const hashes = here.map(({ bytes, scene }) => [hashOf(bytes), hashOf(Buffer.from(JSON.stringify(scene)))]);
  expect(JSON.parse(stdout)).toEqual(hashes);
});

test('another seed gives another picture, another attempt the same', async () => {
  const first = toRequest();
  const [same] = await draw({ ...first, attemptId: 'again' });
  const [other] = await draw({ ...first, attemptId: 'other', seed: 6 });
  const [picture] = await draw(first);
  expect(hashOf(same!.bytes)).toBe(hashOf(picture!.bytes));
  expect(hashOf(other!.bytes)).not.toBe(hashOf(picture!.bytes));
});

test.each([
  [{ size: 'story' }, 1080, 1920],
  [{ widthPx: 64, heightPx: 64 }, 64, 64],
  [{ widthPx: 300, heightPx: undefined, size: 'banner' }, 300, 100],
  [{ widthPx: undefined, heightPx: 4096, size: 'landscape' }, 4096, 4096],
])(
  'settings %j give a real PNG of %i × %i px, as the model promised',
  async (settings, width, height) => {
    const request = toRequest({ widthPx: undefined, heightPx: undefined, ...settings, detail: 'draft' });
    expect(gessoImage.resultSize(request.settings)).toEqual({ widthPx: width, heightPx: height });
    const [result] = await draw(request);
    expect(await sharp(result!.bytes).metadata()).toMatchObject({ format: 'png', width, height, channels: 3 });
    expect(result).toMatchObject({ mimeType: 'image/png', seed: 5, scene: { widthPx: width, heightPx: height } });
  },
  30_000,
);

test('a headline is set in the typeface that was asked for', async () => {
  const [result] = await draw(toRequest({ typeface: 'Bebas Neue' }, 'poster of a rocket "LIFT OFF"'));
  expect(result?.scene).toMatchObject({
    layers: expect.arrayContaining([
      expect.objectContaining({ role: 'title', text: 'LIFT OFF', family: 'Bebas Neue' }),
    ]),
  });
});

test('the file itself says that an algorithm made it', async () => {
  const [result] = await draw(toRequest());
  const { xmp } = await sharp(result!.bytes).metadata();
  expect(xmp?.toString()).toContain('http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia');
});

test('without texture the grain is gone from scene and picture', async () => {
  const [grainy, plain] = await Promise.all([draw(toRequest()), draw(toRequest({ texture: false }))]);
  const slots = ([result]: typeof grainy) => JSON.stringify(result?.scene).match(/"slot":"\w+"/g);
  expect(slots(grainy)).toContain('"slot":"texture"');
  expect(slots(plain)).not.toContain('"slot":"texture"');
  expect(hashOf(plain[0]!.bytes)).not.toBe(hashOf(grainy[0]!.bytes));
});

test.each<[string, Partial<GenerationRequest>]>([
  ['a side too small', { settings: { widthPx: 63, heightPx: 100 } }],
  ['a side too large', { settings: { widthPx: 100, heightPx: 4097 } }],
  ['too many variants', { count: 5 }],
  ['no variant', { count: 0 }],
  ['half a seed', { seed: 0.5 }],
])('%s is refused before anything starts', async (_, { settings, ...change }) => {
  const request = toRequest();
  const wrong = { ...request, ...change, settings: { ...request.settings, ...settings } };
  await expect(provider.submit(wrong)).rejects.toMatchObject({ code: 'invalid-settings', retryable: false });
});

test('results that were dropped for want of room are drawn again when they are asked for', async () => {
  const small = createGessoProvider({ warmAfterMs: null, workers: 1, mostResultBytes: 1 });
  const [first, second] = [toRequest(), toRequest({ style: 'swiss' })];
  const job = await small.submit(first);
  expect(await small.poll(job, first)).toBeDefined();
  await draw(second, small);
  expect(await small.fetch(job, first)).toHaveLength(1);
  await small.close();
});

test('a closed engine refuses work and leaves no thread', async () => {
  const other = createGessoProvider({ warmAfterMs: null, workers: 1 });
  const request = toRequest();
  await draw(request, other);
  await other.close();
  await expect(draw({ ...request, attemptId: 'late' }, other)).rejects.toMatchObject({ code: 'unavailable' });
});
