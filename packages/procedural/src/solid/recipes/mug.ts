import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import type { Point } from '../geometry/flatten-path.ts';
import { wrappedLabel } from '../geometry/label-patch.ts';
import { arcLine, radiusAt, smoothLine, turn } from '../geometry/profile.ts';
import { surface } from '../materials.ts';

const HEIGHT_MM = 96;
const WALL_MM = 4.2;
/** Radius at the foot, at half height and at the rim. */
const BODIES = [
  [40, 41, 41],
  [33, 40, 43],
  [38, 45, 40],
  [44, 42, 39],
] as const;

/** A mug with a handle to the right and a print on the front; with a drink in it where the brief names one. */
export function mug({ workshop, brief, colors, surface: kind = 'glossy', hasLabel, random }: Draft): Piece {
  const { kernel, paint } = workshop;
  const [foot, waist, rim] = random('mug').pick(BODIES);
  const wall: readonly Point[] = smoothLine(
    [
      [foot, 7],
      [waist, HEIGHT_MM / 2],
      [rim, HEIGHT_MM],
    ],
    workshop.segments / 6,
  );
  const outer: readonly Point[] = [[foot - 9, 0], ...arcLine([foot - 7, 7], 7, -90, 0), ...wall];
  const inner: readonly Point[] = [
    [foot - WALL_MM - 8, 5],
    ...arcLine([foot - WALL_MM - 8, 13], 8, -90, 0),
    ...wall.filter(([, z]) => z > 14).map(([r, z]): Point => [r - WALL_MM, z]),
    [rim - WALL_MM, HEIGHT_MM + 8],
  ];
  const lip = kernel.CrossSection.circle(WALL_MM / 2, 20)
    .translate([rim - WALL_MM / 2, HEIGHT_MM])
    .revolve(workshop.segments);
  const handle = kernel.CrossSection.circle(1, 24)
    .scale([4.6, 6.6])
    .translate([25, 0])
    .revolve(workshop.segments)
    .rotate([90, 0, 0])
    .scale([0.92, 1, 1.12])
    .translate([waist - 2, 0, HEIGHT_MM * 0.5]);
  const body = paint(turn(workshop, outer).add(lip).add(handle), 'body')
    .subtract(paint(turn(workshop, inner), 'inside'))
    .add(paint(lip, 'body'));
  const color = colors.isDark ? colors.primary : mixHex(colors.ground, '#ffffff', 0.35);
  const assembly = openAssembly(workshop);
  assembly.add('Mug', body, {
    body: surface('Glaze', kind, color),
    inside: surface('Inside', kind, colors.isDark ? mixHex(colors.accent, '#ffffff', 0.1) : colors.primary),
  });
  const drink = drinkOf(brief.prompt);
  if (drink !== undefined) {
    const level = HEIGHT_MM - 13;
    assembly.add(
      'Drink',
      kernel.Manifold.cylinder(2, radiusAt(inner, level) + 0.4, -1, workshop.segments).translate([0, 0, level - 2]),
      surface('Drink', 'glossy', drink),
    );
  }
  const spreadDeg = 132;
  const [fromMm, toMm] = [13, HEIGHT_MM - 9];
  if (hasLabel) {
    const material = { ...surface('Print', kind, color), hasLabel: true };
    assembly.decal(
      wrappedLabel({
        name: 'Print',
        material,
        radiusAt: (z) => radiusAt(outer, z),
        fromMm,
        toMm,
        spreadDeg,
        columns: workshop.segments,
      }),
    );
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: 5, riseDeg: 19 },
    label: { kind: 'print', widthMm: (spreadDeg / 180) * Math.PI * waist, heightMm: toMm - fromMm, ground: color },
  };
}

function drinkOf(prompt: string): string | undefined {
  if (/\b(coffee|espresso|americano)\b/iu.test(prompt)) return '#3a1f12';
  if (/\b(latte|cappuccino|cocoa|hot chocolate)\b/iu.test(prompt)) return '#8a5a3a';
  if (/\b(tea|chai)\b/iu.test(prompt)) return '#9a4d16';
  if (/\bmatcha\b/iu.test(prompt)) return '#8fae4f';
  return undefined;
}
