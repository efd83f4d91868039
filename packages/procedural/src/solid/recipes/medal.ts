import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flatLabel } from '../geometry/label-patch.ts';
import { surface } from '../materials.ts';
import type { CrossSection, Manifold, Workshop } from '../workshop.ts';
import { heightOf, layerArt } from './relief.ts';

const RADIUS_MM = 35;

/** A medal on its ribbon: a rimmed disc with the subject's relief, or a star, struck in one metal. */
export function medal(draft: Draft): Piece {
  const { workshop, colors, brief, art, surface: asked } = draft;
  const { CrossSection, Manifold } = workshop.kernel;
  const kind =
    asked ??
    (/\bsilver|second\b/iu.test(brief.prompt) ? 'silver' : /\bbronze|third\b/iu.test(brief.prompt) ? 'bronze' : 'gold');
  const disc = CrossSection.circle(RADIUS_MM, workshop.segments * 2);
  const rim = disc.subtract(CrossSection.circle(RADIUS_MM - 4, workshop.segments * 2));
  const beads = Array.from({ length: 48 }, (_, index) =>
    Manifold.sphere(0.9, 12)
      .translate([RADIUS_MM - 6.2, 0, 2])
      .rotate([0, 0, index * 7.5]),
  );
  const motif = art === undefined ? star(workshop) : motifOf(draft);
  const coin = Manifold.union([
    bevelledPrism(workshop, { section: disc, fromMm: -2, toMm: 2, bevelMm: 0.8, isBothSided: true }),
    bevelledPrism(workshop, { section: rim, fromMm: -3.2, toMm: 3.2, bevelMm: 1.2, isBothSided: true }),
    ...beads,
    motif,
    CrossSection.circle(5.4, 40)
      .subtract(CrossSection.circle(3.4, 40))
      .extrude(2.6, 0, 0, [1, 1], true)
      .translate([0, RADIUS_MM + 3.4, 0]),
  ]);
  const assembly = openAssembly(workshop);
  assembly.add('Medal', coin.rotate([90, 0, 0]), surface('Metal', kind, '#ffffff'));
  // The ribbon's two ends run up and apart behind each other, three stripes each.
  const stripe = (shift: number, width: number): CrossSection =>
    CrossSection.square([width, 74], true).translate([shift, 37]);
  const cloth = (section: CrossSection, lean: number, depth: number): Manifold =>
    bevelledPrism(workshop, {
      section: section.rotate(lean).translate([0, RADIUS_MM + 6]),
      fromMm: depth,
      toMm: depth + 1.3,
      bevelMm: 0.3,
    });
  const isLight = colors.isDark ? colors.ink : colors.ground;
  for (const [lean, depth] of [
    [19, -1.6],
    [-19, 0],
  ] as const) {
    const end = CrossSection.square([140, 60], true).translate([0, RADIUS_MM + 6 + 56 + 30]);
    const cut = (section: CrossSection, grow: number) =>
      cloth(section, lean, depth - grow / 2)
        .subtract(end.extrude(20, 0, 0, [1, 1], true))
        .rotate([90, 0, 0]);
    assembly.add(
      'Ribbon',
      cut(stripe(0, 23), 0),
      surface(
        'Ribbon',
        'matte',
        colors.primary === isLight ? colors.accent : mixHex(colors.primary, colors.ink, colors.isDark ? 0 : 0.1),
      ),
    );
    const middle = bevelledPrism(workshop, {
      section: stripe(0, 6)
        .rotate(lean)
        .translate([0, RADIUS_MM + 6]),
      fromMm: depth - 0.25,
      toMm: depth + 1.55,
      bevelMm: 0.3,
    });
    assembly.add(
      'Stripe',
      middle.subtract(end.extrude(20, 0, 0, [1, 1], true)).rotate([90, 0, 0]),
      surface('Stripe', 'matte', isLight),
    );
  }
  const isLettered = draft.hasLabel && brief.texts.length > 0 && art === undefined;
  if (isLettered) {
    const material = { ...surface('Plate', 'matte', '#f4ecd8'), hasLabel: true };
    assembly.decal(flatLabel({ name: 'Plate', material, middle: [0, -3.2, 0], widthMm: 40, heightMm: 26 }));
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -20, riseDeg: 8 },
    ...(isLettered ? { label: { kind: 'print', widthMm: 40, heightMm: 26, ground: '#f4ecd8' } } : {}),
    backdrop: colors.isDark ? mixHex(colors.ground, colors.primary, 0.35) : mixHex(colors.primary, '#ffffff', 0.78),
  };
}

function star(workshop: Workshop): Manifold {
  const corners = Array.from({ length: 10 }, (_, index): [number, number] => {
    const angle = (index * Math.PI) / 5;
    const radius = index % 2 === 0 ? 21 : 9.4;
    return [radius * Math.sin(angle), radius * Math.cos(angle)];
  });
  const section = workshop.kernel.CrossSection.ofPolygons([corners], 'NonZero').offset(0.8, 'Round', 2, 32);
  return bevelledPrism(workshop, { section, fromMm: 1, toMm: 5.2, bevelMm: 2.2 });
}

function motifOf(draft: Draft): Manifold {
  const { workshop, art } = draft;
  const layers = layerArt(workshop, art!, art!.paths, 39);
  const raised = layers.map(({ section, level }) =>
    bevelledPrism(workshop, { section, fromMm: 1, toMm: 3.6 + heightOf(level) * 0.62, bevelMm: 0.8 }),
  );
  return workshop.kernel.Manifold.union(raised);
}
