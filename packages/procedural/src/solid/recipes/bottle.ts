import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { type Assembly, openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import type { Point } from '../geometry/flatten-path.ts';
import { flatLabel, wrappedLabel } from '../geometry/label-patch.ts';
import { arcLine, radiusAt, smoothLine, turn } from '../geometry/profile.ts';
import { surface } from '../materials.ts';
import type { Material } from '../model.ts';

/** A turned bottle: its outline from foot to lip, where its label lies, and what closes it. Millimetres. */
type Form = {
  readonly radius: number;
  readonly shoulder: readonly Point[];
  readonly label: readonly [number, number];
  readonly spreadDeg: number;
  readonly close: (draft: Draft, assembly: Assembly) => void;
};

const FORMS: Readonly<Record<'wine' | 'beer' | 'oil' | 'pump', Form>> = {
  wine: {
    radius: 38,
    shoulder: [
      [38, 186],
      [36.5, 200],
      [28, 214],
      [18, 226],
      [14.5, 240],
      [14, 262],
      [14, 292],
    ],
    label: [44, 142],
    spreadDeg: 122,
    close: ({ workshop, colors }, { add }) => {
      const foil = surface('Foil', 'silver', colors.accent);
      const cap: Point[] = [[14.8, 246], [14.8, 290], [16, 291], [16, 298], ...arcLine([13, 298], 3, 0, 90)];
      add('Capsule', turn(workshop, cap), { ...foil, color: colors.accent, metallic: 0.55, roughness: 0.34 });
    },
  },
  beer: {
    radius: 31,
    shoulder: [
      [31, 122],
      [30, 134],
      [24, 150],
      [16, 166],
      [13.5, 182],
      [13, 210],
      [14.2, 212],
      [14.2, 218],
      [13, 219],
      [13, 224],
    ],
    label: [34, 108],
    spreadDeg: 128,
    close: ({ workshop, colors }, { add }) => {
      const teeth = workshop.kernel.CrossSection.ofPolygons([starOutline(21, 15.8, 14.8)])
        .extrude(5)
        .translate([0, 0, 221]);
      const dome = turn(workshop, [
        [14.6, 225],
        [14.4, 227],
        [12, 228.6],
      ]);
      add('Crown cap', teeth.add(dome), {
        ...surface('Cap', 'silver', colors.accent),
        color: colors.accent,
        metallic: 0.7,
      });
    },
  },
  oil: {
    radius: 34,
    shoulder: [
      [34, 150],
      [33, 162],
      [24, 176],
      [14, 186],
      [11.5, 200],
      [11.5, 226],
      [14, 228],
      [14, 236],
    ],
    label: [36, 134],
    spreadDeg: 122,
    close: ({ workshop }, { add }) =>
      add(
        'Cork',
        turn(workshop, [[9.5, 230], [10.6, 252], ...arcLine([8.6, 252], 2, 0, 90)]),
        surface('Cork', 'clay', '#b98a5a'),
      ),
  },
  pump: {
    radius: 35,
    shoulder: [[35, 126], ...arcLine([19, 126], 16, 20, 88, 5), [16, 144], [16, 148]],
    label: [26, 116],
    spreadDeg: 122,
    close: ({ workshop, colors }, { add }) => {
      const { Manifold, CrossSection } = workshop.kernel;
      const collar = turn(workshop, [[17.5, 146], [17.5, 160], ...arcLine([15.5, 160], 2, 0, 90), [7, 162], [7, 176]]);
      const nozzle = CrossSection.square([46, 11], true).offset(3, 'Round', 2, 32).translate([-17, 0]);
      const head = bevelledPrism(workshop, {
        section: nozzle,
        fromMm: 175,
        toMm: 187,
        bevelMm: 3.4,
        isBothSided: true,
      });
      const stem = Manifold.cylinder(18, 4.5, -1, 32).translate([0, 0, 160]);
      add('Pump', collar.add(head).add(stem), surface('Pump', 'matte', mixHex(colors.ink, colors.secondary, 0.12)));
    },
  },
};

/** A bottle with a label on its front: for wine, beer, oil or soap by the words of the brief, or a flacon for perfume. */
export function bottle(draft: Draft): Piece {
  const kind = kindOf(draft);
  return kind === 'perfume' ? flacon(draft) : turned(draft, kind);
}

function kindOf({ brief, random }: Draft): keyof typeof FORMS | 'perfume' {
  const words = brief.prompt.toLowerCase();
  if (/\b(perfume|parfum|cologne|fragrance|flacon)\b/u.test(words)) return 'perfume';
  if (/\b(wine|champagne|prosecco|spirits?|gin|rum)\b/u.test(words)) return 'wine';
  if (/\b(beer|ale|lager|soda|lemonade|cola|kombucha|cider)\b/u.test(words)) return 'beer';
  if (/\b(oil|vinegar|sauce|syrup|whisky|whiskey|liqueur)\b/u.test(words)) return 'oil';
  if (/\b(soap|shampoo|lotion|cosmetic|skincare|cream|serum|gel)\b/u.test(words)) return 'pump';
  return random('bottle').pick(['wine', 'oil', 'pump', 'beer'] as const);
}

function turned(draft: Draft, kind: keyof typeof FORMS): Piece {
  const { workshop, colors, hasLabel } = draft;
  const form = FORMS[kind];
  const { radius } = form;
  const shoulder = kind === 'pump' ? form.shoulder : smoothLine(form.shoulder, 5);
  const profile: readonly Point[] = [[radius - 8, 0], ...arcLine([radius - 6, 6], 6, -90, 0), ...shoulder];
  const assembly = openAssembly(workshop);
  assembly.add('Bottle', turn(workshop, profile), glassOf(draft, kind));
  form.close(draft, assembly);
  const [fromMm, toMm] = form.label;
  const ground = colors.isDark ? mixHex(colors.ink, '#ffffff', 0.1) : colors.ground;
  if (hasLabel) {
    const material: Material = { ...surface('Label', 'matte', ground), hasLabel: true };
    assembly.decal(
      wrappedLabel({
        name: 'Label',
        material,
        radiusAt: (z) => radiusAt(profile, z),
        fromMm,
        toMm,
        spreadDeg: form.spreadDeg,
        columns: workshop.segments,
      }),
    );
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -5, riseDeg: 10 },
    label: { kind: 'paper', widthMm: (form.spreadDeg / 180) * Math.PI * radius, heightMm: toMm - fromMm, ground },
  };
}

