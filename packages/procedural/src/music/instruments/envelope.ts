import { SAMPLE_RATE } from '../music.ts';

/** Rise, hold and fall of a note, in seconds. */
export interface Envelope {
  readonly attack: number;
  readonly release: number;
}

/** How loud a held note is at a sample, 0–1. Straight rise, straight fall after `seconds`. */
export function heldLevel(sample: number, seconds: number, { attack, release }: Envelope): number {
  const at = sample / SAMPLE_RATE;
  if (at < attack) return at / attack;
  if (at < seconds) return 1;
  return Math.max(0, 1 - (at - seconds) / release);
}

/** Samples that a note lasts with its release. */
export function lengthOf(seconds: number, release: number): number {
  return Math.ceil((seconds + release) * SAMPLE_RATE);
}

/** The frequency of a MIDI number in hertz, 69 being 440. */
export function frequencyOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}
