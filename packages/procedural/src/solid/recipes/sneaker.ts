import { fromHex, mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flattenPath } from '../geometry/flatten-path.ts';
import { surface } from '../materials.ts';
import type { CrossSection, Manifold, Workshop } from '../workshop.ts';

/** Side view of the parts of a running shoe, the toe to the left; a drawing of 300 × 150 units, y down. */
const UPPER =
  'M24 104C26 88 44 82 70 78C92 74 108 62 124 46C130 40 138 40 144 44C156 52 172 52 190 42C200 36 214 34 226 34C240 34 250 40 252 50C254 60 258 66 264 72C272 82 276 92 276 104Z';
const MIDSOLE =
  'M14 112C12 104 18 98 30 100C90 104 130 98 180 98C220 98 250 92 280 88C292 90 294 104 292 116C290 124 284 128 272 128L44 128C26 128 16 122 14 112Z';
const OUTSOLE =
  'M16 120C24 130 40 132 60 131C120 128 180 134 270 132C284 131 292 126 292 118L292 126C292 136 284 140 270 140L50 140C30 140 18 134 16 120Z';
const TOE = 'M22 104C24 90 42 83 66 79C76 84 80 94 80 104Z';
const HEEL = 'M276 104C276 92 272 82 264 72C258 66 254 58 252 48C244 52 238 66 236 80C234 90 234 98 236 104Z';
const STRIPE = 'M118 104C136 86 172 70 232 74C196 76 160 90 142 104Z';
const TONGUE = 'M120 52C128 34 138 24 150 20C158 18 164 24 162 32C160 40 152 46 146 50Z';

/** A running shoe of stacked side panels: a silhouette given the width of a foot, its panels raised on both sides. */
export function sneaker({ workshop, colors, surface: kind = 'matte' }: Draft): Piece {
  const assembly = openAssembly(workshop);
  const white = colors.isDark ? mixHex(colors.ink, '#ffffff', 0.2) : mixHex(colors.ground, '#ffffff', 0.6);
  const panel = fromHex(colors.primary).l > 0.75 ? colors.accent : colors.primary;
  const shape = (d: string) => sectionOf(workshop, d);
  const slab = (section: CrossSection, half: number, bevelMm: number) =>
    bevelledPrism(workshop, { section, fromMm: -half, toMm: half, bevelMm, isBothSided: true });
  const opening = shape('M150 0L236 0L240 40C226 52 176 62 158 46Z');
  const upper = slab(shape(UPPER), 37, 20).subtract(slab(opening, 24, 4));
  assembly.add('Upper', stand(upper), surface('Knit', kind, panel), { creaseDeg: 50 });
  assembly.add('Tongue', stand(slab(shape(TONGUE), 20, 5)), surface('Tongue', kind, mixHex(panel, '#000000', 0.25)));
  assembly.add('Midsole', stand(slab(shape(MIDSOLE), 41, 9)), surface('Foam', kind, white), { creaseDeg: 50 });
  assembly.add(
    'Outsole',
    stand(slab(shape(OUTSOLE), 39, 3)),
    surface('Rubber', kind, mixHex(colors.isDark ? colors.ground : colors.ink, '#111111', 0.4)),
  );
  for (const [name, d, color, half] of [
    ['Toe cap', TOE, mixHex(panel, white, 0.65), 31],
    ['Heel', HEEL, colors.accent, 36],
    ['Stripe', STRIPE, white, 39],
  ] as const) {
    assembly.add(name, stand(slab(shape(d), half, 6)), surface(name, kind, color), { creaseDeg: 50 });
  }
  const laces = Array.from({ length: 4 }, (_, index) => {
    const [x, y] = [92 + index * 13, 69 - index * 10.4];
    return workshop.kernel.Manifold.cylinder(52, 3.1, -1, 20, true)
      .rotate([0, index % 2 === 0 ? 7 : -7, 0])
      .translate([x - 150, 128 - y + 3, 0]);
  });
  assembly.add('Laces', stand(workshop.kernel.Manifold.union(laces)), surface('Laces', 'matte', white));
  return { parts: assembly.parts, solids: assembly.solids, view: { turnDeg: -34, riseDeg: 20 } };
}

function sectionOf({ kernel, segments }: Workshop, d: string): CrossSection {
  const outlines = flattenPath(d, 12 / segments).map((outline) =>
    outline.map(([x, y]): [number, number] => [x - 150, 128 - y]),
  );
  return kernel.CrossSection.ofPolygons(outlines, 'NonZero');
}

/** Gives the panels the outline of a foot seen from above, lifts the toe, and sets them upright. */
function stand(solid: Manifold): Manifold {
  return solid
    .refineToLength(8)
    .warp((point) => {
      const [x, y] = point;
      const toe = clamp((-x - 84) / 54);
      const heel = clamp((x - 96) / 46);
      const arch = 1 - 0.2 * Math.exp(-(((x - 18) / 52) ** 2));
      const back = 1 - 0.1 * clamp((x + 20) / 80);
      // The collar leans in over the ankle.
      const lean = 1 - 0.26 * clamp((y - 44) / 60);
      point[2] *= Math.sqrt(1 - 0.8 * toe * toe) * Math.sqrt(1 - 0.62 * heel * heel) * arch * back * lean;
      point[1] += toe * toe * 9;
    })
    .rotate([90, 0, 0]);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
