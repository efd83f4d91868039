import type { Studio } from '../../compose/studio.ts';
import { circlePath } from '../../geometry/paths.ts';
import { mixHex, withAlpha } from '../../palette/color.ts';
import type { FillLayer, Layer, Point, ShapesLayer } from '../../scene/layers.ts';
import type { SceneryTones } from './tones.ts';

/** Sun or moon. */
export interface Celestial extends Point {
  readonly radiusPx: number;
}

/** Sky gradient, stars at night, glow and disc of the sun or moon, and flat clouds by day. */
export function skyLayers(
  studio: Studio,
  tones: SceneryTones,
  horizonYPx: number,
  disc: Celestial,
  cloudTopYPx: number,
): readonly Layer[] {
  return [
    {
      id: 'sky',
      name: 'Sky',
      slot: 'background',
      kind: 'fill',
      depth: 0,
      paint: {
        kind: 'linear',
        from: { xPx: 0, yPx: 0 },
        to: { xPx: 0, yPx: horizonYPx },
        stops: [
          { at: 0, color: tones.skyTop },
          { at: 0.55, color: tones.skyMiddle },
          { at: 1, color: tones.horizon },
        ],
      },
    },
    ...(tones.time === 'night' ? [starLayer(studio, horizonYPx, tones.glow, disc)] : []),
    glowLayer(disc, tones.glow, tones.time === 'night' ? 0.55 : 0.75),
    discLayer(studio, tones, disc),
    ...(tones.time === 'night' ? [] : cloudLayers(studio, tones, horizonYPx, cloudTopYPx)),
  ];
}

/** Light around a disc, screened over what is behind it. */
export function glowLayer(disc: Celestial, color: string, strength: number, id = 'glow'): FillLayer {
  return {
    id,
    name: 'Glow',
    slot: 'light',
    kind: 'fill',
    depth: 0.05,
    blend: 'screen',
    paint: {
      kind: 'radial',
      center: disc,
      radiusPx: disc.radiusPx * 4.2,
      stops: [
        { at: 0, color: withAlpha(color, strength) },
        { at: 0.24, color: withAlpha(color, strength * 0.55) },
        { at: 0.5, color: withAlpha(color, strength * 0.2) },
        { at: 1, color: withAlpha(color, 0) },
      ],
    },
  };
}

/** Stars in three sizes, thinning towards the horizon, none on the disc. */
export function starLayer(studio: Studio, floorYPx: number, color: string, disc: Celestial): ShapesLayer {
  const random = studio.random('stars');
  const count = studio.detail === 'draft' ? 70 : studio.detail === 'fine' ? 260 : 160;
  const sizes = [0.1, 0.16, 0.27].map((size) => ({ size: size * studio.unitPx, d: '' }));
  for (let index = 0; index < count; index += 1) {
    const x = random.between(0, studio.widthPx);
    const y = random.next() ** 1.5 * floorYPx;
    const group = sizes[random.next() < 0.72 ? 0 : random.next() < 0.75 ? 1 : 2]!;
    if (Math.hypot(x - disc.xPx, y - disc.yPx) > disc.radiusPx * 1.25)
      group.d += circlePath(x, y, Math.max(0.5, group.size));
  }
  return {
    id: 'stars',
    name: 'Stars',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.02,
    shapes: sizes
      .filter(({ d }) => d !== '')
      .map(({ d }, index) => ({ d, fill: { kind: 'solid', color }, opacity: 0.45 + index * 0.25 })),
  };
}

function discLayer(studio: Studio, tones: SceneryTones, disc: Celestial): ShapesLayer {
  const isMoon = tones.time === 'night';
  const random = studio.random('craters');
  const crater = mixHex(tones.glow, tones.skyMiddle, 0.14);
  const craters = Array.from({ length: isMoon ? 6 : 0 }, () => {
    const angle = random.between(0, Math.PI * 2);
    const reach = random.between(0.15, 0.68) * disc.radiusPx;
    const radius = random.between(0.07, 0.2) * disc.radiusPx;
    return circlePath(disc.xPx + Math.cos(angle) * reach, disc.yPx + Math.sin(angle) * reach, radius);
  });
  return {
    id: 'disc',
    name: isMoon ? 'Moon' : 'Sun',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.06,
    shapes: [
      { d: circlePath(disc.xPx, disc.yPx, disc.radiusPx), fill: { kind: 'solid', color: tones.glow } },
      ...craters.map((d) => ({ d, fill: { kind: 'solid' as const, color: crater }, opacity: 0.7 })),
    ],
  };
}

/** Long flat bars with round ends, stacked in twos and threes. */
function cloudLayers(studio: Studio, tones: SceneryTones, horizonYPx: number, topYPx: number): readonly ShapesLayer[] {
  const random = studio.random('clouds');
  const { widthPx, unitPx } = studio;
  const count = studio.detail === 'draft' ? 2 : 4;
  const bars: string[] = [];
  for (let cloud = 0; cloud < count; cloud += 1) {
    const x = random.between(0, widthPx);
    const from = Math.max(horizonYPx * 0.3, topYPx + unitPx * 4);
    const y = random.between(from, Math.max(from, horizonYPx - unitPx * 8));
    for (let bar = 0; bar < random.whole(2, 3); bar += 1) {
      bars.push(
        pill(x + random.between(-9, 9) * unitPx, y + bar * 1.9 * unitPx, random.between(9, 26) * unitPx, 1.15 * unitPx),
      );
    }
  }
  const color = mixHex(tones.horizon, '#ffffff', 0.45);
  return [
    {
      id: 'clouds',
      name: 'Clouds',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.1,
      opacity: 0.55,
      shapes: [{ d: bars.join(''), fill: { kind: 'solid', color } }],
    },
  ];
}

function pill(x: number, y: number, length: number, thickness: number): string {
  const r = Math.round(thickness * 5) / 10;
  const [left, width] = [Math.round(x - length / 2), Math.round(length)];
  return `M${left} ${Math.round(y)}h${width}a${r} ${r} 0 0 1 0 ${2 * r}h${-width}a${r} ${r} 0 0 1 0 ${-2 * r}z`;
}
