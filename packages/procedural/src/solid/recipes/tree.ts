import { fromHex, mixHex, toHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { facetTone, roughBall, scatter } from '../geometry/facets.ts';
import { surface } from '../materials.ts';
import type { Manifold, Workshop } from '../workshop.ts';

const LEAVES = {
  spring: '#7fae4a',
  summer: '#3f8a4f',
  autumn: '#d9762b',
  winter: '#dfe8ea',
  blossom: '#e9a1b5',
} as const;

/** A low-poly tree on a patch of ground: a conifer, or one with a round crown. */
export function tree({ workshop, colors, brief, random, surface: kind = 'clay' }: Draft): Piece {
  const words = brief.prompt.toLowerCase();
  const stream = random('tree');
  const isConifer =
    /\b(pine|fir|spruce|conifer|christmas|larch|cedar)\b/u.test(words) ||
    (!/\b(oak|maple|apple|cherry|birch|olive|deciduous|lime|blossom)\b/u.test(words) && stream.next() < 0.5);
  const leaf = brief.hexColors[0] ?? LEAVES[seasonOf(words, isConifer)];
  const white = surface('Leaves', kind, '#ffffff');
  const assembly = openAssembly(workshop);
  const { Manifold } = workshop.kernel;
  const trunk = Manifold.cylinder(isConifer ? 46 : 92, isConifer ? 9 : 10, isConifer ? 6 : 5.5, 7).translate([0, 0, 6]);
  assembly.add(
    'Trunk',
    trunk,
    { ...surface('Bark', kind, '#ffffff') },
    { creaseDeg: 0, facetColor: (middle) => facetTone('#7a5236', 0.16, middle) },
  );
  assembly.add(
    'Crown',
    isConifer
      ? conifer(workshop, stream.whole(4, 5), stream.next())
      : crown(workshop, stream.whole(0, 999), stream.whole(4, 6)),
    white,
    {
      creaseDeg: 0,
      facetColor: (middle, normal) =>
        facetTone(mixHex(leaf, normal[2] > 0 ? '#ffffff' : '#10202a', Math.abs(normal[2]) * 0.16), 0.12, middle),
    },
  );
  const patch = Manifold.cylinder(9, 44, 50, 9).warp((point) => {
    const push = 1 + (scatter(Math.round(point[0]), Math.round(point[1]), 1) - 0.5) * 0.14;
    point[0] *= push;
    point[1] *= push;
  });
  const grass = seasonOf(words, isConifer) === 'winter' ? '#e8eef0' : mixHex(leaf, '#a9b45c', 0.55);
  assembly.add('Ground', patch, surface('Ground', kind, '#ffffff'), {
    creaseDeg: 0,
    facetColor: (middle, normal) => facetTone(normal[2] > 0.5 ? grass : '#8a6a4a', 0.08, middle),
  });
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -25, riseDeg: 18 },
    backdrop: skyFor(leaf, colors.ground, colors.isDark),
  };
}

function seasonOf(words: string, isConifer: boolean): keyof typeof LEAVES {
  if (/\b(winter|snow|snowy)\b/u.test(words)) return 'winter';
  if (/\b(autumn|fall|maple|october)\b/u.test(words)) return 'autumn';
  if (/\b(blossom|cherry|sakura|almond)\b/u.test(words)) return 'blossom';
  return /\bspring\b/u.test(words) && !isConifer ? 'spring' : 'summer';
}

/** Tiers of cut cones, each turned and a little uneven at its lower edge. */
function conifer({ kernel }: Workshop, tiers: number, chance: number): Manifold {
  const { Manifold } = kernel;
  const cones = Array.from({ length: tiers }, (_, tier) => {
    const share = tier / (tiers - 1);
    const [radius, height] = [46 - 28 * share, 52 - 12 * share];
    return Manifold.cylinder(height, radius, 1.4, 10)
      .warp((point) => {
        if (point[2] > 1) return;
        const uneven = scatter(Math.round(point[0]), Math.round(point[1]), tier + chance * 9);
        point[2] -= uneven * 7;
        const push = 0.92 + uneven * 0.16;
        point[0] *= push;
        point[1] *= push;
      })
      .rotate([0, 0, tier * 23 + chance * 60])
      .translate([0, 0, 38 + tier * (27 - share * 3)]);
  });
  return Manifold.union(cones);
}

function crown(workshop: Workshop, seed: number, balls: number): Manifold {
  const around = Array.from({ length: balls }, (_, index) => {
    const angle = (index * 2 * Math.PI) / balls + seed;
    const size = 23 + 9 * scatter(index, seed, 2);
    return roughBall(workshop, size, 0.07, seed + index).translate([
      Math.cos(angle) * 25,
      Math.sin(angle) * 25,
      92 + 16 * scatter(index, seed, 5),
    ]);
  });
  return workshop.kernel.Manifold.union([roughBall(workshop, 36, 0.07, seed).translate([0, 0, 118]), ...around]);
}

function skyFor(leaf: string, ground: string, isDark: boolean): string {
  const { h } = fromHex(leaf);
  return isDark ? mixHex(ground, '#7fa0b8', 0.4) : toHex({ l: 0.92, c: 0.03, h: (h + 60) % 360 });
}
