import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import type { Point } from '../geometry/flatten-path.ts';
import { arcLine, smoothLine, turn } from '../geometry/profile.ts';
import { surface } from '../materials.ts';

/** Outlines of a foot as shares of 60 mm, from the table to the stem. */
const FEET: readonly (readonly Point[])[] = [
  [
    [0.9, 0.06],
    [1, 0.5],
    [0.86, 1.1],
    [0.4, 1.7],
    [0.2, 2.2],
  ],
  [
    [0.7, 0.06],
    [0.5, 0.4],
    [0.9, 1],
    [0.72, 1.6],
    [0.22, 2.1],
  ],
  [
    [1.1, 0.06],
    [1.08, 0.24],
    [0.4, 0.34],
    [0.2, 0.6],
    [0.2, 2.2],
  ],
];

/** A table lamp: a turned foot, a brass stem and a shade that glows. */
export function lamp({ workshop, colors, surface: kind = 'glossy', random }: Draft): Piece {
  const stream = random('lamp');
  const foot = stream.pick(FEET).map(([r, z]): Point => [r * 60, z * 60]);
  const assembly = openAssembly(workshop);
  const color = colors.isDark ? colors.primary : mixHex(colors.primary, colors.ink, 0.1);
  assembly.add('Foot', turn(workshop, [[foot[0]![0] - 3, 0], ...smoothLine(foot, 10)]), surface('Foot', kind, color));
  const top = foot.at(-1)![1];
  assembly.add(
    'Stem',
    turn(workshop, [[5, top - 4], [5, top + 60], ...arcLine([0, top + 178], 6, -60, 85, 6)]),
    surface('Brass', 'gold', '#ffffff'),
  );
  const [low, high] = [top + 34, top + 168];
  const [wide, narrow] = [stream.between(92, 112), stream.between(54, 84)];
  const shade = turn(workshop, [
    [wide, low],
    [narrow, high],
  ]).subtract(
    turn(workshop, [
      [wide - 2.4, low - 2],
      [wide - 2.6, low],
      [narrow - 2.4, high],
      [narrow - 2.6, high + 2],
    ]),
  );
  const cloth = mixHex(colors.isDark ? colors.ink : colors.ground, '#fff1d6', 0.5);
  assembly.add('Shade', shade, { ...surface('Cloth', 'clay', cloth), glow: '#4a3418' });
  const spokes = [0, 120, 240].map((angle) =>
    workshop.kernel.Manifold.cylinder(narrow - 2, 1.6, -1, 12)
      .rotate([0, 90, 0])
      .translate([0, 0, high - 8])
      .rotate([0, 0, angle]),
  );
  assembly.add('Spokes', workshop.kernel.Manifold.union(spokes), surface('Brass', 'gold', '#ffffff'));
  assembly.add('Bulb', workshop.kernel.Manifold.sphere(24, workshop.segments).translate([0, 0, top + 84]), {
    ...surface('Bulb', 'matte', '#fff3cf'),
    glow: '#ffe2a0',
  });
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -18, riseDeg: 12 },
    backdrop: colors.isDark ? mixHex(colors.ground, colors.primary, 0.25) : mixHex(colors.secondary, '#ffffff', 0.35),
  };
}
