import { fromHex, mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { surface } from '../materials.ts';

/** Width of the whole text unless it has only a few letters. */
const WIDTH_MM = 200;
const TALLEST_CAPITAL_MM = 70;

/** Words as standing letters with rounded edges over a darker backing, on a base where one is asked for. */
export function solidType({ workshop, colors, text, base, surface: kind = 'glossy', random }: Draft): Piece {
  const { CrossSection } = workshop.kernel;
  const drawn = CrossSection.ofPolygons(
    text!.outlines.map((outline) => outline.map(([x, y]): [number, number] => [x, y])),
    'NonZero',
  );
  const box = drawn.bounds();
  const [wide, tall] = [box.max[0] - box.min[0], box.max[1] - box.min[1]];
  const scale = Math.min(WIDTH_MM / wide, TALLEST_CAPITAL_MM);
  const letters = drawn
    .translate([-(box.min[0] + box.max[0]) / 2, -box.min[1]])
    .scale([scale, scale])
    .offset(text!.strokeShare * scale, 'Round', 2, 24)
    .simplify(0.04);
  const height = scale;
  const depth = Math.min(28, Math.max(10, height * 0.5));
  const assembly = openAssembly(workshop);
  const face = colors.isDark ? colors.accent : colors.primary;
  const isPlaque = base === 'plaque' || base === 'coin';
  const front = bevelledPrism(workshop, {
    section: letters,
    fromMm: -depth / 2,
    toMm: depth / 2,
    bevelMm: Math.min(3.4, height * 0.055),
  });
  const grow = Math.min(4.5, height * 0.085);
  const backing = letters.offset(grow, 'Round', 2, workshop.segments);
  const under = fromHex(face).l > 0.55 ? mixHex(face, '#000000', 0.55) : mixHex(face, '#ffffff', 0.72);
  const lift = isPlaque ? 0 : grow;
  assembly.add('Letters', front.rotate([90, 0, 0]).translate([0, 0, lift]), surface('Letters', kind, face), {
    creaseDeg: 44,
  });
  if (isPlaque) {
    const [w, h] = [wide * scale, tall * scale];
    const sheet = CrossSection.square([w + 6, h + 6], true)
      .offset(15, 'Round', 2, workshop.segments)
      .translate([0, h / 2]);
    const plate = bevelledPrism(workshop, {
      section: sheet,
      fromMm: -depth / 2 - 6,
      toMm: -depth / 2 + 2,
      bevelMm: 1.6,
      isBothSided: true,
    });
    assembly.add(
      'Plaque',
      plate.rotate([90, 0, 0]),
      surface('Plaque', kind, colors.isDark ? colors.secondary : colors.ink),
    );
  } else {
    const shell = bevelledPrism(workshop, {
      section: backing,
      fromMm: -depth / 2 - 3,
      toMm: depth / 2 - Math.min(5, depth * 0.3),
      bevelMm: 1.4,
      isBothSided: true,
    });
    assembly.add('Backing', shell.rotate([90, 0, 0]).translate([0, 0, lift]), surface('Backing', kind, under), {
      creaseDeg: 44,
    });
  }
  if (!isPlaque && base !== 'none' && random('type-base').next() < 0.5) {
    const slab = CrossSection.square([wide * scale + 16, depth + 12], true).offset(5, 'Round', 2, workshop.segments);
    assembly.add(
      'Base',
      bevelledPrism(workshop, { section: slab, fromMm: -7, toMm: 0.6, bevelMm: 1.6, isBothSided: true }),
      surface('Base', kind, under),
    );
  }
  return { parts: assembly.parts, solids: assembly.solids, view: { turnDeg: -18, riseDeg: 12 }, notes: text!.notes };
}
