import { describe, expect, it } from 'vitest';
import type { Weather } from '../brief/brief.ts';
import { readBrief } from '../brief/read-brief.ts';
import type { Layer } from '../scene/layers.ts';
import { composeScene } from './compose-scene.ts';
import { underWeather } from './weather.ts';

const PROMPTS: Readonly<Record<Weather, string>> = {
  rain: 'a rainy forest',
  snow: 'heavy snowfall over the mountains',
  fog: 'a misty forest at dawn',
  storm: 'a thunderstorm by the sea',
  wind: 'a windy field',
  sun: 'a sunny meadow',
};

const layersOf = (prompt: string, variantIndex = 0): readonly Layer[] =>
  composeScene({ brief: readBrief(prompt), seed: 6, widthPx: 400, heightPx: 500, variantIndex, style: 'landscape' })
    .layers;
const idsOf = (layers: readonly Layer[]): readonly string[] => layers.map(({ id }) => id);

describe('the weather of a brief', () => {
  it.each([
    ['rain', ['weather-clouds', 'weather-rain']],
    ['snow', ['weather-snow']],
    ['fog', ['weather-fog-far', 'weather-fog-front']],
    ['storm', ['weather-lightning', 'weather-clouds', 'weather-rain']],
    ['wind', ['weather-wind']],
    ['sun', []],
  ] as const)('%s is drawn in every variant of a landscape', (weather, expected) => {
    for (const variant of [0, 1, 2, 3]) {
      const ids = idsOf(layersOf(PROMPTS[weather], variant));
      expect(ids.filter((id) => (expected as readonly string[]).includes(id))).toEqual(expected);
      expect(new Set(ids).size).toBe(ids.length);
      if (expected.length === 0) expect(ids.filter((id) => id.startsWith('weather-'))).toEqual([]);
    }
  });

  it('closes the sky when it rains, and leaves it open in snow', () => {
    expect(idsOf(layersOf('a rainy forest at night'))).not.toContain('disc');
    expect(idsOf(layersOf('a snowy forest at night'))).toContain('disc');
  });

  it('falls nowhere on the texts', () => {
    const layers = layersOf('a rainy forest "PETRICHOR" tagline "the smell of rain"');
    const texts = layers.filter((layer) => layer.kind === 'text');
    const strokes = layers
      .filter((layer) => layer.id === 'weather-rain')
      .flatMap((layer) => (layer.kind === 'shapes' ? layer.shapes : []));
    const ends = strokes.flatMap(({ d }) =>
      [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)] as const),
    );
    expect(ends.length).toBeGreaterThan(100);
    for (const { box } of texts) {
      const inside = ends.filter(
        ([x, y]) => x > box.xPx && x < box.xPx + box.widthPx && y > box.yPx && y < box.yPx + box.heightPx,
      );
      expect(inside).toEqual([]);
    }
  });

  it('comes before the subject only where it falls', () => {
    const ids = idsOf(layersOf('a foggy forest'));
    expect(ids.indexOf('weather-fog-far')).toBeGreaterThan(ids.indexOf('sky'));
    expect(ids.indexOf('weather-fog-front')).toBe(ids.indexOf('vignette') - 1);
  });

  it('is not drawn in space, where there is none', () => {
    expect(idsOf(layersOf('a storm in outer space')).filter((id) => id.startsWith('weather-'))).toEqual([]);
  });

  it('greys the sky, a storm most, and leaves the ground its colours', () => {
    const tones = { skyTop: '#2050c0', skyMiddle: '#4080e0', horizon: '#ffb060', near: '#203020', glow: '#ffeecc' };
    expect(underWeather(tones, undefined)).toBe(tones);
    expect(underWeather(tones, 'storm').near).toBe(tones.near);
    expect(underWeather(tones, 'storm').skyTop).not.toBe(underWeather(tones, 'rain').skyTop);
  });
});

describe('what a brief rules out', () => {
  it('leaves the sky without its disc', () => {
    expect(idsOf(layersOf('a forest at night'))).toContain('disc');
    expect(idsOf(layersOf('a forest at night, no moon'))).not.toContain('disc');
  });
});
