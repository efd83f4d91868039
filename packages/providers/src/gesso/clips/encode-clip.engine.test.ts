import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClipJob } from './clip-job.ts';
import { encodeClip } from './encode-clip.ts';
import { encodeWithFfmpeg } from './encode-with-ffmpeg.ts';
import { encodeWithWasm } from './encode-with-wasm.ts';
import { searchFfmpeg } from './find-ffmpeg.ts';
import { probeClip } from './testing/probe-clip.ts';

const SIZE = { widthPx: 64, heightPx: 48 };

function* coloured(count: number): Generator<Uint8Array> {
  const frame = new Uint8Array(SIZE.widthPx * SIZE.heightPx * 4).fill(255);
  for (let index = 0; index < count; index += 1) {
    for (let at = 0; at < frame.length; at += 4) frame[at] = (at / 4 + index * 9) % 256;
    yield frame;
  }
}

function jobOf(changes: Partial<ClipJob> = {}): ClipJob {
  return { frames: coloured(24), frameCount: 24, ...SIZE, fps: 24, format: 'mp4', ...changes };
}

/** Two seconds of a tone: 16-bit mono at 48 kHz. */
function toneWav(seconds = 2): Uint8Array {
  const samples = 48_000 * seconds;
  const file = new DataView(new ArrayBuffer(44 + samples * 2));
  const word = (at: number, text: string) => {
    for (const [index, letter] of [...text].entries()) file.setUint8(at + index, letter.charCodeAt(0));
  };
  word(0, 'RIFF');
  file.setUint32(4, 36 + samples * 2, true);
  word(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, 48_000, true);
  file.setUint32(28, 96_000, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  word(36, 'data');
  file.setUint32(40, samples * 2, true);
  for (let index = 0; index < samples; index += 1) file.setInt16(44 + index * 2, Math.sin(index / 20) * 9000, true);
  return new Uint8Array(file.buffer);
}

const topBoxes = (bytes: Uint8Array): string[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const types: string[] = [];
  for (let at = 0; at < bytes.length; at += view.getUint32(at)) {
    types.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
  }
  return types;
};

describe('both steps of the ladder', () => {
  const viaFfmpeg = async (job: ClipJob) => encodeWithFfmpeg((await searchFfmpeg(process.env))!, job);

  test.each([
    ['FFmpeg', viaFfmpeg],
    ['WebAssembly', encodeWithWasm],
  ])('%s: plays while it loads, says who made it, and gives the same bytes again', async (_name, encode) => {
    const [first, second] = [await encode(jobOf()), await encode(jobOf())];
    expect(topBoxes(first.bytes).filter((type) => type !== 'free')).toEqual(['ftyp', 'moov', 'mdat', 'uuid']);
    expect(Buffer.from(first.bytes).includes('digitalsourcetype/algorithmicMedia')).toBe(true);
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    expect(await probeClip(first.bytes)).toMatchObject({ codec: 'avc', ...SIZE, frames: 24, fps: 24, seconds: 1 });
  });

  test('WebM says who made it too', async () => {
    const { bytes } = await encodeClip(jobOf({ format: 'webm' }));
    expect(Buffer.from(bytes).includes('digitalsourcetype/algorithmicMedia')).toBe(true);
  });
});

describe('sound', () => {
  test.each([
    ['mp4', 'aac', 2],
    ['mp4', 'aac', 0.5],
    ['webm', 'opus', 2],
  ] as const)('in %s it is %s, and %d s of it fit a clip of 1 s', async (format, audioCodec, seconds) => {
    const clip = await encodeClip(jobOf({ format, audioWav: toneWav(seconds) }));
    const probe = await probeClip(clip.bytes);
    expect(probe).toMatchObject({ audioCodec, frames: 24 });
    expect(Math.abs(probe.seconds - 1)).toBeLessThan(0.08);
  });
});

describe('what cannot be encoded is refused in words', () => {
  test.each([
    [{ widthPx: 63 }, 'invalid-settings', /even sides/u],
    [{ heightPx: 0 }, 'invalid-settings', /even sides/u],
    [{ frameCount: 0 }, 'invalid-settings', /at least one frame/u],
  ] as const)('%j', async (changes, code, message) => {
    await expect(encodeClip(jobOf(changes))).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('without FFmpeg silent MP4s still come, and for the rest it is said what to install', async () => {
    vi.stubEnv('FFMPEG_PATH', '/nowhere/ffmpeg');
    vi.resetModules();
    const { encodeClip: encode } = await import('./encode-clip.ts');
    const { encoder, bytes } = await encode(jobOf());
    expect(encoder).toMatch(/wasm/u);
    expect(await probeClip(bytes)).toMatchObject({ codec: 'avc', frames: 24 });
    for (const changes of [{ format: 'webm' as const }, { audioWav: toneWav() }]) {
      await expect(encode(jobOf(changes))).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/FFmpeg .*apt-get install ffmpeg.*FFMPEG_PATH/u),
      });
    }
    vi.unstubAllEnvs();
  });
});

describe('looking for FFmpeg', () => {
  test('a named one wins, and none that is named is none at all', async () => {
    const onPath = await searchFfmpeg({ PATH: process.env.PATH });
    expect(onPath?.encoders.has('libx264')).toBe(true);
    expect(await searchFfmpeg({ PATH: '', FFMPEG_PATH: onPath?.path })).toEqual(onPath);
    expect(await searchFfmpeg({ PATH: process.env.PATH, FFMPEG_PATH: '/nowhere' })).toBeUndefined();
  });

  test('a program of that name that is something else is passed over', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'not-ffmpeg-'));
    await writeFile(join(folder, 'ffmpeg'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    expect(await searchFfmpeg({ PATH: folder })).toBeUndefined();
    expect((await searchFfmpeg({ PATH: `${folder}:${process.env.PATH}` }))?.path).not.toContain(folder);
    await rm(folder, { recursive: true });
  });
});

describe('an encoder that ends early leaves no file, and', () => {
  let folder = '';

  // A folder of its own: other tests encode at the same time.
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clip-test-'));
    vi.stubEnv('TMPDIR', folder);
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  const broken = { path: '/bin/sh', version: '0', encoders: new Set(['libx264']) };

  test('fails with its own words', async () => {
    await expect(encodeWithFfmpeg(broken, jobOf())).rejects.toMatchObject({
      code: 'engine-failed',
      message: expect.stringMatching(/^FFmpeg failed: /u),
    });
    await expect(encodeWithFfmpeg({ ...broken, path: '/nowhere' }, jobOf())).rejects.toMatchObject({
      code: 'engine-failed',
      message: expect.stringMatching(/ENOENT/u),
    });
  });

  test('frames that cannot be drawn end the encoder and are reported as they are', async () => {
    const failing = function* () {
      yield* coloured(2);
      throw new Error('the ink ran dry');
    };
    await expect(encodeClip(jobOf({ frames: failing() }))).rejects.toThrow('the ink ran dry');
  });

  test('an abort ends it at once, before and while it runs', async () => {
    await expect(encodeClip(jobOf({ signal: AbortSignal.abort() }))).rejects.toMatchObject({ code: 'unavailable' });
    const controller = new AbortController();
    const endless = function* () {
      for (let round = 0; ; round += 1) {
        if (round === 3) controller.abort();
        yield* coloured(1);
      }
    };
    const job = jobOf({ frames: endless(), frameCount: 1_000_000, signal: controller.signal });
    await expect(encodeClip(job)).rejects.toMatchObject({ code: 'unavailable', message: 'The clip was cancelled.' });
  });
});
