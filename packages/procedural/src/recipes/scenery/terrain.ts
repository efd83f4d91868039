import type { Studio } from '../../compose/studio.ts';
import { linesPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Layer, Shape, ShapesLayer } from '../../scene/layers.ts';
import { makeRidge, pinesAlong, type Ridge, ridgeArea } from './ridges.ts';
import type { SceneryTones } from './tones.ts';

/** What a land is made of. */
interface LandKind {
  readonly roughness: number;
  readonly waves: number;
  readonly hasPines: boolean;
}

const LANDS: Readonly<Record<string, LandKind>> = {
  forest: { roughness: 0.45, waves: 2, hasPines: true },
  mountains: { roughness: 1, waves: 2.2, hasPines: true },
  snow: { roughness: 0.85, waves: 1.8, hasPines: true },
  desert: { roughness: 0.02, waves: 1.3, hasPines: false },
  field: { roughness: 0.05, waves: 1.5, hasPines: false },
  sky: { roughness: 0.7, waves: 2, hasPines: false },
};

/** Ridges in front of each other and the knoll of the nearest but one. */
export interface Terrain {
  readonly back: readonly Layer[];
  /** In front of whatever stands on the knoll. */
  readonly front: readonly Layer[];
  readonly knollYPx: number;
}

/** Where land begins and ends on the sheet, and who stands on it where. */
export interface TerrainPlan {
  readonly horizonYPx: number;
  readonly standXPx: number;
  readonly standYPx: number;
  /** Half the width kept free of trees. */
  readonly clearPx: number;
  /** The front ridge reaches up to here, as the ground of a title below. */
  readonly frontYPx: number;
}

/** Layers of land from the horizon to the viewer, each fading into fog at its foot. */
export function terrain(studio: Studio, tones: SceneryTones, plan: TerrainPlan): Terrain {
  const land = LANDS[studio.brief.setting ?? 'mountains'] ?? LANDS.mountains!;
  const random = studio.random('terrain');
  const { widthPx, heightPx, unitPx, detail } = studio;
  const count = detail === 'draft' ? 3 : detail === 'fine' ? 6 : 4;
  const back: ShapesLayer[] = [];
  for (let index = 0; index < count; index += 1) {
    const nearness = index / count;
    const baseYPx = plan.horizonYPx + (plan.standYPx - plan.horizonYPx) * nearness * 0.86 - unitPx * 2;
    const ridge = makeRidge(random, {
      widthPx,
      baseYPx,
      amplitudePx: unitPx * (9 - nearness * 4) * (land.roughness > 0.6 ? 1.35 : 0.8),
      waves: land.waves + nearness * 1.2,
      roughness: land.roughness * (1 - nearness * 0.4),
    });
    const trees =
      land.hasPines && index >= count - 2 ? pines(random, ridge, studio, unitPx * (3 + 4 * nearness), 46) : '';
    back.push(
      ridgeLayer(studio, tones, { id: `ridge-${index + 1}`, ridge, nearness, trees, footYPx: baseYPx + unitPx * 20 }),
    );
  }
  const knoll = makeRidge(random, {
    widthPx,
    baseYPx: plan.standYPx + unitPx * 6,
    amplitudePx: unitPx * 3,
    waves: land.waves,
    roughness: land.roughness * 0.3,
    knoll: { xPx: plan.standXPx, heightPx: unitPx * 6, spreadPx: widthPx * 0.3 },
  });
  const knollTrees = land.hasPines ? pines(random, knoll, studio, unitPx * 17, 15, [plan.standXPx, plan.clearPx]) : '';
  back.push(
    ridgeLayer(studio, tones, {
      id: 'knoll',
      ridge: knoll,
      nearness: 0.8,
      trees: knollTrees,
      footYPx: heightPx,
      isLit: true,
    }),
  );
  const front = makeRidge(random, {
    widthPx,
    baseYPx: plan.frontYPx + unitPx * 3,
    amplitudePx: unitPx * 2.4,
    waves: land.waves + 0.8,
    roughness: land.roughness * 0.4,
  });
  const frontTrees = land.hasPines ? edgePines(random, front, studio) : '';
  return {
    back,
    front: [
      ridgeLayer(studio, tones, { id: 'front', ridge: front, nearness: 1, trees: frontTrees, footYPx: heightPx * 1.4 }),
    ],
    knollYPx: knoll.yAt(plan.standXPx),
  };
}

