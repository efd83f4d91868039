import { SAMPLE_RATE, type Stereo } from './music.ts';

const HEADER_BYTES = 44;
const CHANNELS = 2;
const BYTES_A_SAMPLE = 2;

/**
 * A WAV file of a piece: 16 bit, stereo, at `SAMPLE_RATE`. Samples beyond −1 to 1 are cut.
 *
 * @see Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0, "Waveform Audio File Format".
 */
export function encodeWav({ left, right }: Stereo): Uint8Array {
  const dataBytes = left.length * CHANNELS * BYTES_A_SAMPLE;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) =>
    bytes.set(
      [...text].map((letter) => letter.charCodeAt(0)),
      at,
    );
  write(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, CHANNELS, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * CHANNELS * BYTES_A_SAMPLE, true);
  view.setUint16(32, CHANNELS * BYTES_A_SAMPLE, true);
  view.setUint16(34, 8 * BYTES_A_SAMPLE, true);
  write(36, 'data');
  view.setUint32(40, dataBytes, true);
  for (let sample = 0; sample < left.length; sample += 1) {
    const at = HEADER_BYTES + sample * CHANNELS * BYTES_A_SAMPLE;
    view.setInt16(at, toWord(left[sample]), true);
    view.setInt16(at + BYTES_A_SAMPLE, toWord(right[sample]), true);
  }
  return bytes;
}

function toWord(value = 0): number {
  return Math.round(Math.min(1, Math.max(-1, value)) * 32_767);
}
