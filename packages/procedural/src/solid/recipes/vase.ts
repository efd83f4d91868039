import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import type { Point } from '../geometry/flatten-path.ts';
import { smoothLine, turn } from '../geometry/profile.ts';
import { surface } from '../materials.ts';

/** Outlines from foot to lip as shares of the largest radius and of the height. */
const OUTLINES: readonly (readonly Point[])[] = [
  [
    [0.5, 0],
    [0.86, 0.16],
    [1, 0.4],
    [0.78, 0.66],
    [0.4, 0.84],
    [0.36, 0.92],
    [0.52, 1],
  ],
  [
    [0.42, 0],
    [0.5, 0.1],
    [0.82, 0.4],
    [1, 0.68],
    [0.86, 0.86],
    [0.56, 0.94],
    [0.6, 1],
  ],
  [
    [0.66, 0],
    [0.98, 0.14],
    [1, 0.32],
    [0.62, 0.56],
    [0.42, 0.74],
    [0.5, 0.88],
    [0.86, 1],
  ],
  [
    [0.8, 0],
    [0.92, 0.2],
    [0.7, 0.46],
    [0.74, 0.62],
    [1, 0.82],
    [0.98, 0.92],
    [0.84, 1],
  ],
  [
    [0.62, 0],
    [1, 0.24],
    [0.94, 0.44],
    [0.36, 0.6],
    [0.3, 0.78],
    [0.34, 0.9],
    [0.46, 1],
  ],
];
const WALL_MM = 4;

/** A vase: a seeded outline, plain, fluted or twisted, with a band of glaze where the seed says so. */
export function vase({ workshop, colors, brief, surface: kind, random }: Draft): Piece {
  const { paint } = workshop;
  const stream = random('vase');
  const outline = stream.pick(OUTLINES);
  const height = stream.between(190, 250);
  const radius = stream.between(58, 74);
  const ribs = stream.pick([0, 0, 9, 12, 16, 24]);
  const depth = ribs === 0 ? 0 : stream.between(0.03, 0.06);
  const twist = ribs === 0 ? 0 : stream.pick([0, 0, 0.8, 1.6]);
  const wall = smoothLine(outline, Math.round(workshop.segments / 9)).map(([r, z]): Point => [r * radius, z * height]);
  const segments = ribs === 0 ? workshop.segments : Math.max(workshop.segments, ribs * 6);
  const outer = paint(turn(workshop, wall, segments), 'body');
  const hollow: readonly Point[] = [
    ...wall.filter(([, z]) => z > 8).map(([r, z]): Point => [Math.max(4, r - WALL_MM), z]),
    [wall.at(-1)![0] - WALL_MM, height + 5],
  ];
  const inner = paint(turn(workshop, hollow, segments), 'inside');
  const body = outer.subtract(inner).warp((point) => {
    if (ribs === 0) return;
    const angle = Math.atan2(point[1], point[0]) * ribs + (point[2] / height) * twist * Math.PI * 2;
    // Ribs run out towards the lip and the foot, so that both stay round.
    const swell = Math.sin(Math.PI * Math.min(1, Math.max(0, point[2] / height))) ** 0.6;
    const grow = 1 + depth * swell * Math.cos(angle);
    point[0] *= grow;
    point[1] *= grow;
  });
  const finish =
    kind ??
    (/\b(clay|terracotta|ceramic|pottery|stoneware)\b/iu.test(brief.prompt)
      ? 'clay'
      : stream.pick(['clay', 'glossy', 'matte'] as const));
  const color = stream.pick([colors.primary, colors.accent, mixHex(colors.primary, colors.ground, 0.5)]);
  const assembly = openAssembly(workshop);
  assembly.add(
    'Vase',
    body,
    {
      body: surface('Vase', finish, color),
      inside: surface('Inside', finish, mixHex(color, '#000000', 0.35)),
    },
    { creaseDeg: 60 },
  );
  return { parts: assembly.parts, solids: assembly.solids, view: { turnDeg: -20, riseDeg: 16 } };
}
