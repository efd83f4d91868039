import { createNoise2D } from 'simplex-noise';
import type { RandomStream } from '../../random/random-stream.ts';

/** The crest line of a ridge across the sheet. */
export interface Ridge {
  readonly points: readonly (readonly [number, number])[];
  /** Height of the crest at x. */
  readonly yAt: (x: number) => number;
}

/** How a ridge looks. */
export interface RidgeShape {
  readonly widthPx: number;
  readonly baseYPx: number;
  readonly amplitudePx: number;
  /** Hills across the sheet. */
  readonly waves: number;
  /** 0 smooth dune, 1 jagged rock. */
  readonly roughness: number;
  /** Lifts a knoll at this x for something to stand on. */
  readonly knoll?: { readonly xPx: number; readonly heightPx: number; readonly spreadPx: number };
}

/** Points per ridge: 7 px apart at 1024, finer than the eye follows and short to store. */
const SAMPLES = 150;

/** A ridge from seeded noise; octaves above the first give it rock or leave it a dune. */
export function makeRidge(random: RandomStream, shape: RidgeShape): Ridge {
  const noise = createNoise2D(random.next);
  const row = random.between(0, 50);
  const yAt = (x: number): number => {
    const position = (x / shape.widthPx) * shape.waves;
    const rolling = noise(position, row);
    const rocky =
      noise(position * 2.7, row + 9) * 0.42 + noise(position * 7.1, row + 17) * 0.16 + noise(position * 19, row) * 0.06;
    const peaks = 1 - 2 * Math.abs(noise(position * 1.3, row + 31));
    const height = rolling * (1 - shape.roughness * 0.5) + rocky * shape.roughness + peaks * shape.roughness * 0.35;
    const { knoll } = shape;
    const lift = knoll === undefined ? 0 : knoll.heightPx * Math.exp(-(((x - knoll.xPx) / knoll.spreadPx) ** 2));
    const calm = knoll === undefined ? 1 : 1 - 0.85 * Math.exp(-(((x - knoll.xPx) / (knoll.spreadPx * 0.8)) ** 2));
    return shape.baseYPx - height * shape.amplitudePx * calm - lift;
  };
  const points = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const x = (index / SAMPLES) * shape.widthPx;
    return [x, yAt(x)] as const;
  });
  return { points, yAt };
}

/** The area under a crest line down to the bottom of the sheet. */
export function ridgeArea(ridge: Ridge, widthPx: number, heightPx: number): string {
  const line = ridge.points.map(
    ([x, y], index) => `${index === 0 ? 'M' : 'L'}${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`,
  );
  return `${line.join('')}L${widthPx} ${heightPx}L0 ${heightPx}z`;
}

/** Pines along a crest, thinned around `clearing`. Each is one closed path of three tiers. */
export function pinesAlong(
  random: RandomStream,
  ridge: Ridge,
  options: {
    readonly widthPx: number;
    readonly treePx: number;
    readonly count: number;
    readonly clearing?: readonly [number, number];
  },
): string {
  let d = '';
  for (let index = 0; index < options.count; index += 1) {
    const x = ((index + random.between(-0.35, 0.35)) / options.count) * options.widthPx;
    const size = options.treePx * random.between(0.55, 1.15);
    if (options.clearing !== undefined && Math.abs(x - options.clearing[0]) < options.clearing[1] + size * 0.3)
      continue;
    d += pine(x, ridge.yAt(x) + size * 0.06, size);
  }
  return d;
}

function pine(x: number, y: number, size: number): string {
  const half = size * 0.2;
  const right: [number, number][] = [];
  const tiers = 4;
  for (let tier = 0; tier < tiers; tier += 1) {
    const top = y - size + (tier * size * 0.9) / tiers;
    const bottom = y - size + ((tier + 1.25) * size * 0.9) / tiers;
    right.push([x + half * 0.16 * tier, top + size * 0.04], [x + (half * (tier + 1)) / tiers, Math.min(bottom, y)]);
  }
  const left = [...right].reverse().map(([px, py]) => [2 * x - px, py] as const);
  const points = [[x, y - size] as const, ...right, ...left];
  return `${points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${Math.round(px * 10) / 10} ${Math.round(py * 10) / 10}`).join('')}z`;
}
