import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { facetTone, roughBall } from '../geometry/facets.ts';
import { surface } from '../materials.ts';
import type { Manifold } from '../workshop.ts';

/** A small house on its lawn: gable, overhanging roof, chimney, door, lit windows, a path and bushes. */
export function house({ workshop, colors, surface: kind = 'clay', random }: Draft): Piece {
  const { CrossSection, Manifold } = workshop.kernel;
  const stream = random('house');
  const [width, depth, wall, ridge] = [
    stream.between(72, 92),
    stream.between(66, 84),
    stream.between(44, 58),
    stream.between(34, 48),
  ];
  const assembly = openAssembly(workshop);
  const light = colors.isDark ? mixHex(colors.ink, colors.accent, 0.08) : mixHex(colors.ground, '#ffffff', 0.35);
  const roofColor = colors.isDark ? colors.accent : colors.primary;
  const gable: [number, number][] = [
    [-width / 2, 0],
    [width / 2, 0],
    [width / 2, wall],
    [0, wall + ridge],
    [-width / 2, wall],
  ];
  const deep = (section: ReturnType<typeof CrossSection.ofPolygons>, length: number, bevelMm: number): Manifold =>
    bevelledPrism(workshop, { section, fromMm: -length / 2, toMm: length / 2, bevelMm, isBothSided: true }).rotate([
      90, 0, 0,
    ]);
  assembly.add('Walls', deep(CrossSection.ofPolygons([gable]), depth, 0.8), surface('Plaster', kind, light));
  const [reach, drop, thick] = [width / 2 + 8, (8 * ridge) / (width / 2), 6];
  const roof: [number, number][] = [
    [-reach, wall - drop],
    [0, wall + ridge],
    [reach, wall - drop],
    [reach, wall - drop + thick * 1.3],
    [0, wall + ridge + thick * 1.4],
    [-reach, wall - drop + thick * 1.3],
  ];
  assembly.add('Roof', deep(CrossSection.ofPolygons([roof]), depth + 16, 1.4), surface('Tiles', kind, roofColor));
  const chimney = Manifold.cube([13, 13, 40], true).translate([width * 0.24, depth * 0.14, wall + ridge * 0.62]);
  const cap = Manifold.cube([17, 17, 5], true).translate([width * 0.24, depth * 0.14, wall + ridge * 0.62 + 20]);
  assembly.add('Chimney', chimney.add(cap), surface('Brick', kind, mixHex(roofColor, colors.ink, 0.35)));
  const front = (x: number, z: number, w: number, h: number, grow: number, depthMm: number): Manifold =>
    bevelledPrism(workshop, {
      section: CrossSection.square([w + grow, h + grow], true),
      fromMm: 0,
      toMm: depthMm,
      bevelMm: 0.7,
    })
      .rotate([90, 0, 0])
      .translate([x, -depth / 2 + 0.6, z]);
  const side = (y: number): readonly [Manifold, Manifold] => {
    const at = (grow: number, depthMm: number) =>
      front(0, wall * 0.56, 20, 20, grow, depthMm)
        .translate([0, depth / 2, 0])
        .rotate([0, 0, -90])
        .translate([-width / 2 + 0.6 - 0.6, y, 0]);
    return [at(5, 2.2), at(0, 2.8)];
  };
  const windows = [front(width * 0.24, wall * 0.56, 19, 20, 0, 2.8), front(0, wall + ridge * 0.36, 14, 14, 0, 2.8)];
  const frames = [front(width * 0.24, wall * 0.56, 19, 20, 5, 2.2), front(0, wall + ridge * 0.36, 14, 14, 5, 2.2)];
  for (const y of [-depth * 0.2, depth * 0.2]) {
    const [frame, pane] = side(y);
    frames.push(frame);
    windows.push(pane);
  }
  assembly.add(
    'Frames',
    Manifold.union(frames),
    surface('Frames', kind, colors.isDark ? colors.secondary : colors.ink),
  );
  assembly.add('Windows', Manifold.union(windows), { ...surface('Windows', 'glossy', '#ffd98a'), glow: '#5c3a08' });
  assembly.add(
    'Door',
    front(-width * 0.22, 18, 19, 36, 0, 3).translate([0, 0, 0.6]),
    surface('Door', kind, colors.isDark ? colors.primary : colors.accent),
  );
  const lawn = CrossSection.square([118, 112], true).offset(14, 'Round', 2, 48);
  assembly.add(
    'Lawn',
    bevelledPrism(workshop, { section: lawn, fromMm: -9, toMm: 0.3, bevelMm: 2.4, isBothSided: true }),
    surface('Lawn', 'clay', '#86a957'),
  );
  const path = CrossSection.square([17, 40], true)
    .offset(2, 'Round', 2, 24)
    .translate([-width * 0.22, -depth / 2 - 14]);
  assembly.add(
    'Path',
    bevelledPrism(workshop, { section: path, fromMm: -1, toMm: 1.2, bevelMm: 0.5 }),
    surface('Path', 'clay', '#cdbb9c'),
  );
  const bushes = [
    [width / 2 + 12, -depth / 2 + 4, 11],
    [width / 2 + 11, depth * 0.2, 14],
    [-width / 2 - 13, -depth / 2 + 8, 9],
  ] as const;
  assembly.add(
    'Bushes',
    Manifold.union(
      bushes.map(([x, y, r], index) => roughBall(workshop, r, 0.08, index + 3).translate([x, y, r * 0.7])),
    ),
    surface('Bushes', 'clay', '#ffffff'),
    {
      creaseDeg: 0,
      facetColor: (middle) => facetTone('#4d7f45', 0.14, middle),
    },
  );
  return { parts: assembly.parts, solids: assembly.solids, view: { turnDeg: -32, riseDeg: 22 } };
}
