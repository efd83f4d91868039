import type { Oklch, ScenePalette } from '../scene/scene.ts';
import { fromHex } from './color.ts';

/** A palette people can name, with the words of a prompt that call for it. */
export interface NamedPalette {
  readonly name: string;
  readonly isDark: boolean;
  readonly words: readonly string[];
  readonly colors: ScenePalette;
}

/** All named palettes; `auto` is not among them. The order is the order in menus. */
export const NAMED_PALETTES: readonly NamedPalette[] = [
  palette(
    'ember',
    true,
    '#1c1210',
    '#f7e6d0',
    '#e4572e',
    '#8f2d1d',
    '#f3a712',
    'fire warm autumn orange rust campfire pizza volcano spice',
  ),
  palette(
    'espresso',
    false,
    '#efe3cf',
    '#231712',
    '#c2502b',
    '#5b3a29',
    '#e9a23b',
    'coffee brown vintage retro warm beige cream chocolate bakery bread',
  ),
  palette('navy', true, '#101d3a', '#f3ead8', '#2f5fb3', '#1b335f', '#f2b63d', 'blue marine corporate indigo'),
  palette(
    'forest',
    true,
    '#0f2620',
    '#efe9d3',
    '#3c7a54',
    '#1d4a3a',
    '#e8b04a',
    'green nature wood moss olive fox bear deer tree',
  ),
  palette('midnight', true, '#0d1030', '#e9e6f7', '#4a4fb8', '#272a6b', '#ffb86b', 'night dark indigo moon space'),
  palette(
    'mono',
    false,
    '#f4f3ef',
    '#141414',
    '#2b2b2b',
    '#a9a7a0',
    '#141414',
    'black white monochrome grey gray silver',
  ),
  palette('signal', false, '#f3efe6', '#15130f', '#e1261c', '#15130f', '#e1261c', 'red swiss constructivist grid'),
  palette(
    'lagoon',
    false,
    '#e6f1ec',
    '#0c2f3a',
    '#14807f',
    '#7cc6b8',
    '#ff7a59',
    'sea teal turquoise summer water mint cyan',
  ),
  palette('riviera', false, '#fbefd9', '#17324d', '#1f6fae', '#8ec6dd', '#f26b4e', 'summer beach coast holiday sky'),
  palette(
    'blush',
    false,
    '#f8e4de',
    '#3d1626',
    '#d9637f',
    '#f0b4ae',
    '#8d2f4f',
    'pink rose romantic beauty love wedding coral perfume flower',
  ),
  palette('citrus', false, '#fdf3cf', '#22301c', '#f29f05', '#8fb339', '#e2492f', 'yellow fresh playful fruit lemon'),
  palette(
    'plum',
    true,
    '#24122e',
    '#f6e7ee',
    '#8e3b8a',
    '#4d2259',
    '#f6a03c',
    'purple violet jazz luxury wine lavender burgundy maroon magenta',
  ),
  palette(
    'sage',
    false,
    '#eceadd',
    '#26332b',
    '#7d9a7a',
    '#b9c4a6',
    '#c9683f',
    'calm natural organic soft herbal yoga tea',
  ),
  palette('clay', false, '#f1e1d1', '#3a1f18', '#c46b48', '#e0a685', '#2f5d62', 'terracotta desert earth sand boho'),
  palette(
    'noir',
    true,
    '#121212',
    '#f0ece2',
    '#3a3936',
    '#24231f',
    '#d9b45b',
    'gold golden luxury elegant premium black watch',
  ),
  palette(
    'neon',
    true,
    '#120b26',
    '#f4f0ff',
    '#ff2e88',
    '#3d1a78',
    '#28e0d0',
    'neon cyber synthwave electric future robot game gaming music techno',
  ),
  palette(
    'pastel',
    false,
    '#fbf1ea',
    '#43395a',
    '#8fb5dd',
    '#f4cbd6',
    '#f0937f',
    'baby nursery candy spring unicorn cupcake',
  ),
  palette('earth', false, '#efe4d1', '#2e241b', '#a3572d', '#c9b08a', '#5e6b3b', 'earthy earthtone bohemian rustic'),
];

export type PaletteName = (typeof PALETTES)[number];

/** The closed list of the setting `palette`: `auto` lets the brief decide. */
export const PALETTES = [
  'auto',
  'ember',
  'espresso',
  'navy',
  'forest',
  'midnight',
  'mono',
  'signal',
  'lagoon',
  'riviera',
  'blush',
  'citrus',
  'plum',
  'sage',
  'clay',
  'noir',
  'neon',
  'pastel',
  'earth',
] as const;

function palette(
  name: string,
  isDark: boolean,
  ground: string,
  ink: string,
  primary: string,
  secondary: string,
  accent: string,
  words: string,
): NamedPalette {
  const color = (hex: string): Oklch => fromHex(hex);
  const colors = {
    name,
    ground: color(ground),
    ink: color(ink),
    primary: color(primary),
    secondary: color(secondary),
    accent: color(accent),
  };
  return { name, isDark, words: words.split(' '), colors };
}
