import type { RandomStream } from '../../random/random-stream.ts';
import { type Note, SAMPLE_RATE } from '../music.ts';

/** A bass drum: a sine that falls from its stroke to its skin's own note. */
export function playKickNote({ strength }: Note): Float32Array {
  const sound = new Float32Array(Math.ceil(0.34 * SAMPLE_RATE));
  let phase = 0;
  for (let sample = 0; sample < sound.length; sample += 1) {
    const at = sample / SAMPLE_RATE;
    phase += (2 * Math.PI * (46 + 120 * Math.exp(-at * 34))) / SAMPLE_RATE;
    const click = at < 0.003 ? (1 - at / 0.003) * 0.25 : 0;
    sound[sample] = (Math.sin(phase) * Math.exp(-at * 11) + click) * strength * Math.min(1, (0.34 - at) * 30);
  }
  return sound;
}

/** A snare: a short tone of the skin under the rattle of its wires. */
export function playSnareNote({ strength }: Note, random: RandomStream): Float32Array {
  const sound = new Float32Array(Math.ceil(0.24 * SAMPLE_RATE));
  let before = 0;
  for (let sample = 0; sample < sound.length; sample += 1) {
    const at = sample / SAMPLE_RATE;
    const noise = random.next() * 2 - 1;
    const rattle = noise - before * 0.55;
    before = noise;
    const tone = Math.sin(2 * Math.PI * 188 * at) * Math.exp(-at * 30);
    sound[sample] = (rattle * 0.5 * Math.exp(-at * 22) + tone * 0.7) * strength;
  }
  return sound;
}

/** A closed hi-hat: the top of a noise, gone in a twentieth of a second. */
export function playHatNote({ strength }: Note, random: RandomStream): Float32Array {
  const sound = new Float32Array(Math.ceil(0.09 * SAMPLE_RATE));
  let [before, earlier] = [0, 0];
  for (let sample = 0; sample < sound.length; sample += 1) {
    const noise = random.next() * 2 - 1;
    // Twice the difference to the sample before leaves what is above 8 kHz.
    const high = noise - 2 * before + earlier;
    earlier = before;
    before = noise;
    sound[sample] = high * 0.4 * Math.exp((-sample / SAMPLE_RATE) * 60) * strength;
  }
  return sound;
}
