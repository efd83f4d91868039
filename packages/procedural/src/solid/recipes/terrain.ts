import { createNoise2D } from 'simplex-noise';
import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { facetTone } from '../geometry/facets.ts';
import { surface } from '../materials.ts';
import type { Manifold, Workshop } from '../workshop.ts';

const SIDE_MM = 160;
const BASE_MM = 16;
const WATER_MM = 7;
const CELLS: Readonly<Record<number, number>> = { 36: 22, 64: 34, 112: 52 };

/** Colours from the shore to the summit, then rock and soil. */
type Climate = {
  readonly bands: readonly (readonly [number, string])[];
  readonly rock: string;
  readonly soil: string;
  readonly water: string;
};
const CLIMATES: Readonly<Record<'temperate' | 'desert' | 'snow' | 'volcano', Climate>> = {
  temperate: {
    bands: [
      [9, '#e5d3a0'],
      [22, '#8fb65a'],
      [38, '#5f9150'],
      [54, '#8b8378'],
      [999, '#f6f8f8'],
    ],
    rock: '#857b70',
    soil: '#8a6647',
    water: '#3b9fc4',
  },
  desert: {
    bands: [
      [10, '#f0d9a6'],
      [30, '#e3ac6d'],
      [50, '#cf8250'],
      [999, '#b8633f'],
    ],
    rock: '#b76a45',
    soil: '#a86a44',
    water: '#3fb0ae',
  },
  snow: {
    bands: [
      [9, '#dbe5ea'],
      [30, '#f3f7f9'],
      [999, '#ffffff'],
    ],
    rock: '#8794a1',
    soil: '#6c7884',
    water: '#6fb7d6',
  },
  volcano: {
    bands: [
      [9, '#4a4347'],
      [30, '#3a3438'],
      [48, '#4b2f2d'],
      [999, '#d2502c'],
    ],
    rock: '#37323a',
    soil: '#2d2629',
    water: '#e2642b',
  },
};

/** A square cut out of a landscape: noise for hills, flat facets coloured by height, water in the low parts, a few trees. */
export function terrain({ workshop, brief, colors, seed, random, surface: kind = 'clay' }: Draft): Piece {
  const climate = CLIMATES[climateOf(brief.prompt.toLowerCase(), brief.setting)];
  const heightAt = hills(random('terrain'), /\b(mountain|alp|peak|volcano|snow)/iu.test(brief.prompt) ? 78 : 52);
  const assembly = openAssembly(workshop);
  const land = solidOf(workshop, heightAt);
  assembly.add('Land', land, surface('Land', kind, '#ffffff'), {
    creaseDeg: 0,
    facetColor: (middle, normal) => {
      if (Math.abs(normal[2]) < 0.02)
        return facetTone(middle[2] > 2 ? climate.soil : mixHex(climate.soil, '#000000', 0.3), 0.07, [
          0,
          0,
          Math.round(middle[2] / 5),
        ]);
      const band = climate.bands.find(([limit]) => middle[2] < limit)![1];
      return facetTone(normal[2] < 0.62 && middle[2] > 12 ? climate.rock : band, 0.07, middle);
    },
  });
  const { Manifold } = workshop.kernel;
  const inset = SIDE_MM - 0.6;
  const water = Manifold.cube([inset, inset, WATER_MM + BASE_MM - 0.5], true)
    .translate([0, 0, (WATER_MM - BASE_MM - 0.5) / 2])
    .subtract(land);
  const lava = climate === CLIMATES.volcano ? { glow: '#802508' } : {};
  assembly.add(
    'Water',
    water,
    {
      ...surface('Water', 'glossy', climate.water),
      opacity: lava.glow === undefined ? 0.82 : 1,
      roughness: 0.12,
      ...lava,
    },
    { creaseDeg: 0 },
  );
  if (climate === CLIMATES.temperate || climate === CLIMATES.snow)
    addTrees(workshop, assembly.add, heightAt, seed, random);
  return {
    parts: assembly.parts,
    solids: assembly.solids.filter(({ triangles }) => triangles > 0),
    view: { turnDeg: -38, riseDeg: 30 },
    backdrop: colors.isDark ? mixHex(colors.ground, colors.secondary, 0.6) : mixHex(colors.ground, '#ffffff', 0.2),
  };
}

function climateOf(words: string, setting: string | undefined): keyof typeof CLIMATES {
  if (/\b(volcano|volcanic|lava)\b/u.test(words)) return 'volcano';
  if (setting === 'desert' || /\b(canyon|mesa|dune)s?\b/u.test(words)) return 'desert';
  if (setting === 'snow' || /\b(arctic|glacier|winter)\b/u.test(words)) return 'snow';
  return 'temperate';
}

