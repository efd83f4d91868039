/**
 * One sample of a saw without the harsh overtones of a plain one.
 *
 * @param phase - 0–1 within the period.
 * @param step - Periods a sample, below 0.5.
 * @see Välimäki and Huovilainen, Antialiasing Oscillators in Subtractive Synthesis, IEEE Signal Processing Magazine
 *   2007: a polynomial correction around the jump (polyBLEP).
 */
export function sawAt(phase: number, step: number): number {
  const plain = 2 * phase - 1;
  if (phase < step) {
    const x = phase / step;
    return plain - (x + x - x * x - 1);
  }
  if (phase > 1 - step) {
    const x = (phase - 1) / step;
    return plain - (x * x + x + x + 1);
  }
  return plain;
}

/** How much of the difference a one-pole low-pass takes over each sample. */
export function lowPassShare(cutoffHz: number, sampleRate: number): number {
  return 1 - Math.exp((-2 * Math.PI * cutoffHz) / sampleRate);
}
