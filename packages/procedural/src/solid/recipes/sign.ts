import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flatLabel } from '../geometry/label-patch.ts';
import { arcLine, turn } from '../geometry/profile.ts';
import { surface } from '../materials.ts';

/** A sign with a painted board: on two posts in the ground, or hanging from an iron arm. */
export function sign(draft: Draft): Piece {
  const { brief, random } = draft;
  const words = brief.prompt.toLowerCase();
  const hangs =
    /\b(hanging|shop|pub|tavern|inn|bakery|cafe|barber|store)\b/u.test(words) ||
    (!/\b(post|road|trail|wooden|garden|yard)\b/u.test(words) && random('sign').next() < 0.4);
  return hangs ? hanging(draft) : standing(draft);
}

function standing(draft: Draft): Piece {
  const { workshop, colors, hasLabel } = draft;
  const { CrossSection, Manifold } = workshop.kernel;
  const assembly = openAssembly(workshop);
  const wood = surface('Wood', 'wood', '#ffffff');
  const square = (width: number, height: number, corner: number) =>
    CrossSection.square([width - 2 * corner, height - 2 * corner], true).offset(corner, 'Round', 2, 40);
  const post = (x: number) =>
    bevelledPrism(workshop, { section: square(46, 46, 6).translate([x, 34]), fromMm: 0, toMm: 920, bevelMm: 14 });
  assembly.add('Posts', post(-260).add(post(260)), surface('Post', 'wood', colors.ink));
  const [width, height] = [720, 400];
  const board = bevelledPrism(workshop, {
    section: square(width, height, 26),
    fromMm: -14,
    toMm: 14,
    bevelMm: 8,
    isBothSided: true,
  });
  const frame = square(width, height, 26).subtract(square(width - 52, height - 52, 12));
  const rim = bevelledPrism(workshop, { section: frame, fromMm: 4, toMm: 24, bevelMm: 7 });
  assembly.add('Board', board.rotate([90, 0, 0]).translate([0, 0, 660]), wood);
  assembly.add(
    'Frame',
    rim.rotate([90, 0, 0]).translate([0, 0, 660]),
    surface('Frame', 'matte', colors.isDark ? colors.accent : colors.primary),
  );
  assembly.add(
    'Ground',
    Manifold.cylinder(24, 420, 450, 48),
    surface('Ground', 'clay', mixHex('#7d9a55', colors.primary, 0.15)),
  );
  const face = { widthMm: width - 50, heightMm: height - 50 };
  const ground = colors.isDark ? colors.ground : mixHex(colors.ground, '#ffffff', 0.2);
  if (hasLabel) {
    const material = { ...surface('Painting', 'matte', ground), hasLabel: true };
    assembly.decal(flatLabel({ name: 'Painting', material, middle: [0, -14, 660], ...face }));
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -22, riseDeg: 10 },
    label: { kind: 'print', ...face, ground },
    backdrop: mixHex(colors.secondary, '#ffffff', colors.isDark ? 0.55 : 0.7),
  };
}

function hanging(draft: Draft): Piece {
  const { workshop, colors, hasLabel } = draft;
  const { CrossSection, Manifold } = workshop.kernel;
  const assembly = openAssembly(workshop);
  const iron = { ...surface('Iron', 'silver', '#303030'), color: '#2b2a2c', metallic: 0.7, roughness: 0.45 };
  const rod = (length: number, radius: number) => Manifold.cylinder(length, radius, -1, 24);
  const knob = turn(workshop, [[1, -16], ...arcLine([0, 0], 16, -80, 80, 10), [1, 16]], 32);
  const post = rod(700, 17)
    .add(
      turn(workshop, [
        [92, 0],
        [90, 12],
        [34, 22],
        [18, 52],
      ]),
    )
    .add(knob.scale([1.6, 1.6, 1.6]).translate([0, 0, 716]));
  const arm = rod(500, 11)
    .rotate([0, 90, 0])
    .translate([0, 0, 630])
    .add(knob.translate([508, 0, 630]));
  const hooks = [170, 410].map((x) => rod(64, 5).translate([x, 0, 570]));
  assembly.add('Arm', Manifold.union([post, arm, ...hooks]), iron);
  const radius = 215;
  const disc = CrossSection.circle(radius, 96);
  const [x, z] = [290, 640 - radius];
  const board = bevelledPrism(workshop, { section: disc, fromMm: -18, toMm: 18, bevelMm: 8, isBothSided: true });
  const ring = bevelledPrism(workshop, {
    section: disc.subtract(CrossSection.circle(radius - 22, 96)),
    fromMm: -28,
    toMm: 28,
    bevelMm: 9,
    isBothSided: true,
  });
  const down = 56;
  assembly.add('Board', board.rotate([90, 0, 0]).translate([x, 0, z - down]), surface('Wood', 'wood', '#ffffff'));
  assembly.add('Ring', ring.rotate([90, 0, 0]).translate([x, 0, z - down]), surface('Ring', 'matte', colors.accent));
  const ground = colors.isDark ? colors.ground : mixHex(colors.primary, colors.ink, 0.2);
  const side = (radius - 22) * Math.SQRT2 * 0.98;
  const face = bevelledPrism(workshop, {
    section: CrossSection.circle(radius - 20, 96),
    fromMm: -20,
    toMm: 20,
    bevelMm: 0,
    isBothSided: true,
  });
  assembly.add('Face', face.rotate([90, 0, 0]).translate([x, 0, z - down]), surface('Face', 'matte', ground));
  if (hasLabel) {
    const material = { ...surface('Painting', 'matte', ground), hasLabel: true };
    assembly.decal(
      flatLabel({ name: 'Painting', material, middle: [x, -20, z - down], widthMm: side, heightMm: side }),
    );
    assembly.decal(
      flatLabel({
        name: 'Painting behind',
        material,
        middle: [-x, -20, z - down],
        widthMm: side,
        heightMm: side,
        turnDeg: 180,
      }),
    );
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -18, riseDeg: 6 },
    label: { kind: 'print', widthMm: side, heightMm: side, ground },
  };
}
