import { SAMPLE_RATE, type Stereo } from './music.ts';

/** Lengths of the loops of a room in samples at 44.1 kHz, so chosen that they share no factor. */
const COMBS = [1116, 1188, 1277, 1356, 1422, 1491] as const;
const ALLPASSES = [556, 441, 341] as const;
/** The right ear hears the room a little later; that is what makes it wide. */
const SPREAD = 23;
const ROOM_FEEDBACK = 0.82;
const ROOM_DAMPING = 0.32;

/**
 * Adds a room to what is sent into it, in place of the input.
 *
 * @see Manfred Schroeder, Natural Sounding Artificial Reverberation, JAES 1962; lengths as in Freeverb (public domain).
 */
export function addRoom({ left, right }: Stereo): Stereo {
  return { left: reverberate(left, 0), right: reverberate(right, SPREAD) };
}

function reverberate(input: Float32Array, spread: number): Float32Array {
  const output = new Float32Array(input.length);
  for (const length of COMBS) addComb(input, output, atOurRate(length + spread));
  for (const length of ALLPASSES) passAll(output, atOurRate(length + spread));
  return output;
}

function addComb(input: Float32Array, output: Float32Array, length: number): void {
  const loop = new Float32Array(length);
  let [place, dull] = [0, 0];
  for (let sample = 0; sample < input.length; sample += 1) {
    const heard = loop[place] ?? 0;
    dull += (1 - ROOM_DAMPING) * (heard - dull);
    loop[place] = (input[sample] ?? 0) * 0.11 + dull * ROOM_FEEDBACK;
    output[sample] = (output[sample] ?? 0) + heard;
    place = place + 1 === length ? 0 : place + 1;
  }
}

function passAll(signal: Float32Array, length: number): void {
  const loop = new Float32Array(length);
  let place = 0;
  for (let sample = 0; sample < signal.length; sample += 1) {
    const heard = loop[place] ?? 0;
    const input = signal[sample] ?? 0;
    loop[place] = input + heard * 0.5;
    signal[sample] = heard - input * 0.5;
    place = place + 1 === length ? 0 : place + 1;
  }
}

function atOurRate(length: number): number {
  return Math.round((length * SAMPLE_RATE) / 44_100);
}

const ECHO_FEEDBACK = 0.42;
const ECHO_DULLING = 0.45;

/** Echoes that go from side to side, each duller than the one before. @param seconds - Between two of them. */
export function addEcho({ left, right }: Stereo, seconds: number): Stereo {
  const length = Math.max(1, Math.round(seconds * SAMPLE_RATE));
  const echo: Stereo = { left: new Float32Array(left.length), right: new Float32Array(right.length) };
  let [dullLeft, dullRight] = [0, 0];
  for (let sample = length; sample < left.length; sample += 1) {
    const before = sample - length;
    const input = ((left[before] ?? 0) + (right[before] ?? 0)) * 0.5;
    dullLeft += (1 - ECHO_DULLING) * ((echo.right[before] ?? 0) * ECHO_FEEDBACK - dullLeft);
    dullRight += (1 - ECHO_DULLING) * ((echo.left[before] ?? 0) * ECHO_FEEDBACK - dullRight);
    echo.left[sample] = input + dullLeft;
    echo.right[sample] = dullRight;
  }
  return echo;
}
