import { colorDistance, hexOf, type Oklab, type Pixels, toOklab } from './pixels.ts';

/** A colour of a picture and how much of the picture it covers. */
export interface PictureColor {
  readonly hex: string;
  /** 0–1; the shares of a palette add up to 1. */
  readonly share: number;
}

/** Pixels looked at; more change no colour by a visible step. */
const MOST_SAMPLES = 16_384;
/** Rounds of moving the centres; they stand still after about ten. */
const ROUNDS = 14;
/** Centres nearer than this are one colour to the eye. */
const SAME_COLOR = 0.035;
/** Pixels more transparent than this have no colour worth counting. */
const LEAST_ALPHA = 128;

/**
 * The main colours of a picture, the largest first: k-means in OKLab, begun from colours that are far apart, so that a
 * small bright accent is found beside large quiet areas. Deterministic.
 *
 * @param most - Colours wanted, 1 or more; fewer come back when the picture has fewer.
 */
export function extractPalette(pixels: Pixels, most: number): readonly PictureColor[] {
  const samples = sample(pixels);
  if (samples.length === 0) return [];
  let centres = farApart(samples, most);
  let groups: readonly (readonly Sample[])[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    groups = group(samples, centres);
    centres = groups.map((members, index) =>
      members.length === 0 ? centres[index]! : meanOf(members.map(({ lab }) => lab)),
    );
  }
  const merged = mergeNear(groups.filter((members) => members.length > 0));
  return merged
    .map((members) => ({ hex: typicalHex(members), share: members.length / samples.length }))
    .sort((a, b) => b.share - a.share || (a.hex < b.hex ? -1 : 1));
}

interface Sample {
  readonly lab: Oklab;
  readonly rgb: readonly [number, number, number];
}

function sample({ widthPx, heightPx, data }: Pixels): readonly Sample[] {
  const count = widthPx * heightPx;
  // A step that shares no factor with usual widths, so that the samples do not line up in columns.
  const step = Math.max(1, Math.floor(count / MOST_SAMPLES)) | 1;
  const samples: Sample[] = [];
  for (let pixel = 0; pixel < count; pixel += step) {
    const at = pixel * 4;
    if (data[at + 3]! < LEAST_ALPHA) continue;
    const rgb = [data[at]!, data[at + 1]!, data[at + 2]!] as const;
    samples.push({ lab: toOklab(...rgb), rgb });
  }
  return samples;
}

/** The commonest colour, then always the one farthest from those chosen, rare specks left out. */
function farApart(samples: readonly Sample[], most: number): readonly Oklab[] {
  const buckets = new Map<number, Sample[]>();
  for (const each of samples) {
    const [r, g, b] = each.rgb;
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [each]);
    else bucket.push(each);
  }
  const common = [...buckets.entries()]
    .sort(([keyA, a], [keyB, b]) => b.length - a.length || keyA - keyB)
    .filter(([, members], index) => index === 0 || members.length >= samples.length * 0.001)
    .map(([, members]) => ({ lab: meanOf(members.map(({ lab }) => lab)), weight: Math.sqrt(members.length) }));
  const chosen: Oklab[] = [common[0]!.lab];
  while (chosen.length < most) {
    const score = ({ lab, weight }: { lab: Oklab; weight: number }): number =>
      Math.min(...chosen.map((centre) => colorDistance(lab, centre))) * weight ** 0.5;
    const next = common.reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best));
    if (score(next) === 0) break;
    chosen.push(next.lab);
  }
  return chosen;
}

function group(samples: readonly Sample[], centres: readonly Oklab[]): readonly (readonly Sample[])[] {
  const groups: Sample[][] = centres.map(() => []);
  for (const each of samples) groups[nearest(each.lab, centres)]!.push(each);
  return groups;
}

/** Index of the nearest colour. */
export function nearest(lab: Oklab, centres: readonly Oklab[]): number {
  let [best, least] = [0, Infinity];
  for (const [index, centre] of centres.entries()) {
    const distance = (lab[0] - centre[0]) ** 2 + (lab[1] - centre[1]) ** 2 + (lab[2] - centre[2]) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function mergeNear(groups: readonly (readonly Sample[])[]): readonly (readonly Sample[])[] {
  const merged: (readonly Sample[])[] = [];
  for (const members of [...groups].sort((a, b) => b.length - a.length)) {
    const lab = meanOf(members.map((each) => each.lab));
    const same = merged.findIndex((other) => colorDistance(lab, meanOf(other.map((each) => each.lab))) < SAME_COLOR);
    if (same < 0) merged.push(members);
    else merged[same] = [...merged[same]!, ...members];
  }
  return merged;
}

function meanOf(labs: readonly Oklab[]): Oklab {
  const sum = labs.reduce<[number, number, number]>(
    (total, lab) => [total[0] + lab[0], total[1] + lab[1], total[2] + lab[2]],
    [0, 0, 0],
  );
  return [sum[0] / labs.length, sum[1] / labs.length, sum[2] / labs.length];
}

/** The member nearest to the middle: a colour that is really in the picture, exact for flat art. */
function typicalHex(members: readonly Sample[]): string {
  const middle = meanOf(members.map(({ lab }) => lab));
  const counts = new Map<string, number>();
  for (const { rgb } of members) {
    const hex = hexOf(...rgb);
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
  }
  const [commonest, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  if (count > members.length * 0.3) return commonest;
  const typical = members.reduce((best, each) =>
    colorDistance(each.lab, middle) < colorDistance(best.lab, middle) ? each : best,
  );
  return hexOf(...typical.rgb);
}
