import { NAMED_PALETTES } from '../palette/palettes.ts';

/** Colours people name, as they mean them in a design: deeper and less shrill than the names of the web. */
const COLOR_HEXES: Readonly<Record<string, string>> = {
  red: '#d4301f',
  orange: '#f07f23',
  yellow: '#f6c945',
  gold: '#d4a537',
  golden: '#d4a537',
  mustard: '#d9a521',
  green: '#2f8f4e',
  lime: '#a8cf3a',
  mint: '#a9dcc3',
  olive: '#7a7d3a',
  sage: '#a3b18a',
  teal: '#13807f',
  turquoise: '#2bb5ae',
  cyan: '#29b3d3',
  blue: '#2a62c9',
  navy: '#16264f',
  indigo: '#3f3d9e',
  purple: '#7a3aa0',
  violet: '#7d4fc4',
  lavender: '#c3b5e6',
  magenta: '#c4277f',
  pink: '#ef8fb0',
  rose: '#dd6a86',
  coral: '#f2735c',
  peach: '#f9c3a0',
  burgundy: '#6d1f33',
  maroon: '#6b1e26',
  brown: '#6e4630',
  rust: '#b1502a',
  terracotta: '#c4694a',
  beige: '#e6d8bf',
  sand: '#e2cfa8',
  cream: '#f7eed9',
  ivory: '#f8f4e6',
  white: '#ffffff',
  black: '#111111',
  charcoal: '#2c2f33',
  grey: '#8a8d91',
  gray: '#8a8d91',
  silver: '#c3c6ca',
};

/** `#rrggbb` of a colour word or of `#rgb` and `#rrggbb`, or `undefined`. */
export function colorOfWord(word: string): string | undefined {
  const hex = /^#([\da-f]{6}|[\da-f]{3})$/iu.exec(word)?.[1]?.toLowerCase();
  if (hex !== undefined) return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
  return Object.hasOwn(COLOR_HEXES, word) ? COLOR_HEXES[word] : undefined;
}

/** Colours named in a text, in their order. */
export function colorsIn(text: string): readonly string[] {
  return [...text.matchAll(/#(?:[\da-f]{6}|[\da-f]{3})\b|[a-z]+/giu)].flatMap(
    ([word]) => colorOfWord(word.toLowerCase()) ?? [],
  );
}

/** The named palette a text asks for: by its name first, by its words when a palette or colours are spoken of. */
export function paletteIn(text: string): string | undefined {
  const words = text.match(/[a-z]+/gu) ?? [];
  const named = words.find((word) => NAMED_PALETTES.some(({ name }) => name === word));
  if (named !== undefined) return named;
  if (!/\b(palette|colou?rs?|colou?r scheme|tones)\b/u.test(text)) return undefined;
  return NAMED_PALETTES.find((palette) => words.some((word) => palette.words.includes(word)))?.name;
}
