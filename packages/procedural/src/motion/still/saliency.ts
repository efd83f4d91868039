import type { Point } from '../../scene/layers.ts';

/** A picture made small: RGBA, row-major, 0–255. 96 pixels on the longer side are plenty. */
export interface Thumbnail {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixels: { readonly [index: number]: number };
}

/** One number of 0–1 per pixel of the thumbnail. */
export interface Field {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly values: Float32Array;
}

/** Passes of a box blur; three are close to a Gaussian. */
const BLURS = 3;

/** How much the lower part of a picture is taken to be nearer than the upper. */
const GROUND_SHARE = 0.5;

/**
 * Where a picture has something to look at: edges and colour, smoothed, a little more in the middle. No faces are
 * looked for; a face in front of a calm ground has the most edges, which is why this finds most of them.
 */
export function findSaliency({ widthPx, heightPx, pixels }: Thumbnail): Field {
  const light = new Float32Array(widthPx * heightPx);
  const colour = new Float32Array(widthPx * heightPx);
  for (let at = 0; at < light.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]];
    light[at] = (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
    colour[at] = (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255;
  }
  const values = new Float32Array(light.length);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = y * widthPx + x;
      const right = light[y * widthPx + Math.min(widthPx - 1, x + 1)]! - light[at]!;
      const below = light[Math.min(heightPx - 1, y + 1) * widthPx + x]! - light[at]!;
      const [fromX, fromY] = [(x + 0.5) / widthPx - 0.5, (y + 0.5) / heightPx - 0.46];
      const middle = Math.exp(-3.2 * (fromX ** 2 + fromY ** 2));
      values[at] = (Math.hypot(right, below) + 0.12 * colour[at]!) * middle;
    }
  }
  return normalize(blur({ widthPx, heightPx, values }, Math.max(1, Math.round(Math.max(widthPx, heightPx) / 24))));
}

/** The middle of what stands out, as shares of width and height, kept off the edges. */
export function focusOf({ widthPx, heightPx, values }: Field): Point {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let at = 0; at < values.length; at += 1) {
    // The fourth power lets the peak decide and not the mass of what is half as interesting.
    const weight = values[at]! ** 4;
    sum += weight;
    sumX += weight * ((at % widthPx) + 0.5);
    sumY += weight * (Math.floor(at / widthPx) + 0.5);
  }
  if (sum === 0) return { xPx: 0.5, yPx: 0.5 };
  const keep = (share: number): number => Math.min(0.8, Math.max(0.2, share));
  return { xPx: keep(sumX / sum / widthPx), yPx: keep(sumY / sum / heightPx) };
}

/** A guess at nearness, 0 far to 1 near: the ground comes towards the viewer, and what stands out stands in front. */
export function guessDepth(saliency: Field): Field {
  const { widthPx, heightPx } = saliency;
  const values = saliency.values.map((value, at) => {
    const down = Math.floor(at / widthPx) / Math.max(1, heightPx - 1);
    const ground = down < 0.35 ? 0 : (down - 0.35) / 0.65;
    return GROUND_SHARE * ground ** 1.4 + (1 - GROUND_SHARE) * Math.min(1, value * 1.5);
  });
  const soft = Math.max(1, Math.round(Math.max(widthPx, heightPx) / 40));
  return normalize(blur({ widthPx, heightPx, values }, soft));
}

function blur(field: Field, radius: number): Field {
  const { widthPx, heightPx } = field;
  let values = field.values;
  for (let pass = 0; pass < BLURS; pass += 1) {
    values = blurLines(values, { count: heightPx, length: widthPx, step: 1, stride: widthPx, radius });
    values = blurLines(values, { count: widthPx, length: heightPx, step: widthPx, stride: 1, radius });
  }
  return { widthPx, heightPx, values };
}

function blurLines(
  values: Float32Array,
  lines: {
    readonly count: number;
    readonly length: number;
    readonly step: number;
    readonly stride: number;
    readonly radius: number;
  },
): Float32Array {
  const { count, length, step, stride, radius } = lines;
  const blurred = new Float32Array(values.length);
  for (let line = 0; line < count; line += 1) {
    for (let at = 0; at < length; at += 1) {
      let sum = 0;
      for (let off = -radius; off <= radius; off += 1) {
        sum += values[line * stride + Math.min(length - 1, Math.max(0, at + off)) * step]!;
      }
      blurred[line * stride + at * step] = sum / (2 * radius + 1);
    }
  }
  return blurred;
}

function normalize(field: Field): Field {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of field.values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const range = high - low;
  return { ...field, values: field.values.map((value) => (range > 1e-6 ? (value - low) / range : 0)) };
}
