import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flatLabel } from '../geometry/label-patch.ts';
import { surface } from '../materials.ts';

const LONGER_SIDE_MM = 300;

/** A framed picture on a narrow ledge: for pictures that were given, and for words no typeface has letters for. */
export function panel({ workshop, colors, hasLabel, surface: kind, labelAspect = 1 }: Draft): Piece {
  const { CrossSection } = workshop.kernel;
  const [width, height] =
    labelAspect >= 1 ? [LONGER_SIDE_MM, LONGER_SIDE_MM / labelAspect] : [LONGER_SIDE_MM * labelAspect, LONGER_SIDE_MM];
  const sheet = (grow: number) => CrossSection.square([width + grow, height + grow], true);
  const assembly = openAssembly(workshop);
  const outer = sheet(34).offset(3, 'Round', 2, 32);
  const frame = bevelledPrism(workshop, { section: outer.subtract(sheet(-4)), fromMm: -10, toMm: 14, bevelMm: 4 });
  const back = bevelledPrism(workshop, { section: sheet(10), fromMm: -10, toMm: 0, bevelMm: 0.5 });
  const upright = (solid: typeof frame) => solid.rotate([90, 0, 0]).translate([0, 0, height / 2 + 20 + 9]);
  assembly.add('Frame', upright(frame), surface('Frame', kind ?? 'wood', colors.isDark ? colors.ground : colors.ink));
  assembly.add('Board', upright(back), surface('Board', 'matte', '#f3f0ea'));
  const ledge = CrossSection.square([width * 0.7, 56], true).offset(6, 'Round', 2, 32);
  assembly.add(
    'Ledge',
    bevelledPrism(workshop, { section: ledge, fromMm: 0, toMm: 10, bevelMm: 2.4, isBothSided: true }),
    surface('Ledge', kind ?? 'wood', mixHex(colors.ink, colors.ground, 0.4)),
  );
  if (hasLabel) {
    const material = { ...surface('Picture', 'matte', '#ffffff'), hasLabel: true };
    assembly.decal(
      flatLabel({
        name: 'Picture',
        material,
        middle: [0, 0, height / 2 + 29],
        widthMm: width - 4,
        heightMm: height - 4,
      }),
    );
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -20, riseDeg: 8 },
    label: { kind: 'sheet', widthMm: width - 4, heightMm: height - 4, ground: colors.ground },
  };
}
