import { type MusicRequest, renderMusic, SAMPLE_RATE, type Stereo } from '@gesso/procedural/music';

/** Sound of a clip and when it is heard, in milliseconds of the film. */
export type ClipSound = {
  /** Left and right in turn, at `SAMPLE_RATE`; empty for a silent clip. */
  readonly samples: Float32Array;
  readonly startMs: number;
  readonly endMs: number;
};

/** Under a clip that has a sound of its own the music steps back by this much. */
const DUCKED = 10 ** (-9 / 20);
/** How long sounds take to come and go, and the music to step back. */
const RAMP_MS = 250;
/** What is quieter than this all through is silence that a vendor's model put into its file. */
const HEARD = 0.003;

/**
 * The sound of a film: the clips' own, and under them the music.
 *
 * @returns undefined when there is nothing to be heard.
 */
export function mixSound(options: {
  readonly durationMs: number;
  readonly music: Omit<MusicRequest, 'durationMs'> | undefined;
  readonly clips: readonly ClipSound[];
}): Stereo | undefined {
  const { durationMs, music } = options;
  const clips = options.clips.filter(({ samples }) => samples.some((value) => Math.abs(value) > HEARD));
  if (music === undefined && clips.length === 0) return undefined;
  const length = Math.max(1, Math.round((durationMs / 1_000) * SAMPLE_RATE));
  const bed = music === undefined ? undefined : renderMusic({ ...music, durationMs });
  const mix: Stereo = { left: new Float32Array(length), right: new Float32Array(length) };
  if (bed !== undefined) lay(mix, bed, clips);
  for (const clip of clips) layClip(mix, clip);
  return { left: mix.left.map(keepWithin), right: mix.right.map(keepWithin) };
}

function lay(mix: Stereo, bed: Stereo, clips: readonly ClipSound[]): void {
  for (let sample = 0; sample < mix.left.length; sample += 1) {
    const gain = duckAt((sample / SAMPLE_RATE) * 1_000, clips);
    mix.left[sample] = (bed.left[sample] ?? 0) * gain;
    mix.right[sample] = (bed.right[sample] ?? 0) * gain;
  }
}

function duckAt(timeMs: number, clips: readonly ClipSound[]): number {
  const nearness = clips.reduce((most, clip) => Math.max(most, presenceAt(timeMs, clip, -RAMP_MS)), 0);
  return 1 + (DUCKED - 1) * nearness;
}

/** 1 within a clip, 0 outside, with ramps inside its edges, or before and after them when `inset` is negative. */
function presenceAt(timeMs: number, { startMs, endMs }: ClipSound, inset: number): number {
  const [from, to] = inset < 0 ? [startMs + inset, endMs - inset] : [startMs, endMs];
  return Math.min(1, Math.max(0, Math.min(timeMs - from, to - timeMs) / RAMP_MS));
}

function layClip(mix: Stereo, clip: ClipSound): void {
  const start = Math.round((clip.startMs / 1_000) * SAMPLE_RATE);
  const count = Math.min(clip.samples.length / 2, Math.round(((clip.endMs - clip.startMs) / 1_000) * SAMPLE_RATE));
  for (let sample = 0; sample < count && start + sample < mix.left.length; sample += 1) {
    const gain = presenceAt(clip.startMs + (sample / SAMPLE_RATE) * 1_000, clip, 0);
    mix.left[start + sample] = (mix.left[start + sample] ?? 0) + (clip.samples[2 * sample] ?? 0) * gain;
    mix.right[start + sample] = (mix.right[start + sample] ?? 0) + (clip.samples[2 * sample + 1] ?? 0) * gain;
  }
}

/** Two sounds at once may exceed full; the curve bends them down softly. */
function keepWithin(value: number): number {
  return Math.abs(value) < 0.8 ? value : Math.sign(value) * (0.8 + 0.18 * Math.tanh((Math.abs(value) - 0.8) / 0.18));
}
