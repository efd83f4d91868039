import { fromHex, mixHex, toHex } from '../palette/color.ts';
import type { Weather, WeatherKind } from './motion.ts';

/** What weather is fitted to. */
export interface WeatherLook {
  /** Four colours that papers are cut from. */
  readonly colors: readonly string[];
  /** `#rrggbb` of the light. */
  readonly glow: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Particles on a square sheet. */
const COUNTS: Readonly<Record<WeatherKind, number>> = {
  snow: 150,
  rain: 195,
  dust: 55,
  confetti: 100,
  sparks: 60,
  fireflies: 22,
};

/** A banner is several squares wide; beyond this its particles would cost more than they show. */
const MOST_SQUARES = 2;

/** Decides number and colours of particles. */
export function planWeather({ colors, glow, widthPx, heightPx }: WeatherLook, kind: WeatherKind): Weather {
  const squares = Math.min(MOST_SQUARES, (widthPx * heightPx) / Math.min(widthPx, heightPx) ** 2);
  return { kind, count: Math.round(COUNTS[kind] * squares), colors: colorsOf(kind, colors, glow) };
}

function colorsOf(kind: WeatherKind, colors: readonly string[], glow: string): readonly string[] {
  switch (kind) {
    case 'snow':
      return ['#ffffff', mixHex('#ffffff', glow, 0.12)];
    case 'rain':
      return [mixHex('#e8f1fa', glow, 0.15)];
    case 'confetti':
      return colors;
    case 'sparks':
      return ['#ffb24d', '#ff7a2f', '#ffe2a8'];
    case 'fireflies':
      return ['#ffe98a', '#d8f27c'];
    case 'dust':
      return [mixHex(toHex({ ...fromHex(glow), l: 0.9 }), '#ffffff', 0.3)];
  }
}
