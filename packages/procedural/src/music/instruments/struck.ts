import { type Note, SAMPLE_RATE } from '../music.ts';
import { frequencyOf } from './envelope.ts';

/** A string or bar that is struck once and dies away. */
interface Strike {
  /** Frequency of the modulator as a multiple of the note's. */
  readonly ratio: number;
  /** How bright the stroke is, in radians of phase. */
  readonly brightness: number;
  /** Seconds until a thousandth is left: of the sound, and of its brightness. */
  readonly decay: number;
  readonly dulling: number;
}

const PLUCK: Strike = { ratio: 2, brightness: 2.1, decay: 1.3, dulling: 0.5 };
const BELL: Strike = { ratio: 3.5, brightness: 1.5, decay: 2.6, dulling: 1.4 };

/** −60 dB, below which nothing is heard. */
const GONE = Math.log(0.001);
const ATTACK_SECONDS = 0.004;

/** A plucked string by frequency modulation. */
export const playPluckNote = (note: Note): Float32Array => strike(note, PLUCK);

/** A small bell: its overtones stand between the notes of the scale, quietly. */
export const playBellNote = (note: Note): Float32Array => strike(note, BELL);

/** @see John Chowning, The Synthesis of Complex Audio Spectra by Means of Frequency Modulation, JAES 1973. */
function strike({ pitch, strength, seconds }: Note, { ratio, brightness, decay, dulling }: Strike): Float32Array {
  // Short notes are damped a little, as by a hand; none is cut.
  const life = Math.min(decay, Math.max(0.35, seconds * 2.2));
  const sound = new Float32Array(Math.ceil(life * SAMPLE_RATE));
  const step = (2 * Math.PI * frequencyOf(pitch)) / SAMPLE_RATE;
  // High notes with a bright stroke would hiss.
  const index = brightness * strength * Math.min(1, 72 / pitch);
  for (let sample = 0; sample < sound.length; sample += 1) {
    const at = sample / SAMPLE_RATE;
    const fade = Math.exp((GONE * at) / life);
    const edge = Math.exp((GONE * at) / dulling);
    const phase = step * sample;
    const attack = Math.min(1, at / ATTACK_SECONDS);
    sound[sample] = Math.sin(phase + index * edge * Math.sin(ratio * phase)) * fade * attack * strength;
  }
  return sound;
}
