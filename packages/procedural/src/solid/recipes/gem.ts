import { fromHex, mixHex, toHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { facetTone } from '../geometry/facets.ts';
import { surface } from '../materials.ts';
import type { Manifold, Workshop } from '../workshop.ts';

const CUTS = ['brilliant', 'emerald', 'princess', 'drop', 'crystal'] as const;
type Cut = (typeof CUTS)[number];
type Corner = [number, number, number];

/** Jewels by name; others take the palette's accent. */
const STONES: Readonly<Record<string, string>> = {
  diamond: '#cfe6f2',
  ruby: '#c4123f',
  sapphire: '#1f4fc4',
  emerald: '#0f8a55',
  amethyst: '#8a4fc7',
  topaz: '#e8a02c',
  quartz: '#e9b8c9',
  citrine: '#f0b928',
};

/** A cut stone on its point, or a crystal: facets of a convex hull, each a little different in tone. */
export function gem({ workshop, colors, brief, surface: kind, random, variantIndex }: Draft): Piece {
  const words = brief.prompt.toLowerCase();
  const cut = chooseCut(words, random('gem').whole(0, CUTS.length - 1) + variantIndex);
  const stone = Object.keys(STONES).find((name) => words.includes(name));
  const color = brief.hexColors[0] ?? (stone === undefined ? vivid(colors.accent) : STONES[stone]!);
  const assembly = openAssembly(workshop);
  const material = {
    ...surface('Stone', kind ?? 'glossy', '#ffffff'),
    roughness: kind === undefined ? 0.05 : surface('', kind, color).roughness,
  };
  const tint = kind === 'gold' || kind === 'silver' || kind === 'bronze' ? surface('', kind, '#ffffff').color : color;
  const tilt: Corner = cut === 'crystal' ? [0, 0, 0] : [7, 0, 12];
  assembly.add(
    cut === 'crystal' ? 'Crystal' : 'Stone',
    carve(workshop, cut, random('gem-form').next()).rotate(tilt),
    material,
    {
      creaseDeg: 0,
      facetColor: (_middle, normal) =>
        facetTone(mixHex(tint, normal[2] > 0.3 ? '#ffffff' : '#000000', normal[2] > 0.3 ? 0.14 : 0.1), 0.42, [
          normal[0] * 9,
          normal[1] * 9,
          normal[2] * 9,
        ]),
    },
  );
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -18, riseDeg: 22 },
    backdrop:
      fromHex(color).l > 0.6
        ? mixHex(colors.isDark ? colors.ground : colors.ink, color, 0.2)
        : mixHex(color, '#ffffff', 0.72),
  };
}

function chooseCut(words: string, pick: number): Cut {
  if (/\b(crystal|quartz)s?\b/u.test(words)) return 'crystal';
  if (/\bemerald\b/u.test(words)) return 'emerald';
  if (/\b(drop|teardrop|pear)\b/u.test(words)) return 'drop';
  if (/\b(diamond|brilliant)\b/u.test(words)) return 'brilliant';
  return CUTS.find((cut) => words.includes(cut)) ?? CUTS[pick % CUTS.length]!;
}

function carve({ kernel }: Workshop, cut: Cut, chance: number): Manifold {
  const ring = (count: number, radius: number, z: number, turnShare = 0, squash = 1): Corner[] =>
    Array.from({ length: count }, (_, index) => {
      const angle = ((index + turnShare) * 2 * Math.PI) / count;
      return [radius * Math.cos(angle), radius * Math.sin(angle) * squash, z];
    });
  const plate = (width: number, depth: number, corner: number, z: number): Corner[] =>
    [1, -1].flatMap((x) =>
      [1, -1].flatMap((y): Corner[] => [
        [(x * width) / 2, y * (depth / 2 - corner), z],
        [x * (width / 2 - corner), (y * depth) / 2, z],
      ]),
    );
  const { hull, union } = kernel.Manifold;
  switch (cut) {
    case 'brilliant':
      return hull([
        ...ring(8, 16, 17, 0.5),
        ...ring(8, 24.6, 12.4),
        ...ring(16, 30, 5),
        ...ring(16, 30, 3.6),
        ...ring(8, 17, -10, 0.5),
        [0, 0, -25],
      ]);
    case 'emerald':
      return hull([
        ...plate(30, 42, 8, 15),
        ...plate(40, 52, 11, 9),
        ...plate(46, 58, 13, 2),
        ...plate(46, 58, 13, 0),
        ...plate(34, 46, 10, -10),
        ...plate(16, 28, 5, -19),
      ]);
    case 'princess':
      return hull([
        ...plate(34, 34, 2, 13),
        ...plate(46, 46, 2.5, 4),
        ...plate(46, 46, 2.5, 2),
        ...plate(26, 26, 2, -12),
        [0, 0, -25],
      ]);
    case 'drop':
      return hull([
        ...ring(7, 12, 15, 0.5, 0.9),
        ...ring(14, 24, 5),
        ...ring(14, 24, 3),
        ...ring(7, 12, -13, 0.5),
        [0, 40, 4],
        [0, 24, 13],
        [0, 20, -10],
        [0, 0, -17],
      ]);
    case 'crystal': {
      const shard = (radius: number, height: number): Manifold =>
        hull([
          ...ring(6, radius * 0.86, 0),
          ...ring(6, radius, height * 0.5),
          ...ring(6, radius * 0.94, height * 0.8),
          [radius * 0.2, 0, height],
        ]);
      const shards = [
        shard(13, 84),
        ...[0, 1, 2, 3, 4, 5].map((index) =>
          shard(6 + ((index * 7 + chance * 10) % 5), 34 + ((index * 13 + chance * 20) % 26))
            .rotate([0, 18 + ((index * 5) % 16), 0])
            .rotate([0, 0, index * 60 + chance * 40])
            .translate([Math.cos(index) * 2, Math.sin(index) * 2, 0]),
        ),
      ];
      return union(shards).trimByPlane([0, 0, 1], 1);
    }
  }
}

function vivid(hex: string): string {
  const color = fromHex(hex);
  return toHex({ ...color, c: Math.max(color.c, 0.15), l: Math.min(0.7, Math.max(0.42, color.l)) });
}
