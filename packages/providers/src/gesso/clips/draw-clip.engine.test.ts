import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { composeScene, MOTION_KINDS, readBrief, type Scene } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerFonts } from '../register-fonts.ts';
import type { Work } from '../work.ts';
import type { ClipOrder } from './clip-film.ts';
import { drawClip } from './draw-clip.ts';
import { clipOrder } from './testing/clip-order.ts';
import { probeClip } from './testing/probe-clip.ts';

const PRINT_CLIP_HASH = fileURLToPath(new URL('./testing/print-clip-hash.ts', import.meta.url));

beforeAll(registerFonts);

const draw = (changes: Partial<ClipOrder> = {}): Promise<Work> =>
  drawClip(clipOrder(changes), { report: () => undefined, signal: new AbortController().signal });

const hashOf = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

const MOTIONS = MOTION_KINDS.map(({ id }) => id).filter((id) => id !== 'auto');

describe('a clip is what was asked for', () => {
  test.each([
    ...MOTIONS.map((motion) => clipOrder({ motion, widthPx: 160, heightPx: 90 })),
    clipOrder({ fps: 30, durationMs: 3_000 }),
    clipOrder({ format: 'webm', widthPx: 180, heightPx: 320 }),
    clipOrder({ format: 'webm', fps: 30, isLoop: true }),
    clipOrder({ isLoop: true, prompt: 'poster "LOOP"', motion: 'kinetic-type' }),
  ])('$format of $durationMs ms at $fps, $widthPx × $heightPx, $motion', async (order) => {
    const { bytes, mimeType, poster, facts, scene } = await draw(order);
    const frames = (order.durationMs * order.fps) / 1000;
    const probe = await probeClip(bytes);
    expect(probe).toMatchObject({
      mimeType: expect.stringContaining(mimeType),
      codec: order.format === 'mp4' ? 'avc' : 'vp9',
      widthPx: order.widthPx,
      heightPx: order.heightPx,
      frames,
      audioCodec: null,
    });
    expect(Math.abs(probe.seconds - order.durationMs / 1000)).toBeLessThanOrEqual(1 / order.fps + 0.002);
    // WebM keeps times in whole milliseconds, which moves the mean by a thousandth.
    expect(probe.fps).toBeCloseTo(order.fps, 0);
    expect(facts).toMatchObject({ codec: order.format === 'mp4' ? 'h264' : 'vp9', fps: order.fps, frames });
    expect(facts?.encoder).toMatch(/ffmpeg \d.* lib(x264|vpx-vp9)/u);
    expect(scene).toMatchObject({ widthPx: order.widthPx, heightPx: order.heightPx });
    expect(await sharp(poster).metadata()).toMatchObject({
      format: 'png',
      width: order.widthPx,
      height: order.heightPx,
    });
  });
});

describe('the same order', () => {
  test.each(['mp4', 'webm'] as const)(
    'gives the same %s in another process, and another seed another',
    async (format) => {
      const order = clipOrder({
        format,
        motion: 'particles',
        prompt: 'forest in the rain "WET"',
        widthPx: 160,
        heightPx: 90,
      });
      const [{ stdout }, here, other] = await Promise.all([
        promisify(execFile)(process.execPath, [PRINT_CLIP_HASH, JSON.stringify(order)]),
        draw(order),
        draw({ ...order, seed: 6 }),
      ]);
      expect(JSON.parse(stdout)).toEqual([hashOf(here.bytes), hashOf(here.poster)]);
      expect(hashOf(other.bytes)).not.toBe(hashOf(here.bytes));
    },
  );
});

