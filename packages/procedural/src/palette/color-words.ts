import { fromHex, toHex } from './color.ts';

/** Colours people name, as they mean them in a design: deeper and less shrill than the names of the web. */
const COLORS: Readonly<Record<string, string>> = {
  red: '#d4301f',
  scarlet: '#cf2a1b',
  crimson: '#b3202f',
  orange: '#f07f23',
  yellow: '#f6c945',
  gold: '#d4a537',
  golden: '#d4a537',
  mustard: '#d9a521',
  amber: '#f0a52a',
  ochre: '#c58b2b',
  green: '#2f8f4e',
  lime: '#a8cf3a',
  mint: '#a9dcc3',
  olive: '#7a7d3a',
  sage: '#a3b18a',
  emerald: '#12805c',
  jade: '#2f9d78',
  teal: '#13807f',
  turquoise: '#2bb5ae',
  aqua: '#4cc4c4',
  cyan: '#29b3d3',
  blue: '#2a62c9',
  navy: '#16264f',
  cobalt: '#1f4fb0',
  azure: '#3f8fe0',
  indigo: '#3f3d9e',
  purple: '#7a3aa0',
  violet: '#7d4fc4',
  plum: '#6b2a63',
  lavender: '#c3b5e6',
  lilac: '#c9aee0',
  magenta: '#c4277f',
  fuchsia: '#d12d92',
  pink: '#ef8fb0',
  rose: '#dd6a86',
  blush: '#f0b9b4',
  coral: '#f2735c',
  salmon: '#f09a86',
  peach: '#f9c3a0',
  apricot: '#f6b27a',
  burgundy: '#6d1f33',
  maroon: '#6b1e26',
  brown: '#6e4630',
  chocolate: '#4e2f20',
  tan: '#c8a27a',
  copper: '#b8693a',
  bronze: '#9a6a34',
  rust: '#b1502a',
  terracotta: '#c4694a',
  clay: '#b9694b',
  beige: '#e6d8bf',
  sand: '#e2cfa8',
  cream: '#f7eed9',
  ivory: '#f8f4e6',
  white: '#ffffff',
  black: '#111111',
  charcoal: '#2c2f33',
  slate: '#4a5663',
  grey: '#8a8d91',
  gray: '#8a8d91',
  silver: '#c3c6ca',
  'sky-blue': '#7fbfe8',
  'baby-blue': '#a9d3f0',
  'ice-blue': '#cfe6f2',
  'royal-blue': '#2347b8',
  'navy-blue': '#16264f',
  'midnight-blue': '#131a3f',
  'electric-blue': '#2457f5',
  'steel-blue': '#4d7398',
  'forest-green': '#1f5a3a',
  'olive-green': '#7a7d3a',
  'sage-green': '#a3b18a',
  'mint-green': '#a9dcc3',
  'lime-green': '#8cc63f',
  'emerald-green': '#12805c',
  'sea-green': '#2e8b6f',
  'hot-pink': '#f0348a',
  'dusty-pink': '#d9a3a3',
  'dusty-rose': '#c98b8b',
  'rose-gold': '#d9a08b',
  'burnt-orange': '#c2541f',
  'brick-red': '#a33c2c',
  'wine-red': '#701f31',
  'blood-red': '#8f1318',
  'mustard-yellow': '#d9a521',
  'off-white': '#f6f2e8',
  'jet-black': '#0b0b0c',
};

/** What stands before a colour and changes it; the lightness it leads to, and by how much the chroma is multiplied. */
const MODIFIERS: Readonly<Record<string, { readonly l: (l: number) => number; readonly c: number }>> = {
  dark: { l: (l) => l * 0.62, c: 0.85 },
  deep: { l: (l) => l * 0.68, c: 1 },
  light: { l: (l) => l + (1 - l) * 0.55, c: 0.7 },
  pale: { l: (l) => l + (1 - l) * 0.68, c: 0.5 },
  soft: { l: (l) => l + (1 - l) * 0.4, c: 0.6 },
  pastel: { l: (l) => Math.max(0.84, l + (1 - l) * 0.5), c: 0.5 },
  muted: { l: (l) => l, c: 0.5 },
  dusty: { l: (l) => l + (1 - l) * 0.15, c: 0.45 },
  bright: { l: (l) => l + (1 - l) * 0.12, c: 1.25 },
  vivid: { l: (l) => l, c: 1.35 },
  neon: { l: (l) => Math.max(0.72, l), c: 1.6 },
};

/** Whether a word, or two joined by a hyphen, is a colour of its own. */
export function isColor(phrase: string): boolean {
  return Object.hasOwn(COLORS, phrase);
}

export function isColorModifier(word: string): boolean {
  return Object.hasOwn(MODIFIERS, word);
}

/**
 * `#rrggbb` of a colour as people say it: `navy`, `sky-blue`, `dark green`, `pastel pink`.
 *
 * @returns `undefined` for words that are no colour, and for names of palettes that are none either (`noir`, `citrus`).
 */
export function hexOfColor(phrase: string): string | undefined {
  const [first = '', ...rest] = phrase.split(' ');
  if (rest.length === 0) return isColor(first) ? COLORS[first] : undefined;
  const base = isColor(rest.join('-')) ? COLORS[rest.join('-')] : undefined;
  const modifier = isColorModifier(first) ? MODIFIERS[first] : undefined;
  if (base === undefined || modifier === undefined) return undefined;
  const { l, c, h } = fromHex(base);
  return toHex({ l: Math.min(0.97, modifier.l(l)), c: c * modifier.c, h });
}
