import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flatLabel } from '../geometry/label-patch.ts';
import { surface } from '../materials.ts';

/** Width, depth, height in millimetres: carton, gift box, slim box. */
const FORMATS = [
  [120, 70, 170],
  [150, 120, 110],
  [96, 60, 190],
] as const;
const LID_SHARE = 0.2;

/** A packaging box: a body, a lid of another colour with the line where it opens, and a printed front and side. */
export function box({ workshop, colors, hasLabel, surface: kind = 'matte', random }: Draft): Piece {
  const [width, depth, height] = random('box').pick(FORMATS);
  const { CrossSection } = workshop.kernel;
  const sheet = (grow: number) => CrossSection.square([width + grow, depth + grow], true).offset(1.2, 'Round', 2, 24);
  const lidFrom = height * (1 - LID_SHARE);
  const color = colors.isDark ? colors.primary : mixHex(colors.primary, colors.ground, 0.1);
  const assembly = openAssembly(workshop);
  assembly.add(
    'Body',
    bevelledPrism(workshop, { section: sheet(-2.4), fromMm: 0, toMm: lidFrom + 6, bevelMm: 0.9, isBothSided: true }),
    surface('Card', kind, color),
  );
  assembly.add(
    'Lid',
    bevelledPrism(workshop, {
      section: sheet(0),
      fromMm: lidFrom + 0.9,
      toMm: height,
      bevelMm: 1.4,
      isBothSided: true,
    }),
    surface('Lid', kind, colors.isDark ? colors.accent : colors.ink),
  );
  const faceHeight = lidFrom - 3;
  if (hasLabel) {
    const material = { ...surface('Print', kind, color), hasLabel: true };
    const face = { name: 'Front', material, heightMm: faceHeight, widthMm: width - 4 };
    assembly.decal(flatLabel({ ...face, middle: [0, -depth / 2, faceHeight / 2 + 2] }));
    assembly.decal(flatLabel({ ...face, name: 'Back', middle: [0, -depth / 2, faceHeight / 2 + 2], turnDeg: 180 }));
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -30, riseDeg: 20 },
    label: { kind: 'sheet', widthMm: width - 4, heightMm: faceHeight, ground: color },
  };
}
