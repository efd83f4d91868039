import { type Note, SAMPLE_RATE } from '../music.ts';
import { frequencyOf, heldLevel, lengthOf } from './envelope.ts';
import { lowPassShare, sawAt } from './saw.ts';

const ENVELOPE = { attack: 0.006, release: 0.07 };

/** A round bass: a sine for the ground and a dulled saw, so that small loudspeakers play it too. */
export function playBassNote({ pitch, seconds, strength }: Note): Float32Array {
  const sound = new Float32Array(lengthOf(seconds, ENVELOPE.release));
  const step = frequencyOf(pitch) / SAMPLE_RATE;
  const share = lowPassShare(420 + 380 * strength, SAMPLE_RATE);
  let phase = 0;
  let low = 0;
  for (let sample = 0; sample < sound.length; sample += 1) {
    phase += step;
    if (phase >= 1) phase -= 1;
    low += share * (sawAt(phase, step) - low);
    const body = Math.sin(2 * Math.PI * phase) * 0.75 + low * 0.45;
    // A finger's note is loudest as it begins.
    const bloom = 0.72 + 0.28 * Math.exp(-sample / (0.18 * SAMPLE_RATE));
    sound[sample] = body * bloom * strength * heldLevel(sample, seconds, ENVELOPE);
  }
  return sound;
}
