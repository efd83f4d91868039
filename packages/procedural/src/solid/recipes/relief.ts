import type { BaseId, Surface } from '../../formats/solids.ts';
import { mixHex } from '../../palette/color.ts';
import { remapArt } from '../../palette/remap-art.ts';
import type { ArtPath, SubjectArt } from '../../subjects/subject-art.ts';
import type { Draft, Piece } from '../draft.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flattenPath } from '../geometry/flatten-path.ts';
import { toParts } from '../geometry/to-parts.ts';
import { surface } from '../materials.ts';
import type { Part, SolidFacts } from '../model.ts';
import type { CrossSection, Manifold, Workshop } from '../workshop.ts';

/** Larger side of the drawing: a thing for the hand. */
export const RELIEF_SIDE_MM = 90;

/** A drawing of more paths than this is crowded; the last ones are the smallest. */
const MOST_LAYERS = 60;
/** Overlaps smaller than this are anti-aliasing of the drawing, not one thing upon another. */
const LEAST_OVERLAP_MM2 = 0.6;
/** Pieces smaller than this would be crumbs. */
const LEAST_AREA_MM2 = 0.5;

/** One coloured path and how many others lie under it. */
export type ReliefLayer = { readonly section: CrossSection; readonly color: string; readonly level: number };

/**
 * Any drawing as stacked layers with rounded edges, upright: free-standing and the same from behind, or on a plaque or
 * coin.
 */
export function relief(draft: Draft): Piece {
  const { workshop, colors } = draft;
  const art = draft.art!;
  const kind: Surface = draft.surface ?? 'matte';
  const base = draft.base === 'auto' ? 'none' : draft.base;
  const layers = layerArt(workshop, art, paintArt(draft, art), RELIEF_SIDE_MM);
  const parts: Part[] = [];
  const solids: SolidFacts[] = [];
  const body = base === 'none' ? 9 : 2.6;
  for (const [color, levels] of groupByColor(layers)) {
    const pieces = levels.flatMap((layer) => raise(workshop, layer, body, base === 'none'));
    const solid = workshop.kernel.Manifold.union(pieces).rotate([90, 0, 0]);
    const made = toParts(workshop, {
      name: `Layer ${color}`,
      solid,
      materials: { layer: surface(color, kind, color) },
      creaseDeg: 40,
    });
    parts.push(...made.parts);
    solids.push(made.facts);
  }
  if (base !== 'none') {
    const plate = basePlate(draft, base, layers);
    const made = toParts(workshop, {
      name: base === 'coin' ? 'Coin' : 'Plaque',
      solid: plate.rotate([90, 0, 0]),
      materials: {
        plate: surface('Plate', kind, colors.secondary),
        rim: surface('Rim', kind, mixHex(colors.secondary, colors.ink, 0.25)),
      },
      creaseDeg: 40,
    });
    parts.push(...made.parts);
    solids.push(made.facts);
  }
  return { parts, solids, view: { turnDeg: -24, riseDeg: 14 } };
}

/** The colours of a drawing: its own, unless the brief names colours, or it has only one. */
export function paintArt({ brief, colors }: Draft, art: SubjectArt): readonly ArtPath[] {
  const isAsked = brief.colorWords.length + brief.hexColors.length > 0;
  if (!art.isSilhouette && !isAsked) return art.paths;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  return remapArt(art, {
    tones: [dark, colors.primary, mixHex(colors.primary, light, 0.75)],
    accent: colors.accent,
    main: colors.primary,
    under: mixHex(dark, colors.primary, 0.12),
  });
}

/** Sections of all paths in painter's order, centred, with the larger side as long as asked. */
export function layerArt(
  workshop: Workshop,
  art: SubjectArt,
  paths: readonly ArtPath[],
  sideMm: number,
): readonly ReliefLayer[] {
  const { left, top, right, bottom } = art.bounds;
  const scale = sideMm / Math.max(right - left, bottom - top);
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const tolerance = 4 / workshop.segments / scale;
  const layers: ReliefLayer[] = [];
  for (const path of paths.slice(0, MOST_LAYERS)) {
    if ((path.opacity ?? 1) < 0.3) continue;
    const outlines = flattenPath(path.d, tolerance).map((outline) =>
      outline.map(([x, y]): [number, number] => [(x - middleX) * scale, (middleY - y) * scale]),
    );
    const section = workshop.kernel.CrossSection.ofPolygons(
      outlines,
      path.rule === 'evenodd' ? 'EvenOdd' : 'NonZero',
    ).simplify(0.02);
    if (section.area() < LEAST_AREA_MM2) continue;
    const under = layers.filter(
      (layer) => layer.section.intersect(section).area() > Math.min(LEAST_OVERLAP_MM2, section.area() / 2),
    );
    layers.push({ section, color: path.fill, level: under.reduce((most, { level }) => Math.max(most, level + 1), 0) });
  }
  return layers;
}

/** How much each level stands above the one below, less and less so that many layers stay one object. */
export function heightOf(level: number): number {
  return level === 0 ? 0 : 1.9 + 1.35 * (level - 1) * (12 / (12 + level));
}

function raise(workshop: Workshop, { section, level }: ReliefLayer, bodyMm: number, isFree: boolean): Manifold[] {
  const bevelMm = level === 0 && isFree ? 3.2 : 1.1;
  if (level === 0) {
    return [
      bevelledPrism(workshop, {
        section,
        fromMm: isFree ? -bodyMm / 2 : -0.4,
        toMm: isFree ? bodyMm / 2 : bodyMm,
        bevelMm,
        isBothSided: isFree,
      }),
    ];
  }
  const ground = isFree ? bodyMm / 2 : bodyMm;
  const front = bevelledPrism(workshop, {
    section,
    fromMm: ground + heightOf(level - 1) - (level === 1 ? 2.4 : 1.2),
    toMm: ground + heightOf(level),
    bevelMm,
  });
  return isFree ? [front, front.mirror([0, 0, 1])] : [front];
}

function basePlate({ workshop }: Draft, base: BaseId, layers: readonly ReliefLayer[]): Manifold {
  const { CrossSection, Manifold } = workshop.kernel;
  const reach = layers.reduce(
    (most, { section }) => {
      const { min, max } = section.bounds();
      const corners = section.toPolygons().flat();
      const radius = corners.reduce((far, [x, y]) => Math.max(far, Math.hypot(x, y)), 0);
      return {
        x: Math.max(most.x, -min[0], max[0]),
        y: Math.max(most.y, -min[1], max[1]),
        radius: Math.max(most.radius, radius),
      };
    },
    { x: 0, y: 0, radius: 0 },
  );
  const margin = 9;
  const section =
    base === 'coin'
      ? CrossSection.circle(reach.radius + margin, workshop.segments * 2)
      : CrossSection.square([2 * reach.x, 2 * reach.y], true).offset(margin + 5, 'Round', 2, workshop.segments);
  const rim = section.subtract(section.offset(-4.2, 'Round', 2, workshop.segments));
  return Manifold.union([
    workshop.paint(bevelledPrism(workshop, { section, fromMm: -6, toMm: 0, bevelMm: 1.2, isBothSided: true }), 'plate'),
    workshop.paint(bevelledPrism(workshop, { section: rim, fromMm: -3, toMm: 2.4, bevelMm: 1.1 }), 'rim'),
  ]);
}

function groupByColor(layers: readonly ReliefLayer[]): ReadonlyMap<string, readonly ReliefLayer[]> {
  const groups = new Map<string, ReliefLayer[]>();
  for (const layer of layers) groups.set(layer.color, [...(groups.get(layer.color) ?? []), layer]);
  return groups;
}
