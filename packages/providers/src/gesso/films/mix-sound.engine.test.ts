import { SAMPLE_RATE } from '@gesso/procedural/music';
import { expect, test } from 'vitest';
import { type ClipSound, mixSound } from './mix-sound.ts';

const MUSIC = { mood: 'calm', seed: 1 } as const;
const loudnessOf = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length);
const seconds = (samples: Float32Array, from: number, to: number) =>
  samples.slice(from * SAMPLE_RATE, to * SAMPLE_RATE);

function tone(startMs: number, endMs: number, amplitude: number): ClipSound {
  const count = ((endMs - startMs) / 1_000) * SAMPLE_RATE;
  const samples = Float32Array.from({ length: 2 * count }, (_, at) => amplitude * Math.sin((at >> 1) * 0.05));
  return { samples, startMs, endMs };
}

test('a film without music and with silent clips has no sound at all', () => {
  expect(mixSound({ durationMs: 2_000, music: undefined, clips: [] })).toBeUndefined();
  expect(mixSound({ durationMs: 2_000, music: undefined, clips: [tone(0, 2_000, 0.001)] })).toBeUndefined();
});

test('a clip is heard in its own time only', () => {
  const mix = mixSound({ durationMs: 3_000, music: undefined, clips: [tone(1_000, 2_000, 0.5)] });
  if (mix === undefined) throw new Error('silent');
  expect(mix.left.length).toBe(3 * SAMPLE_RATE);
  expect(loudnessOf(seconds(mix.left, 0, 1))).toBe(0);
  expect(loudnessOf(seconds(mix.left, 1.3, 1.7))).toBeCloseTo(0.5 / Math.SQRT2, 2);
  expect(loudnessOf(seconds(mix.left, 2, 3))).toBe(0);
});

test('the music steps back under a clip with a sound of its own, and not under a silent one', () => {
  const alone = mixSound({ durationMs: 6_000, music: MUSIC, clips: [] });
  const under = mixSound({ durationMs: 6_000, music: MUSIC, clips: [tone(2_000, 4_000, 0.004)] });
  const silent = mixSound({ durationMs: 6_000, music: MUSIC, clips: [tone(2_000, 4_000, 0.001)] });
  if (alone === undefined || under === undefined) throw new Error('silent');
  const share = loudnessOf(seconds(under.left, 2.5, 3.5)) / loudnessOf(seconds(alone.left, 2.5, 3.5));
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.42);
  expect(seconds(under.left, 0, 1.5)).toEqual(seconds(alone.left, 0, 1.5));
  expect(silent).toEqual(alone);
});

test('two loud clips at once stay within full', () => {
  const clips = [tone(0, 1_000, 0.9), tone(0, 1_000, 0.9)];
  const mix = mixSound({ durationMs: 1_000, music: undefined, clips });
  expect(Math.max(...(mix?.left ?? []))).toBeLessThan(1);
});
