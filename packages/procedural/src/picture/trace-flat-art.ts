import { contours } from 'd3-contour';
import type { ArtPath, SubjectArt } from '../subjects/subject-art.ts';
import { extractPalette, nearest } from './extract-palette.ts';
import { colorDistance, type Oklab, type Pixels, toOklab } from './pixels.ts';
import { smoothRing } from './smooth-ring.ts';

/** A picture as flat vector art, or why it cannot be one. */
export type TracedArt =
  | { readonly isFlat: true; readonly art: SubjectArt; readonly colors: readonly string[] }
  | { readonly isFlat: false; readonly reason: string };

/** Flat art has most of its pixels at one of its few colours; photographs and soft gradients do not. */
const LEAST_FLAT = 0.9;
const AT_A_COLOR = 0.045;
/** Islands smaller than this many pixels are noise of compression. */
const SMALLEST_ISLAND = 12;
/** More points than this would be a drawing of noise. */
const MOST_POINTS = 60_000;

/**
 * Traces flat art: brings the picture to a few colours, follows the outline of each and smooths it. Colours are stacked
 * from the largest area up, each reaching under those above it, so that no seam shows between neighbours. Outlines use
 * the blended pixels of soft edges and are therefore finer than the pixel grid.
 *
 * @param pixels - At most about a megapixel; time grows with pixels times colours.
 * @param mostColors - 2 to 24.
 */
export function traceFlatArt(pixels: Pixels, mostColors: number): TracedArt {
  const { widthPx, heightPx } = pixels;
  const colors = extractPalette(pixels, mostColors).map(({ hex }) => hex);
  if (colors.length === 0) return { isFlat: false, reason: 'The picture is empty.' };
  const labs = colors.map(labOfHex);
  const { labels, flatShare } = label(pixels, labs);
  if (flatShare < LEAST_FLAT) {
    return {
      isFlat: false,
      reason: `Only ${Math.round(flatShare * 100)} % of it are flat colours; photographs and soft gradients cannot be traced.`,
    };
  }
  settle(labels, widthPx, heightPx);
  const order = byArea(labels, colors.length);
  const paths: ArtPath[] = [];
  let points = 0;
  const isOpaque = !labels.includes(NONE);
  for (const [rank, index] of order.entries()) {
    if (rank === 0 && isOpaque) {
      // The largest colour lies under all others, so it is the whole sheet, to its very edges.
      paths.push({ d: `M0 0H${widthPx}V${heightPx}H0z`, fill: colors[index]! });
      continue;
    }
    const above = new Set(order.slice(rank));
    const values = membership(pixels, { labels, labs, above });
    const multi = contours()
      .size([widthPx, heightPx])
      .smooth(true)
      .contour(values as unknown as number[], 0.5);
    const rings = multi.coordinates.flat().filter((ring) => Math.abs(areaOf(ring)) >= SMALLEST_ISLAND);
    points += rings.reduce((sum, ring) => sum + ring.length, 0);
    const d = rings.map((ring) => smoothRing(ring as [number, number][])).join('');
    if (d !== '') paths.push({ d, fill: colors[index]!, rule: 'evenodd' });
  }
  if (paths.length === 0) return { isFlat: false, reason: 'The picture is transparent.' };
  if (points > MOST_POINTS) return { isFlat: false, reason: 'It has too many small details to be traced.' };
  const art: SubjectArt = {
    id: 'traced',
    widthUnits: widthPx,
    heightUnits: heightPx,
    bounds: { left: 0, top: 0, right: widthPx, bottom: heightPx },
    paths,
    isSilhouette: false,
  };
  return { isFlat: true, art, colors: order.map((index) => colors[index]!) };
}

/** No colour: transparent pixels belong to nothing. */
const NONE = 255;

function label({ widthPx, heightPx, data }: Pixels, labs: readonly Oklab[]): { labels: Uint8Array; flatShare: number } {
  const labels = new Uint8Array(widthPx * heightPx).fill(NONE);
  let [flat, opaque] = [0, 0];
  for (let pixel = 0; pixel < labels.length; pixel += 1) {
    const at = pixel * 4;
    if (data[at + 3]! < 128) continue;
    const lab = toOklab(data[at]!, data[at + 1]!, data[at + 2]!);
    const index = nearest(lab, labs);
    labels[pixel] = index;
    opaque += 1;
    if (colorDistance(lab, labs[index]!) < AT_A_COLOR) flat += 1;
  }
  return { labels, flatShare: opaque === 0 ? 1 : flat / opaque };
}

/** Pixels with hardly a neighbour of their own are blends of an edge: they take the commonest label around them. */
function settle(labels: Uint8Array, widthPx: number, heightPx: number): void {
  for (let round = 0; round < 2; round += 1) {
    const before = labels.slice();
    for (let y = 1; y < heightPx - 1; y += 1) {
      for (let x = 1; x < widthPx - 1; x += 1) {
        const pixel = y * widthPx + x;
        const around = neighboursOf(pixel, widthPx).map((at) => before[at]!);
        if (around.filter((other) => other === before[pixel]).length >= 4) continue;
        const counts = new Map<number, number>();
        for (const other of around) counts.set(other, (counts.get(other) ?? 0) + 1);
        labels[pixel] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
      }
    }
  }
}

function neighboursOf(pixel: number, widthPx: number): readonly number[] {
  const [up, down] = [pixel - widthPx, pixel + widthPx];
  return [up - 1, up, up + 1, pixel - 1, pixel + 1, down - 1, down, down + 1];
}

function byArea(labels: Uint8Array, count: number): readonly number[] {
  const areas = new Array<number>(count).fill(0);
  for (const index of labels) if (index !== NONE) areas[index]! += 1;
  return areas
    .map((area, index) => ({ area, index }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area)
    .map(({ index }) => index);
}

/** How much each pixel belongs to the colours at and above a rank, 0–1: blends of two colours lie between. */
function membership(
  { widthPx, heightPx, data }: Pixels,
  { labels, labs, above }: { labels: Uint8Array; labs: readonly Oklab[]; above: ReadonlySet<number> },
): Float32Array {
  const values = new Float32Array(labels.length);
  for (let pixel = 0; pixel < labels.length; pixel += 1) {
    const own = labels[pixel]!;
    const isIn = above.has(own);
    const x = pixel % widthPx;
    const isInner = x > 0 && x < widthPx - 1 && pixel >= widthPx && pixel < widthPx * (heightPx - 1);
    const around = isInner ? neighboursOf(pixel, widthPx).map((at) => labels[at]!) : [];
    const others = around.filter((other) => above.has(other) !== isIn);
    if (others.length === 0) {
      values[pixel] = isIn ? 1 : 0;
      continue;
    }
    const at = pixel * 4;
    if (own === NONE || others.includes(NONE)) {
      values[pixel] = data[at + 3]! / 255;
      continue;
    }
    const lab = toOklab(data[at]!, data[at + 1]!, data[at + 2]!);
    const [mine, theirs] = [
      colorDistance(lab, labs[own]!),
      Math.min(...others.map((other) => colorDistance(lab, labs[other]!))),
    ];
    const share = mine + theirs === 0 ? 0.5 : theirs / (mine + theirs);
    values[pixel] = isIn ? Math.max(0.5, share) : Math.min(0.5, 1 - share);
  }
  return values;
}

function areaOf(ring: readonly (readonly number[])[]): number {
  return ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function labOfHex(hex: string): Oklab {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return toOklab(channel(1), channel(3), channel(5));
}
