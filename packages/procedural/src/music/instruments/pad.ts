import { type Note, SAMPLE_RATE } from '../music.ts';
import { frequencyOf, heldLevel, lengthOf } from './envelope.ts';
import { lowPassShare, sawAt } from './saw.ts';

/** How a bowed or breathed sound comes, goes and shines. */
interface Bow {
  readonly attack: number;
  readonly release: number;
  /** Cents between the two voices. */
  readonly detuneCents: number;
  /** Hertz of the low-pass, for the softest and the strongest note. */
  readonly cutoff: readonly [soft: number, strong: number];
  readonly vibratoCents: number;
}

const PAD: Bow = { attack: 0.45, release: 0.9, detuneCents: 9, cutoff: [650, 1_500], vibratoCents: 0 };
const STRINGS: Bow = { attack: 0.6, release: 0.8, detuneCents: 6, cutoff: [900, 2_400], vibratoCents: 7 };
const VIBRATO_HZ = 5.1;

/** A warm chord tone: two slightly different saws behind two low-passes. */
export const playPadNote = (note: Note): Float32Array => bow(note, PAD);

/** A string section: brighter, with vibrato. */
export const playStringNote = (note: Note): Float32Array => bow(note, STRINGS);

function bow({ pitch, seconds, strength }: Note, { attack, release, detuneCents, cutoff, vibratoCents }: Bow) {
  const sound = new Float32Array(lengthOf(seconds, release));
  const step = frequencyOf(pitch) / SAMPLE_RATE;
  const spread = 2 ** (detuneCents / 2_400);
  const envelope = { attack: Math.min(attack, seconds / 2), release };
  const share = lowPassShare(cutoff[0] + (cutoff[1] - cutoff[0]) * strength, SAMPLE_RATE);
  let [first, second, low, lower] = [0.13, 0.61, 0, 0];
  for (let sample = 0; sample < sound.length; sample += 1) {
    const bend = vibratoCents === 0 ? 1 : 1 + vibratoOf(sample) * vibratoCents * CENT;
    first = wrap(first + step * spread * bend);
    second = wrap(second + (step / spread) * bend);
    low += share * (sawAt(first, step) + sawAt(second, step) - low);
    lower += share * (low - lower);
    sound[sample] = lower * 0.5 * strength * heldLevel(sample, seconds, envelope);
  }
  return sound;
}

/** A hundredth of a semitone as a share of the frequency. */
const CENT = Math.LN2 / 1_200;

/** Comes in after the note has settled, as players do. */
function vibratoOf(sample: number): number {
  const at = sample / SAMPLE_RATE;
  return Math.sin(2 * Math.PI * VIBRATO_HZ * at) * Math.min(1, at / 1.2);
}

function wrap(phase: number): number {
  return phase >= 1 ? phase - 1 : phase;
}