/** A dark bank in front of water or towers, with a knoll to stand on. */
export function shore(
  studio: Studio,
  tones: SceneryTones,
  plan: { readonly standXPx: number; readonly frontYPx: number },
): { readonly back: readonly Layer[]; readonly front: readonly Layer[]; readonly standYPx: number } {
  const { widthPx, heightPx, unitPx } = studio;
  const ridge = makeRidge(studio.random('shore'), {
    widthPx,
    baseYPx: plan.frontYPx + unitPx * 2,
    amplitudePx: unitPx * 2,
    waves: 2,
    roughness: 0.15,
    knoll: { xPx: plan.standXPx, heightPx: unitPx * 4, spreadPx: widthPx * 0.32 },
  });
  const layer = ridgeLayer(studio, tones, {
    id: 'shore',
    ridge,
    nearness: 1,
    trees: '',
    footYPx: heightPx,
    isLit: true,
  });
  return { back: [layer], front: [], standYPx: ridge.yAt(plan.standXPx) };
}

function ridgeLayer(
  { widthPx, heightPx, unitPx }: Studio,
  tones: SceneryTones,
  part: {
    readonly id: string;
    readonly ridge: Ridge;
    readonly nearness: number;
    readonly trees: string;
    readonly footYPx: number;
    readonly isLit?: boolean;
  },
): ShapesLayer {
  const color = mixHex(tones.far, tones.near, part.nearness ** 1.15);
  const fog = mixHex(color, tones.horizon, 0.82 * (1 - part.nearness) ** 0.7);
  const topYPx = Math.min(...part.ridge.points.map(([, y]) => y));
  return {
    id: part.id,
    name: part.id === 'front' ? 'Foreground' : part.id === 'knoll' ? 'Knoll' : 'Ridge',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.15 + part.nearness * 0.7,
    shapes: [
      {
        d: ridgeArea(part.ridge, widthPx, heightPx) + part.trees,
        fill: {
          kind: 'linear',
          from: { xPx: 0, yPx: Math.round(topYPx) },
          to: { xPx: 0, yPx: Math.round(Math.max(part.footYPx, topYPx + 1)) },
          stops: [
            { at: 0, color },
            { at: 1, color: fog },
          ],
        },
      },
      ...(part.isLit === true ? [crestLight(part.ridge, tones, unitPx)] : []),
    ],
  };
}

/** Light along the crest something stands on: without it the ground is as dark as what is behind, and the feet hang in the air. */
function crestLight(ridge: Ridge, tones: SceneryTones, unitPx: number): Shape {
  return {
    d: linesPath(ridge.points),
    stroke: { color: mixHex(tones.horizon, tones.glow, 0.4), widthPx: Math.round(unitPx * 3) / 10 },
    opacity: 0.34,
  };
}

type Random = Parameters<typeof pinesAlong>[0];

function pines(
  random: Random,
  ridge: Ridge,
  studio: Studio,
  treePx: number,
  count: number,
  clearing?: readonly [number, number],
): string {
  const scaled = Math.round(count * Math.max(1, studio.widthPx / studio.heightPx));
  return pinesAlong(random, ridge, {
    widthPx: studio.widthPx,
    treePx,
    count: scaled,
    ...(clearing === undefined ? {} : { clearing }),
  });
}

/** Tall trees at both edges frame the picture; none in the middle third. */
function edgePines(random: Random, ridge: Ridge, studio: Studio): string {
  const { widthPx, unitPx } = studio;
  return pinesAlong(random, ridge, {
    widthPx,
    treePx: unitPx * 30,
    count: 13,
    clearing: [widthPx / 2, widthPx * 0.34],
  });
}
