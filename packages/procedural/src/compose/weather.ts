import type { Weather } from '../brief/brief.ts';
import { circlePath, linesPath } from '../geometry/paths.ts';
import { fromHex, mixHex, toHex, withAlpha } from '../palette/color.ts';
import type { FillLayer, Layer, Point, ShapesLayer } from '../scene/layers.ts';
import type { Studio } from './studio.ts';
import { gusts, rain, shapesLayer, snow, tenth } from './weather-strokes.ts';
import type { WeatherTones, WeatherView } from './weather-view.ts';

/** Sky layers of a scenery, the last of which has clouds put in front of it. */
const SKY_IDS = new Set(['sky', 'stars', 'glow', 'disc', 'clouds']);
/** Under a closed sky neither sun nor moon nor stars are seen, nor their light on water, nor fair-weather clouds. */
const CLOSED_SKY = new Set(['stars', 'glow', 'disc', 'clouds', 'light-path']);
const GREYING: Readonly<Record<Weather, number>> = {
  rain: 0.5,
  storm: 0.62,
  fog: 0.42,
  snow: 0.34,
  wind: 0.12,
  sun: 0,
};

/** The tones of a scenery under a weather: greyer, and a storm darker. */
export function underWeather<Tones extends WeatherTones>(tones: Tones, weather: Weather | undefined): Tones {
  if (weather === undefined || weather === 'sun') return tones;
  const greyed = (hex: string): string => {
    const { l, c, h } = fromHex(hex);
    return toHex({ l: weather === 'storm' ? l * 0.82 : l, c: c * (1 - GREYING[weather]), h });
  };
  return { ...tones, skyTop: greyed(tones.skyTop), skyMiddle: greyed(tones.skyMiddle), horizon: greyed(tones.horizon) };
}

/**
 * Lets the weather of a brief into a scenery: clouds and lightning behind the land, fog between the land and the subject,
 * rain and snow before everything. Sceneries without weather come back as they are. Ids begin with `weather-`.
 *
 * @param layers - The scenery from sky to foreground, without its type.
 */
export function withWeather(
  studio: Studio,
  tones: WeatherTones,
  layers: readonly Layer[],
  view: WeatherView,
): readonly Layer[] {
  const { weather } = studio.brief;
  if (weather === undefined || weather === 'sun') return layers;
  const isClosed = weather === 'rain' || weather === 'storm';
  const open = isClosed ? layers.filter(({ id }) => !CLOSED_SKY.has(id)) : layers;
  const skyEnd = open.findLastIndex(({ id }) => SKY_IDS.has(id)) + 1;
  const subjectAt = open.findIndex(({ kind }) => kind === 'subject');
  const landEnd = subjectAt < skyEnd ? open.length : subjectAt;
  const { sky, between, front } = partsOf(weather, studio, tones, view);
  return [
    ...open.slice(0, skyEnd),
    ...sky,
    ...open.slice(skyEnd, landEnd),
    ...between,
    ...open.slice(landEnd),
    ...front,
  ];
}

interface WeatherParts {
  readonly sky: readonly Layer[];
  readonly between: readonly Layer[];
  readonly front: readonly Layer[];
}

function partsOf(
  weather: Exclude<Weather, 'sun'>,
  studio: Studio,
  tones: WeatherTones,
  view: WeatherView,
): WeatherParts {
  switch (weather) {
    case 'rain':
      return {
        sky: [overcast(studio, tones, view)],
        between: [mist(studio, tones, view, 0.28)],
        front: rain(studio, tones, view, 12),
      };
    case 'storm':
      return {
        sky: [...lightning(studio, tones, view), overcast(studio, tones, view)],
        between: [],
        front: rain(studio, tones, view, 24),
      };
    case 'snow':
      return { sky: [], between: [mist(studio, tones, view, 0.25)], front: snow(studio, view) };
    case 'fog':
      return {
        sky: [],
        between: fogBands(studio, tones, view),
        front: [mist(studio, tones, view, 0.36, 'weather-fog-front', 0.3)],
      };
    case 'wind':
      return { sky: [], between: [], front: [gusts(studio, tones, view)] };
    default:
      return weather satisfies never;
  }
}

/** Three banks of fog over the land, thicker towards the viewer, each fading out above and below. */
function fogBands(studio: Studio, tones: WeatherTones, view: WeatherView): readonly Layer[] {
  const { heightPx } = studio;
  const room = heightPx - view.horizonYPx;
  return [
    mist(studio, tones, view, 0.75, 'weather-fog-far', 0),
    ...[0.3, 0.62].map((share, index) => {
      const middle = view.horizonYPx + room * share;
      return bank(studio, tones, {
        id: `weather-fog-${index + 1}`,
        middleYPx: middle,
        halfPx: room * 0.26,
        opacity: 0.72 - index * 0.18,
      });
    }),
  ];
}

