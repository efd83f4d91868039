import { colorDistance, type Oklab, type Pixels, toOklab } from './pixels.ts';

/** What of a picture is its background. */
export interface Background {
  /** One byte a pixel: 255 is background, 0 is not, between is a soft edge. */
  readonly mask: Uint8Array;
  /** Share of the picture, 0–1. */
  readonly share: number;
  /** Share of the border that has the background's colour, 0–1. A photograph's is small. */
  readonly flatness: number;
}

/** Beyond the tolerance a pixel counts as partly background up to this multiple of it. */
const SOFT_TIMES = 2.4;

/**
 * Finds a flat background by filling inwards from the borders, as long as the colour stays near the border's commonest
 * one. What the colour does inside the subject does not matter: the fill never gets there.
 *
 * @param tolerance - How far a colour may be from the border's, as `colorDistance`; 0.06 takes a slightly uneven paper.
 */
export function findBackground(pixels: Pixels, tolerance: number): Background {
  const { widthPx, heightPx, data } = pixels;
  const count = widthPx * heightPx;
  const border = borderOf(widthPx, heightPx);
  const paper = commonestColor(data, border);
  const mask = new Uint8Array(count);
  const seen = new Uint8Array(count);
  const queue = new Int32Array(count);
  let [head, tail] = [0, 0];
  const visit = (pixel: number): void => {
    if (seen[pixel] === 1) return;
    seen[pixel] = 1;
    const value = backgroundness(data, pixel, paper, tolerance);
    mask[pixel] = Math.round(value * 255);
    // A soft edge is kept but not walked through.
    if (value === 1) queue[tail++] = pixel;
  };
  for (const pixel of border) visit(pixel);
  const borderHits = border.filter((pixel) => mask[pixel] === 255).length;
  while (head < tail) {
    const pixel = queue[head++]!;
    const x = pixel % widthPx;
    if (x > 0) visit(pixel - 1);
    if (x < widthPx - 1) visit(pixel + 1);
    if (pixel >= widthPx) visit(pixel - widthPx);
    if (pixel < count - widthPx) visit(pixel + widthPx);
  }
  return { mask, share: tail / count, flatness: borderHits / border.length };
}

function backgroundness(data: Pixels['data'], pixel: number, paper: Oklab | undefined, tolerance: number): number {
  const at = pixel * 4;
  if (data[at + 3]! < 16) return 1;
  if (paper === undefined) return 1 - data[at + 3]! / 255;
  const distance = colorDistance(toOklab(data[at]!, data[at + 1]!, data[at + 2]!), paper);
  return Math.min(1, Math.max(0, (tolerance * SOFT_TIMES - distance) / (tolerance * (SOFT_TIMES - 1))));
}

function borderOf(widthPx: number, heightPx: number): readonly number[] {
  const border: number[] = [];
  for (let x = 0; x < widthPx; x += 1) border.push(x, (heightPx - 1) * widthPx + x);
  for (let y = 1; y < heightPx - 1; y += 1) border.push(y * widthPx, y * widthPx + widthPx - 1);
  return [...new Set(border)];
}

/** The commonest colour of the border, `undefined` when the border is transparent. */
function commonestColor(data: Pixels['data'], border: readonly number[]): Oklab | undefined {
  const counts = new Map<number, { count: number; red: number; green: number; blue: number }>();
  for (const pixel of border) {
    const at = pixel * 4;
    if (data[at + 3]! < 16) continue;
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const entry = counts.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
    counts.set(key, {
      count: entry.count + 1,
      red: entry.red + red,
      green: entry.green + green,
      blue: entry.blue + blue,
    });
  }
  if (counts.size === 0) return undefined;
  const { count, red, green, blue } = [...counts.values()].reduce((best, entry) =>
    entry.count > best.count ? entry : best,
  );
  return toOklab(Math.round(red / count), Math.round(green / count), Math.round(blue / count));
}
