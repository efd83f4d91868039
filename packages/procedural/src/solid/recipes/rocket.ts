import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flattenPath } from '../geometry/flatten-path.ts';
import { smoothLine, turn } from '../geometry/profile.ts';
import { surface } from '../materials.ts';

const NOSE_FROM_MM = 120;

/** A toy rocket: a turned hull in three colours, three fins, a porthole and its flame. */
export function rocket({ workshop, colors, surface: kind = 'glossy', random }: Draft): Piece {
  const { CrossSection, Manifold } = workshop.kernel;
  const girth = random('rocket').between(0.88, 1.16);
  const line = smoothLine(
    [
      [15, 22],
      [24 * girth, 48],
      [27 * girth, 80],
      [22 * girth, 118],
      [11, 148],
      [0.4, 166],
    ],
    9,
  );
  const assembly = openAssembly(workshop);
  const white = colors.isDark ? mixHex(colors.ink, '#ffffff', 0.3) : mixHex(colors.ground, '#ffffff', 0.5);
  const red = colors.isDark ? colors.accent : colors.primary;
  const whole = turn(workshop, line);
  assembly.add('Hull', whole.trimByPlane([0, 0, -1], -NOSE_FROM_MM), surface('Hull', kind, white));
  assembly.add('Nose', whole.trimByPlane([0, 0, 1], NOSE_FROM_MM), surface('Nose', kind, red));
  const fin = flattenPath('M8 62C30 56 46 34 46 2C38 12 26 18 8 20Z', 0.2).map((outline) =>
    outline.map(([x, y]): [number, number] => [x + 8, y + 6]),
  );
  const blade = bevelledPrism(workshop, {
    section: CrossSection.ofPolygons(fin, 'NonZero'),
    fromMm: -3.4,
    toMm: 3.4,
    bevelMm: 2.6,
    isBothSided: true,
  }).rotate([90, 0, 0]);
  assembly.add(
    'Fins',
    Manifold.union([30, 150, 270].map((angle) => blade.rotate([0, 0, angle]))),
    surface('Fins', kind, red),
  );
  assembly.add(
    'Nozzle',
    turn(workshop, [
      [9, 12],
      [16.5, 14],
      [14, 26],
    ]),
    { ...surface('Nozzle', 'silver', '#777777') },
  );
  const porthole = CrossSection.circle(2.8, 24)
    .translate([11, 0])
    .revolve(workshop.segments)
    .rotate([84, 0, 0])
    .translate([0, -26.4 * girth, 92]);
  assembly.add('Frame', porthole, surface('Frame', kind, mixHex(colors.ink, colors.primary, 0.25)));
  assembly.add(
    'Window',
    Manifold.sphere(10.6, workshop.segments)
      .scale([1, 0.34, 1])
      .translate([0, -25.4 * girth, 92]),
    { ...surface('Window', 'glossy', '#7cc4ea'), roughness: 0.05 },
  );
  const flame = (scale: number) =>
    turn(
      workshop,
      smoothLine(
        [
          [0.5, -38 * scale],
          [6 * scale, -18 * scale],
          [10 * scale, -2],
          [7 * scale, 14],
        ],
        8,
      ),
    );
  assembly.add('Flame', flame(1), { ...surface('Flame', 'matte', '#f08a24'), glow: '#8a3a06' });
  assembly.add('Flame core', flame(0.62).translate([0, -5.6, 2]), {
    ...surface('Core', 'matte', '#ffd65a'),
    glow: '#a8741a',
  });
  return { parts: assembly.parts, solids: assembly.solids, view: { turnDeg: -22, riseDeg: 10 } };
}
