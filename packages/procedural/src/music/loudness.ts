import { SAMPLE_RATE, type Stereo } from './music.ts';

/** Highest sample after normalising; a decibel below full, since codecs overshoot. */
const CEILING = 10 ** (-1 / 20);
/** Gain is bounded, or near-silence would become a roar of rounding errors. */
const MOST_GAIN = 10 ** (24 / 20);

/** The first filter of the K weighting: a head in the sound field. The second: what a low tone lacks for the ear. */
const HEAD = filter([1.53512485958697, -2.69169618940638, 1.19839281085285], [-1.69065929318241, 0.73248077421585]);
const EAR = filter([1, -2, 1], [-1.99004745483398, 0.99007225036621]);

/**
 * The integrated loudness of a piece in LUFS, −Infinity for silence.
 *
 * @see ITU-R BS.1770-4: K weighting with its coefficients for 48 kHz, blocks of 400 ms that overlap by three quarters, an
 *   absolute gate at −70 LUFS and a relative one 10 LU below what remains.
 */
export function measureLoudness({ left, right }: Stereo): number {
  const channels = [EAR(HEAD(left)), EAR(HEAD(right))];
  const block = Math.round(0.4 * SAMPLE_RATE);
  const powers: number[] = [];
  for (let start = 0; start === 0 || start + block <= left.length; start += block / 4) {
    const end = Math.min(start + block, left.length);
    powers.push(channels.reduce((sum, channel) => sum + meanSquare(channel, start, end), 0));
  }
  const audible = powers.filter((power) => toLufs(power) > -70);
  const relativeGate = toLufs(meanOf(audible)) - 10;
  return toLufs(meanOf(audible.filter((power) => toLufs(power) > relativeGate)));
}

/** The same piece at this loudness. Peaks above the ceiling are bent down softly instead of cut. */
export function normaliseLoudness(sound: Stereo, targetLufs: number): Stereo {
  const measured = measureLoudness(sound);
  if (measured === Number.NEGATIVE_INFINITY) return sound;
  const gain = Math.min(MOST_GAIN, 10 ** ((targetLufs - measured) / 20));
  return { left: sound.left.map((value) => bend(value * gain)), right: sound.right.map((value) => bend(value * gain)) };
}

/** Untouched up to here; beyond it the curve nears the ceiling and never reaches it. */
const KNEE = 0.7;

function bend(value: number): number {
  const size = Math.abs(value);
  if (size <= KNEE) return value;
  const room = CEILING - KNEE;
  return Math.sign(value) * (KNEE + room * Math.tanh((size - KNEE) / room));
}

function filter(b: readonly [number, number, number], a: readonly [number, number]) {
  return (input: Float32Array): Float32Array => {
    const output = new Float32Array(input.length);
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    for (let sample = 0; sample < input.length; sample += 1) {
      const x = input[sample] ?? 0;
      const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
      [x2, x1, y2, y1] = [x1, x, y1, y];
      output[sample] = y;
    }
    return output;
  };
}

function meanSquare(channel: Float32Array, start: number, end: number): number {
  let sum = 0;
  for (let sample = start; sample < end; sample += 1) sum += (channel[sample] ?? 0) ** 2;
  return end > start ? sum / (end - start) : 0;
}

function toLufs(power: number): number {
  return power > 0 ? -0.691 + 10 * Math.log10(power) : Number.NEGATIVE_INFINITY;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