/** A veil whose middle is at a share of the way from the horizon to the lower edge. */
function mist(
  studio: Studio,
  tones: WeatherTones,
  view: WeatherView,
  opacity: number,
  id = 'weather-mist',
  share = 0.12,
): FillLayer {
  const room = studio.heightPx - view.horizonYPx;
  return bank(studio, tones, { id, middleYPx: view.horizonYPx + room * share, halfPx: room * 0.5, opacity });
}

function bank(
  studio: Studio,
  tones: WeatherTones,
  { id, middleYPx, halfPx, opacity }: { id: string; middleYPx: number; halfPx: number; opacity: number },
): FillLayer {
  const color = mixHex(tones.horizon, '#ffffff', fromHex(tones.horizon).l > 0.7 ? 0.5 : 0.2);
  const stop = (at: number, share: number): { at: number; color: string } => ({
    at,
    color: withAlpha(color, opacity * share),
  });
  return {
    id,
    name: 'Fog',
    slot: 'light',
    kind: 'fill',
    depth: 0.6,
    paint: {
      kind: 'linear',
      from: { xPx: 0, yPx: Math.round(middleYPx - halfPx) },
      to: { xPx: 0, yPx: Math.round(Math.min(studio.heightPx * 1.2, middleYPx + halfPx)) },
      stops: [stop(0, 0), stop(0.32, 0.62), stop(0.5, 1), stop(0.68, 0.62), stop(1, 0)],
    },
  };
}

/** A low ceiling of round clouds in three rows, darker upwards. */
function overcast(studio: Studio, tones: WeatherTones, view: WeatherView): ShapesLayer {
  const random = studio.random('overcast');
  const { widthPx, unitPx } = studio;
  const rows = [0.46, 0.32, 0.18].map((share, row) => {
    const baseYPx = view.horizonYPx * share;
    // Drawn the same way round as the circles, so that nothing is cut out where they overlap.
    let d = `M${tenth(-unitPx * 5)} ${tenth(-unitPx * 5)}V${tenth(baseYPx)}H${tenth(widthPx + unitPx * 5)}V${tenth(-unitPx * 5)}z`;
    for (let x = -unitPx * 6; x < widthPx + unitPx * 6; x += unitPx * random.between(6, 13)) {
      d += circlePath(x, baseYPx + random.between(-2, 1) * unitPx, unitPx * random.between(4.5, 9));
    }
    const color = mixHex(mixHex(tones.skyMiddle, tones.horizon, 0.14), tones.skyTop, 0.25 + row * 0.37);
    return { d, fill: { kind: 'solid' as const, color } };
  });
  return shapesLayer('weather-clouds', 'Rain clouds', 0.1, rows);
}

/** A forked bolt that widens to its root, with the light it throws on the clouds. */
function lightning(studio: Studio, tones: WeatherTones, view: WeatherView): readonly Layer[] {
  const random = studio.random('lightning');
  const { widthPx, unitPx } = studio;
  const top = { xPx: widthPx * random.between(0.58, 0.82), yPx: view.horizonYPx * 0.3 };
  const spine: Point[] = [top];
  for (let step = 1; step <= 7; step += 1) {
    const last = spine.at(-1)!;
    const drift = (step % 2 === 0 ? 1 : -1.5) * random.between(1.5, 4.4) * unitPx;
    spine.push({ xPx: last.xPx + drift, yPx: top.yPx + (view.horizonYPx * 0.72 * step) / 7 });
  }
  const fork = spine
    .slice(3, 6)
    .map(({ xPx, yPx }, step) => ({ xPx: xPx + (step + 0.2) * 3.4 * unitPx, yPx: yPx + step * unitPx }));
  const color = mixHex(tones.glow, '#ffffff', 0.6);
  return [
    {
      id: 'weather-flash',
      name: 'Flash',
      slot: 'light',
      kind: 'fill',
      depth: 0.05,
      blend: 'screen',
      paint: {
        kind: 'radial',
        center: { xPx: Math.round(top.xPx), yPx: Math.round(view.horizonYPx * 0.55) },
        radiusPx: Math.round(unitPx * 62),
        stops: [
          { at: 0, color: withAlpha(color, 0.5) },
          { at: 0.4, color: withAlpha(color, 0.16) },
          { at: 1, color: withAlpha(color, 0) },
        ],
      },
    },
    shapesLayer('weather-lightning', 'Lightning', 0.07, [
      { d: tapered(spine, unitPx * 0.85), fill: { kind: 'solid', color } },
      { d: tapered(fork, unitPx * 0.5), fill: { kind: 'solid', color }, opacity: 0.9 },
    ]),
  ];
}

/** A jagged line as a surface: as wide as said at its root, a point at its end. */
function tapered(points: readonly Point[], widthPx: number): string {
  const at = (index: number): number => (widthPx / 2) * (1 - index / Math.max(1, points.length - 1));
  const left = points.map(({ xPx, yPx }, index) => [tenth(xPx - at(index)), tenth(yPx)] as const);
  const right = points.map(({ xPx, yPx }, index) => [tenth(xPx + at(index)), tenth(yPx)] as const).reverse();
  return linesPath([...left, ...right], true);
}
