import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { composeMusic } from './compose-music.ts';
import { measureLoudness, normaliseLoudness } from './loudness.ts';
import { MOOD_PLANS } from './moods.ts';
import { MUSIC_KEYS, MUSIC_MOODS, SAMPLE_RATE, type Stereo } from './music.ts';
import { BED_LOUDNESS_LUFS, renderMusic } from './render-music.ts';
import { encodeWav } from './wav.ts';

const DRUMS: readonly string[] = ['kick', 'snare', 'hat'];
const hashOf = (sound: Stereo) => createHash('sha256').update(encodeWav(sound)).digest('hex');
const peakOf = ({ left, right }: Stereo) => [left, right].reduce((top, side) => side.reduce(max, top), 0);
const max = (top: number, value: number) => Math.max(top, Math.abs(value));

describe.each(MUSIC_MOODS)('%s', (mood) => {
  test('stays in its key and ends with its film', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const score = composeMusic({ mood, durationMs: 13_700, seed });
      const scale = MOOD_PLANS[mood].scale.map((step) => (step + MUSIC_KEYS.indexOf(score.key)) % 12);
      const notes = score.tracks
        .filter(({ instrument }) => !DRUMS.includes(instrument))
        .flatMap((track) => track.notes);
      expect(notes.filter(({ pitch }) => !scale.includes(pitch % 12))).toEqual([]);
      expect(score.durationSeconds).toBe(13.7);
      const hits = score.tracks.flatMap((track) => track.notes);
      expect(hits.every(({ at, strength }) => at >= 0 && at < 13.7 && strength > 0 && strength <= 1.1)).toBe(true);
    }
  });

  test('has exactly its length, the loudness of a bed, room above its peaks, and silence at its end', () => {
    const sound = renderMusic({ mood, durationMs: 6_000, seed: 3 });
    expect(sound.left.length).toBe(6 * SAMPLE_RATE);
    expect(sound.right.length).toBe(6 * SAMPLE_RATE);
    // Bending the peaks takes a little of it.
    expect(Math.abs(measureLoudness(sound) - BED_LOUDNESS_LUFS)).toBeLessThan(0.5);
    expect(peakOf(sound)).toBeLessThan(0.892);
    expect(Math.max(...sound.left.slice(-20).map(Math.abs))).toBeLessThan(0.001);
    expect(sound.left.every(Number.isFinite)).toBe(true);
  });
});

test('the same request gives the same samples, another seed another piece', () => {
  const request = { mood: 'bright', durationMs: 3_000, seed: 9 } as const;
  expect(hashOf(renderMusic(request))).toBe(hashOf(renderMusic(request)));
  expect(hashOf(renderMusic({ ...request, seed: 10 }))).not.toBe(hashOf(renderMusic(request)));
});

test('tempo and key are kept as asked, the tempo within what whole bars need', () => {
  const score = composeMusic({ mood: 'calm', tempo: 100, key: 'F#', durationMs: 30_000, seed: 1 });
  expect(score.key).toBe('F#');
  expect(Math.abs(score.tempo - 100)).toBeLessThanOrEqual(4.01);
});

test.each([
  ['a millisecond', { durationMs: 1 }],
  ['no time at all', { durationMs: 0 }],
  ['a tempo of none', { durationMs: 2_000, tempo: Number.NaN }],
  ['a tempo of a drill', { durationMs: 2_000, tempo: 9_999 }],
])('%s gives sound without a fault in it', (_name, more) => {
  const sound = renderMusic({ mood: 'energetic', seed: 1, ...more });
  expect(sound.left.length).toBeGreaterThan(0);
  expect(sound.left.every(Number.isFinite)).toBe(true);
});

describe('loudness', () => {
  const sine = (hertz: number, amplitude: number) =>
    Float32Array.from(
      { length: 3 * SAMPLE_RATE },
      (_, at) => amplitude * Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE),
    );
  const silent = new Float32Array(3 * SAMPLE_RATE);

  test('a full sine of 997 Hz on one side is −3.01 LUFS, as the recommendation says', () => {
    expect(measureLoudness({ left: sine(997, 1), right: silent })).toBeCloseTo(-3.01, 1);
  });

  test('a tenth of the amplitude is 20 LU less, low tones count for less', () => {
    const loud = measureLoudness({ left: sine(997, 1), right: silent });
    expect(measureLoudness({ left: sine(997, 0.1), right: silent })).toBeCloseTo(loud - 20, 1);
    expect(measureLoudness({ left: sine(40, 1), right: silent })).toBeLessThan(loud - 3);
  });

  test('silence stays silence', () => {
    const sound = { left: silent, right: silent };
    expect(measureLoudness(sound)).toBe(Number.NEGATIVE_INFINITY);
    expect(normaliseLoudness(sound, -16)).toBe(sound);
  });
});

test('a WAV file says what it is and holds every sample', () => {
  const bytes = encodeWav({ left: new Float32Array([0, 1, -2]), right: new Float32Array([0.5, 0, 0]) });
  const view = new DataView(bytes.buffer);
  expect(Buffer.from(bytes).toString('latin1', 0, 12)).toMatch(/^RIFF[\s\S]{4}WAVE$/);
  expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint32(40, true)]).toEqual([2, 48_000, 12]);
  expect([44, 46, 48, 52].map((at) => view.getInt16(at, true))).toEqual([0, 16_384, 32_767, -32_767]);
});