type HeightAt = (x: number, y: number) => number;

function hills(stream: ReturnType<Draft['random']>, tall: number): HeightAt {
  const noise = createNoise2D(stream.next);
  const [peakX, peakY] = [stream.between(-34, 34), stream.between(4, 46)];
  return (x, y) => {
    const broad = noise(x / 120, y / 120) * 0.5 + noise(x / 52 + 9, y / 52) * 0.28 + noise(x / 22, y / 22 + 5) * 0.12;
    const peak = Math.exp(-((x - peakX) ** 2 + (y - peakY) ** 2) / 2600);
    const ridge = 1 - Math.abs(noise(x / 64 + 3, y / 64 + 3));
    return Math.max(-BASE_MM * 0.6, 9 + broad * 22 + peak * tall * (0.55 + 0.45 * ridge));
  };
}

/** The heights as a closed body: facets on top, walls, and a floor. Corners are jittered so that no grid is seen. */
function solidOf(workshop: Workshop, heightAt: HeightAt): Manifold {
  const { kernel } = workshop;
  const cells = CELLS[workshop.segments] ?? 34;
  const side = cells + 1;
  const positions: number[] = [];
  const place = (column: number, row: number): readonly [number, number] => {
    const isEdge = (index: number): boolean => index === 0 || index === cells;
    const jitter = (key: number): number =>
      (Math.sin(column * 91.7 + row * 47.3 + key * 13.1) * 0.5 * SIDE_MM * 0.52) / cells;
    const x = (column / cells - 0.5) * SIDE_MM + (isEdge(column) ? 0 : jitter(1));
    const y = (row / cells - 0.5) * SIDE_MM + (isEdge(row) ? 0 : jitter(2));
    return [x, y];
  };
  for (const isTop of [true, false]) {
    for (let row = 0; row < side; row += 1) {
      for (let column = 0; column < side; column += 1) {
        const [x, y] = place(column, row);
        positions.push(x, y, isTop ? heightAt(x, y) : -BASE_MM);
      }
    }
  }
  const triangles: number[] = [];
  const below = side * side;
  const quad = (a: number, b: number, c: number, d: number): void => void triangles.push(a, b, c, a, c, d);
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < cells; column += 1) {
      const at = row * side + column;
      // The diagonal changes sides like a chessboard, so that slopes show no grain.
      if ((row + column) % 2 === 0) quad(at, at + 1, at + side + 1, at + side);
      else quad(at + 1, at + side + 1, at + side, at);
      quad(below + at, below + at + side, below + at + side + 1, below + at + 1);
    }
  }
  for (let index = 0; index < cells; index += 1) {
    const wall = (from: number, to: number): void => quad(below + from, below + to, to, from);
    wall(index, index + 1);
    wall((index + 1) * side - 1, (index + 2) * side - 1);
    wall(cells * side + index + 1, cells * side + index);
    wall((index + 1) * side, index * side);
  }
  return kernel.Manifold.ofMesh(
    new kernel.Mesh({
      numProp: 3,
      vertProperties: Float32Array.from(positions),
      triVerts: Uint32Array.from(triangles),
    }),
  );
}

function addTrees(
  workshop: Workshop,
  add: (name: string, solid: Manifold, material: ReturnType<typeof surface>, rest: object) => void,
  heightAt: HeightAt,
  seed: number,
  random: Draft['random'],
): void {
  const { Manifold } = workshop.kernel;
  const stream = random(`terrain-trees-${seed}`);
  const trees: Manifold[] = [];
  for (let tries = 0; tries < 160 && trees.length < 34; tries += 1) {
    const [x, y] = [stream.between(-72, 72), stream.between(-72, 72)];
    const z = heightAt(x, y);
    const steep = Math.hypot(heightAt(x + 2, y) - z, heightAt(x, y + 2) - z);
    if (z < 11 || z > 34 || steep > 1.6) continue;
    const size = stream.between(0.75, 1.25);
    trees.push(
      Manifold.cylinder(15 * size, 4.6 * size, 0.4, 7)
        .rotate([0, 0, stream.between(0, 60)])
        .translate([x, y, z - 1.2]),
    );
  }
  if (trees.length === 0) return;
  add('Trees', Manifold.union(trees), surface('Trees', 'clay', '#ffffff'), {
    creaseDeg: 0,
    facetColor: (middle: readonly [number, number, number]) => facetTone('#2f6b4a', 0.2, middle),
  });
}