describe('references', () => {
  const scene: Scene = composeScene({
    brief: readBrief('coffee poster "SLOW BREW"', subjectLibrary),
    seed: 4,
    widthPx: 320,
    heightPx: 180,
    style: 'object-poster',
  });
  // Stored scenes come back as plain JSON.
  const asReference = (given: Scene) => ({ kind: 'scene', scene: JSON.parse(JSON.stringify(given)) }) as const;
  const small = { widthPx: 320, heightPx: 180 };

  test('a design moves itself: its own layers, texts and palette', async () => {
    const work = await draw({ ...small, prompt: 'animate the first one', reference: asReference(scene) });
    expect(work.scene).toEqual(scene);
    const meanOf = async (png: Uint8Array | undefined) => (await sharp(png).stats()).channels.map(({ mean }) => mean);
    const still = await draw({ ...small, motion: 'pull-out', reference: asReference(scene) });
    const [moving, settled] = await Promise.all([meanOf(work.poster), meanOf(still.poster)]);
    for (const [channel, mean] of moving.entries()) expect(Math.abs(mean - settled[channel]!)).toBeLessThan(6);
  });

  test('a design of another shape is laid out anew, keeps its words, and says so', async () => {
    const work = await draw({ widthPx: 180, heightPx: 320, reference: asReference(scene) });
    expect(work.scene).toMatchObject({ widthPx: 180, heightPx: 320 });
    expect(work.scene?.layers.some((layer) => layer.kind === 'text' && layer.text === 'SLOW BREW')).toBe(true);
    expect(work.notes).toContainEqual(expect.stringMatching(/laid out anew for 180 × 320/u));
  });

  test('a picture without layers is moved, whatever its shape, and has no scene', async () => {
    for (const [width, height] of [
      [400, 300],
      [60, 400],
      [1200, 200],
      [8, 8],
    ] as const) {
      const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
      const bytes = await sharp({ create: { width, height, channels: 3, background: '#88aa77', noise } })
        .jpeg()
        .toBuffer();
      const work = await draw({ ...small, reference: { kind: 'picture', bytes: new Uint8Array(bytes) } });
      expect(work.scene).toBeUndefined();
      expect(await probeClip(work.bytes)).toMatchObject({ widthPx: 320, heightPx: 180, frames: 48 });
    }
  });

  test('a motion that needs layers becomes one of the camera, and the result says so', async () => {
    const bytes = await sharp({ create: { width: 200, height: 120, channels: 3, background: '#446688' } })
      .png()
      .toBuffer();
    const work = await draw({ motion: 'draw-on', reference: { kind: 'picture', bytes: new Uint8Array(bytes) } });
    expect(work.notes).toEqual([expect.stringMatching(/cannot move that way/u)]);
  });

  test.each([
    [
      'cut off',
      async () =>
        (
          await sharp({ create: { width: 90, height: 90, channels: 3, background: '#123' } })
            .png()
            .toBuffer()
        ).subarray(0, 60),
    ],
    ['no picture', async () => Buffer.from('not a picture at all')],
    ['empty', async () => Buffer.alloc(0)],
  ])('a picture that is %s is refused in words', async (_name, read) => {
    const bytes = new Uint8Array(await read());
    await expect(draw({ reference: { kind: 'picture', bytes } })).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringMatching(/cannot be read/u),
    });
  });

  test.each([{}, { version: 99, layers: [] }, { version: 1, widthPx: 10, heightPx: 10, layers: 'none' }])(
    'layers that are none (%j) are refused in words',
    async (stored) => {
      await expect(draw({ reference: { kind: 'scene', scene: stored } })).rejects.toMatchObject({
        code: 'invalid-settings',
        message: expect.stringMatching(/layers cannot be read/u),
      });
    },
  );
});

test('night falls on a day, whatever hour the prompt names', async () => {
  const { scene, facts } = await draw({ prompt: 'city skyline, night falls', style: 'landscape' });
  expect(facts?.motion).toBe('day-to-night');
  expect(scene?.layers.some(({ id }) => id === 'stars')).toBe(false);
});

test('progress grows to 1, and a clip that nobody wants ends early', async () => {
  const seen: number[] = [];
  const controller = new AbortController();
  const report = (progress: number) => {
    seen.push(progress);
    if (seen.length === 5) controller.abort();
  };
  const cancelled = drawClip(clipOrder({ durationMs: 10_000 }), { report, signal: controller.signal });
  await expect(cancelled).rejects.toMatchObject({ code: 'unavailable', message: 'The clip was cancelled.' });
  expect(seen.length).toBeLessThan(12);
  const whole: number[] = [];
  await drawClip(clipOrder(), { report: (progress) => whole.push(progress), signal: new AbortController().signal });
  expect(whole).toEqual([...whole].sort((one, other) => one - other));
  expect(whole.at(-1)).toBe(1);
});
