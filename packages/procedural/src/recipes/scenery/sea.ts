import type { Studio } from '../../compose/studio.ts';
import { rectPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Layer, ShapesLayer } from '../../scene/layers.ts';
import { makeRidge, ridgeArea } from './ridges.ts';
import type { Celestial } from './sky.ts';
import type { SceneryTones } from './tones.ts';

/** Headlands behind, water with the light's path on it, and waves towards the viewer. */
export function sea(
  studio: Studio,
  tones: SceneryTones,
  horizonYPx: number,
  disc: Celestial,
): { readonly back: readonly Layer[]; readonly front: readonly Layer[] } {
  const { widthPx, heightPx } = studio;
  const deep = mixHex(tones.near, tones.skyTop, tones.time === 'night' ? 0.25 : 0.5);
  const water: ShapesLayer = {
    id: 'water',
    name: 'Water',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.3,
    shapes: [
      {
        d: rectPath(0, horizonYPx, widthPx, heightPx - horizonYPx),
        fill: {
          kind: 'linear',
          from: { xPx: 0, yPx: horizonYPx },
          to: { xPx: 0, yPx: heightPx },
          stops: [
            { at: 0, color: mixHex(tones.horizon, tones.skyTop, 0.45) },
            { at: 0.5, color: mixHex(tones.skyTop, deep, 0.5) },
            { at: 1, color: deep },
          ],
        },
      },
    ],
  };
  return {
    back: [...headlands(studio, tones, horizonYPx), water, lightPath(studio, tones, horizonYPx, disc)],
    front: waves(studio, tones, horizonYPx, deep),
  };
}

function headlands(studio: Studio, tones: SceneryTones, horizonYPx: number): readonly ShapesLayer[] {
  const { widthPx, unitPx } = studio;
  const random = studio.random('headlands');
  const side = random.pick([0, widthPx]);
  return [0, 1].map((index) => {
    const ridge = makeRidge(random, {
      widthPx,
      baseYPx: horizonYPx + unitPx * 5,
      amplitudePx: unitPx * 2.4,
      waves: 3,
      roughness: 0.5,
      knoll: {
        xPx: index === 0 ? side : widthPx - side,
        heightPx: unitPx * (21 - index * 9),
        spreadPx: widthPx * (0.3 - index * 0.06),
      },
    });
    return {
      id: `headland-${index + 1}`,
      name: 'Headland',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.2,
      shapes: [
        {
          d: ridgeArea(ridge, widthPx, horizonYPx + unitPx * 6),
          fill: { kind: 'solid', color: mixHex(tones.far, tones.near, 0.16 + index * 0.2) },
        },
      ],
    };
  });
}

/** Broken bars of light under the sun, narrow at the horizon, wide and sparse near the viewer. */
function lightPath(studio: Studio, tones: SceneryTones, horizonYPx: number, disc: Celestial): ShapesLayer {
  const random = studio.random('light-path');
  const { heightPx, unitPx } = studio;
  const rows = 26;
  let d = '';
  for (let row = 0; row < rows; row += 1) {
    const share = row / rows;
    const y = horizonYPx + share ** 1.6 * (heightPx - horizonYPx) * 0.8 + unitPx * 0.5;
    const half = disc.radiusPx * (0.45 + share * 0.75) * random.between(0.5, 1);
    const thickness = unitPx * (0.25 + share * 0.75);
    const x = disc.xPx + random.between(-0.35, 0.35) * disc.radiusPx * (0.3 + share);
    d += `M${Math.round(x - half)} ${Math.round(y)}h${Math.round(half * 2)}l${-Math.round(thickness * 2)} ${Math.round(thickness * 10) / 10}h${-Math.round(half * 2 - thickness * 4)}z`;
  }
  return {
    id: 'light-path',
    name: 'Light on the water',
    slot: 'light',
    kind: 'shapes',
    depth: 0.35,
    opacity: 0.62,
    shapes: [{ d, fill: { kind: 'solid', color: tones.glow } }],
  };
}

function waves(studio: Studio, tones: SceneryTones, horizonYPx: number, deep: string): readonly ShapesLayer[] {
  const { widthPx, heightPx, unitPx } = studio;
  const random = studio.random('waves');
  return [0, 1, 2].map((index) => {
    const y = horizonYPx + (heightPx - horizonYPx) * (0.5 + index * 0.17);
    const length = unitPx * (13 + index * 6);
    const rise = unitPx * (1.5 + index * 0.7);
    const start = -random.between(0, 1) * length - length;
    let d = `M${Math.round(start)} ${Math.round(y)}`;
    for (let x = start; x < widthPx + length; x += length) {
      d += `q${tenth(length * 0.3)} ${tenth(-rise * 1.7)} ${tenth(length * 0.62)} ${tenth(-rise * 0.5)}t${tenth(length * 0.38)} ${tenth(rise * 0.5)}`;
    }
    const color = mixHex(mixHex(deep, tones.skyTop, 0.35), mixHex(tones.near, deep, 0.4), (index + 1) / 3);
    return {
      id: `wave-${index + 1}`,
      name: 'Wave',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.6 + index * 0.15,
      shapes: [
        { d: `${d}V${heightPx}H${Math.round(start)}z`, fill: { kind: 'solid', color } },
        {
          d,
          stroke: { color: mixHex(color, tones.horizon, 0.5), widthPx: tenth(unitPx * 0.35), cap: 'round' },
          opacity: 0.7,
        },
      ],
    };
  });
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
