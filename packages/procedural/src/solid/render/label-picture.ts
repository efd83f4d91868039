import { LINEAR_OF_BYTE } from './linear-color.ts';

/** A picture for a label: RGBA, row-major, 0-255, sRGB. */
export type LabelPicture = { readonly widthPx: number; readonly heightPx: number; readonly pixels: Uint8Array };

/** A label in several sizes, linear, so that a small one on the screen does not flicker. */
export type LabelLevels = readonly { readonly width: number; readonly height: number; readonly light: Float32Array }[];

const LEAST_SIDE_PX = 48;

export function toLevels({ widthPx, heightPx, pixels }: LabelPicture): LabelLevels {
  const light = new Float32Array(widthPx * heightPx * 3);
  for (let at = 0; at < widthPx * heightPx; at += 1) {
    for (let channel = 0; channel < 3; channel += 1)
      light[at * 3 + channel] = LINEAR_OF_BYTE[pixels[at * 4 + channel]!]!;
  }
  const levels: LabelLevels[number][] = [{ width: widthPx, height: heightPx, light }];
  for (let last = levels[0]!; Math.min(last.width, last.height) > 2 * LEAST_SIDE_PX; last = levels.at(-1)!)
    levels.push(halve(last));
  return levels;
}

/** Reads a label at u, v between its four nearest points; `texels` is how many of the largest fall into one sample. */
export function sampleLabel(levels: LabelLevels, u: number, v: number, texels: number, into: Float32Array): void {
  const level = levels[Math.min(levels.length - 1, Math.max(0, Math.round(Math.log2(Math.max(1, texels)) / 2)))]!;
  const x = Math.min(level.width - 1.001, Math.max(0, u * level.width - 0.5));
  const y = Math.min(level.height - 1.001, Math.max(0, v * level.height - 0.5));
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, below] = [x - column, y - row];
  const place = (row * level.width + column) * 3;
  const next = place + level.width * 3;
  for (let channel = 0; channel < 3; channel += 1) {
    const top = level.light[place + channel]! * (1 - right) + level.light[place + 3 + channel]! * right;
    const bottom = level.light[next + channel]! * (1 - right) + level.light[next + 3 + channel]! * right;
    into[channel] = top * (1 - below) + bottom * below;
  }
}

function halve({ width, height, light }: LabelLevels[number]): LabelLevels[number] {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const half = new Float32Array(halfWidth * halfHeight * 3);
  for (let row = 0; row < halfHeight; row += 1) {
    for (let column = 0; column < halfWidth; column += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const from = (row * 2 * width + column * 2) * 3 + channel;
        half[(row * halfWidth + column) * 3 + channel] =
          (light[from]! + light[from + 3]! + light[from + width * 3]! + light[from + width * 3 + 3]!) / 4;
      }
    }
  }
  return { width: halfWidth, height: halfHeight, light: half };
}