function glassOf({ surface: asked, colors, brief }: Draft, kind: keyof typeof FORMS): Material {
  if (asked !== undefined) return surface('Bottle', asked, colors.primary);
  const glass = (color: string): Material => ({ ...surface('Glass', 'glossy', color), roughness: 0.07 });
  if (kind === 'wine') return glass(/\b(rosé|rose|white|gin|prosecco)\b/iu.test(brief.prompt) ? '#8c9a5b' : '#16281c');
  if (kind === 'beer') return glass('#5a2c0e');
  if (kind === 'oil') return glass(/\b(whisky|whiskey|syrup|liqueur)\b/iu.test(brief.prompt) ? '#a85a12' : '#7f8a1e');
  return surface('Bottle', 'matte', colors.isDark ? colors.primary : mixHex(colors.primary, colors.ground, 0.25));
}

function flacon(draft: Draft): Piece {
  const { workshop, colors, hasLabel, surface: asked } = draft;
  const { CrossSection } = workshop.kernel;
  const assembly = openAssembly(workshop);
  const block = (width: number, depth: number, corner: number) =>
    CrossSection.square([width - 2 * corner, depth - 2 * corner], true).offset(corner, 'Round', 2, workshop.segments);
  const tint = mixHex(colors.accent, colors.primary, 0.35);
  assembly.add(
    'Flacon',
    bevelledPrism(workshop, { section: block(62, 30, 7), fromMm: 0, toMm: 76, bevelMm: 6, isBothSided: true }),
    {
      ...surface('Glass', asked ?? 'glossy', mixHex(tint, '#ffffff', 0.12)),
      ...(asked === undefined ? { roughness: 0.05 } : {}),
    },
  );
  const gold = surface('Cap', 'gold', '#ffffff');
  assembly.add('Collar', turn(workshop, [[10.5, 75], [10.5, 82], ...arcLine([9.5, 82], 1, 0, 90)]), gold);
  assembly.add(
    'Cap',
    bevelledPrism(workshop, { section: block(26, 22, 4), fromMm: 82, toMm: 112, bevelMm: 2.6, isBothSided: true }),
    surface('Cap', 'glossy', colors.isDark ? colors.ink : colors.ink),
  );
  const ground = mixHex(colors.ground, '#ffffff', colors.isDark ? 0 : 0.3);
  if (hasLabel) {
    const material: Material = { ...surface('Label', 'matte', ground), hasLabel: true };
    assembly.decal(flatLabel({ name: 'Label', material, middle: [0, -15, 37], widthMm: 40, heightMm: 44 }));
  }
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: { turnDeg: -24, riseDeg: 14 },
    label: { kind: 'paper', widthMm: 40, heightMm: 44, ground },
  };
}

function starOutline(teeth: number, outer: number, inner: number): [number, number][] {
  return Array.from({ length: teeth * 2 }, (_, index) => {
    const angle = (index * Math.PI) / teeth;
    const radius = index % 2 === 0 ? outer : inner;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
