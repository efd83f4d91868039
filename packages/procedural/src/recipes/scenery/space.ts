import type { Studio } from '../../compose/studio.ts';
import { circlePath } from '../../geometry/paths.ts';
import { mixHex, withAlpha } from '../../palette/color.ts';
import type { Layer } from '../../scene/layers.ts';
import { type Celestial, starLayer } from './sky.ts';
import type { SceneryTones } from './tones.ts';

/** Deep sky with two nebula glows, stars, a banded planet and a small moon. */
export function space(studio: Studio, tones: SceneryTones, planet: Celestial): readonly Layer[] {
  const { widthPx, heightPx, colors, unitPx } = studio;
  const random = studio.random('space');
  const nebula = (id: string, color: string, xPx: number, yPx: number): Layer => ({
    id,
    name: 'Nebula',
    slot: 'light',
    kind: 'fill',
    depth: 0.03,
    blend: 'screen',
    paint: {
      kind: 'radial',
      center: { xPx, yPx },
      radiusPx: Math.max(widthPx, heightPx) * 0.6,
      stops: [
        { at: 0, color: withAlpha(color, 0.42) },
        { at: 0.5, color: withAlpha(color, 0.13) },
        { at: 1, color: withAlpha(color, 0) },
      ],
    },
  });
  const moon = {
    xPx: planet.xPx - planet.radiusPx * 1.35,
    yPx: planet.yPx - planet.radiusPx * 0.8,
    radiusPx: planet.radiusPx * 0.16,
  };
  return [
    {
      id: 'sky',
      name: 'Sky',
      slot: 'background',
      kind: 'fill',
      depth: 0,
      paint: { kind: 'solid', color: tones.skyTop },
    },
    nebula(
      'nebula-1',
      mixHex(colors.primary, tones.skyMiddle, 0.3),
      widthPx * random.between(0.1, 0.4),
      heightPx * 0.75,
    ),
    nebula(
      'nebula-2',
      mixHex(colors.accent, colors.primary, 0.55),
      widthPx * 0.85,
      heightPx * random.between(0.1, 0.3),
    ),
    starLayer(studio, heightPx, tones.glow, planet),
    {
      id: 'planet',
      name: 'Planet',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.3,
      clip: circlePath(planet.xPx, planet.yPx, planet.radiusPx),
      shapes: planetBands(studio, tones, planet),
    },
    {
      id: 'small-moon',
      name: 'Small moon',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.4,
      shapes: [
        {
          d: circlePath(moon.xPx, moon.yPx, moon.radiusPx),
          fill: { kind: 'solid', color: mixHex(colors.accent, tones.skyTop, 0.12) },
        },
        {
          d: circlePath(moon.xPx + moon.radiusPx * 0.3, moon.yPx + unitPx * 0.4, moon.radiusPx * 0.24),
          fill: { kind: 'solid', color: mixHex(colors.accent, tones.skyTop, 0.4) },
        },
      ],
    },
  ];
}

function planetBands(studio: Studio, tones: SceneryTones, planet: Celestial) {
  const { colors } = studio;
  const random = studio.random('bands');
  const { xPx, yPx, radiusPx } = planet;
  const base = { d: circlePath(xPx, yPx, radiusPx), fill: { kind: 'solid' as const, color: colors.primary } };
  const bands = Array.from({ length: 6 }, (_, index) => {
    const y = yPx - radiusPx + (radiusPx * 2 * (index + random.between(0.2, 0.8))) / 6;
    const thickness = radiusPx * random.between(0.05, 0.16);
    const bow = radiusPx * 0.18;
    const color =
      index % 2 === 0 ? mixHex(colors.primary, colors.accent, 0.45) : mixHex(colors.primary, tones.near, 0.35);
    const d = `M${Math.round(xPx - radiusPx)} ${Math.round(y)}q${Math.round(radiusPx)} ${Math.round(bow)} ${Math.round(radiusPx * 2)} 0v${Math.round(thickness)}q${-Math.round(radiusPx)} ${Math.round(bow)} ${-Math.round(radiusPx * 2)} 0z`;
    return { d, fill: { kind: 'solid' as const, color } };
  });
  const shade = {
    d: base.d,
    fill: {
      kind: 'radial' as const,
      center: { xPx: xPx - radiusPx * 0.45, yPx: yPx - radiusPx * 0.45 },
      radiusPx: radiusPx * 1.75,
      stops: [
        { at: 0.25, color: withAlpha(tones.near, 0) },
        { at: 0.7, color: withAlpha(tones.near, 0.55) },
        { at: 1, color: withAlpha(tones.near, 0.92) },
      ],
    },
  };
  return [base, ...bands, shade];
}
