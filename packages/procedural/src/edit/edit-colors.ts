import type { Colors } from '../palette/choose-palette.ts';
import { contrastRatio, fromHex, mixHex, relativeLuminance, toHex, toNearestHex } from '../palette/color.ts';
import { NAMED_PALETTES } from '../palette/palettes.ts';
import type { Oklch, ScenePalette } from '../scene/scene.ts';
import type { Change, Tone } from './change.ts';

/** Changes that give the whole scene other colours. */
export type ColorChange = Extract<Change, { kind: 'palette' | 'next-palette' | 'colors' | 'tone' | 'swap-colors' }>;

/** The colours of a stored scene as they were drawn. */
export function colorsOf(palette: ScenePalette): Colors {
  return {
    name: palette.name,
    isDark: palette.ground.l < palette.ink.l,
    ground: toNearestHex(palette.ground),
    ink: toNearestHex(palette.ink),
    primary: toNearestHex(palette.primary),
    secondary: toNearestHex(palette.secondary),
    accent: toNearestHex(palette.accent),
  };
}

/** The colours after a change, or `undefined` for a palette nobody knows. */
export function changeColors(colors: Colors, change: ColorChange): Colors | undefined {
  switch (change.kind) {
    case 'palette':
      return namedColors(change.name);
    case 'next-palette': {
      const at = NAMED_PALETTES.findIndex(({ name }) => name === colors.name);
      // Five on, not one: neighbours in the list are relatives.
      return namedColors(NAMED_PALETTES[(at + 5) % NAMED_PALETTES.length]!.name);
    }
    case 'colors':
      return fromGivenColors(change.colors);
    case 'tone':
      return toned(colors, change.tone);
    case 'swap-colors':
      return {
        ...colors,
        isDark: !colors.isDark,
        ground: colors.ink,
        ink: colors.ground,
        primary: colors.secondary,
        secondary: colors.primary,
      };
    default:
      return change satisfies never;
  }
}

/** Colours on another sheet; the ink turns to the other end when it would no longer read. */
export function withGround(colors: Colors, ground: string): Colors {
  const isDark = relativeLuminance(ground) < 0.18;
  const ink = contrastRatio(colors.ink, ground) >= 4.5 ? colors.ink : isDark ? '#f7f3ea' : '#141414';
  return { ...colors, name: 'custom', ground, ink, isDark };
}

/** Another sheet for the same colours: a tint or shade of the next hue of the palette. */
export function anotherGround(colors: Colors): string {
  const hues = [colors.primary, colors.accent, colors.secondary].map((hex) => fromHex(hex));
  const now = fromHex(colors.ground);
  const options = hues.map(({ c, h }) =>
    colors.isDark ? toHex({ l: 0.26, c: Math.min(0.09, c), h }) : toHex({ l: 0.9, c: Math.min(0.07, c), h }),
  );
  return [...options].sort((a, b) => distance(fromHex(b), now) - distance(fromHex(a), now))[0] ?? colors.ground;
}

function namedColors(name: string): Colors | undefined {
  const palette = NAMED_PALETTES.find((candidate) => candidate.name === name);
  if (palette === undefined) return undefined;
  const { ground, ink, primary, secondary, accent } = palette.colors;
  return {
    name,
    isDark: palette.isDark,
    ground: toHex(ground),
    ink: toHex(ink),
    primary: toHex(primary),
    secondary: toHex(secondary),
    accent: toHex(accent),
  };
}

/**
 * A palette of the given colours and tones of them alone. The lightest or darkest one that is far from the first becomes
 * the sheet, the first of the rest the main colour, the second the one that pops.
 */
export function fromGivenColors(given: readonly string[]): Colors | undefined {
  const all = [...new Set(given)];
  if (all.length === 0) return undefined;
  const isExtreme = (hex: string): boolean => fromHex(hex).l > 0.86 || fromHex(hex).l < 0.32;
  const sheet =
    all.length === 1 ? undefined : (all.slice(1).find(isExtreme) ?? (isExtreme(all[0]!) ? all[0] : undefined));
  const [primary = all[0]!, accent] = all.filter((hex) => hex !== sheet);
  const main = fromHex(primary);
  const ground = sheet ?? toHex({ l: main.l < 0.4 ? 0.94 : 0.96, c: Math.min(0.02, main.c), h: main.h });
  const isDark = fromHex(ground).l < 0.5;
  const inks = [
    ...all.filter((hex) => hex !== ground),
    toHex({ l: isDark ? 0.95 : 0.2, c: Math.min(0.035, main.c), h: main.h }),
  ];
  const ink = inks.find((hex) => contrastRatio(hex, ground) >= 7) ?? (isDark ? '#f7f3ea' : '#141414');
  return {
    name: 'custom',
    isDark,
    ground,
    ink,
    primary,
    secondary: mixHex(primary, ground, 0.45),
    accent: accent ?? mixHex(primary, ink, isDark ? 0.35 : 0.1),
  };
}

function toned(colors: Colors, tone: Tone): Colors {
  const { ground, ink, isDark } = colors;
  const each = (change: (color: Oklch) => Oklch): Colors => ({
    ...colors,
    name: 'custom',
    ground: toHex(change(fromHex(ground))),
    ink: toHex(change(fromHex(ink))),
    primary: toHex(change(fromHex(colors.primary))),
    secondary: toHex(change(fromHex(colors.secondary))),
    accent: toHex(change(fromHex(colors.accent))),
  });
  switch (tone) {
    case 'warmer':
      return each((color) => shifted(color, 0.009, 0.02));
    case 'cooler':
      return each((color) => shifted(color, -0.009, -0.02));
    case 'darker':
      return {
        ...each((color) => ({ ...color, l: color.l * 0.86 })),
        ink: toHex({ ...fromHex(ink), l: fromHex(ink).l * (isDark ? 0.94 : 0.86) }),
      };
    case 'lighter':
      return {
        ...each((color) => ({ ...color, l: 1 - (1 - color.l) * 0.84 })),
        ink: isDark ? toHex({ ...fromHex(ink), l: 1 - (1 - fromHex(ink).l) * 0.84 }) : ink,
      };
    case 'more-contrast':
      return each((color) => ({
        ...color,
        l: Math.min(1, Math.max(0, 0.55 + (color.l - 0.55) * 1.22)),
        c: color.c * 1.08,
      }));
    case 'less-contrast':
      return each((color) => ({ ...color, l: 0.55 + (color.l - 0.55) / 1.22, c: color.c / 1.08 }));
    case 'muted':
      return each((color) => ({ ...color, c: color.c * 0.6 }));
    case 'vivid':
      return each((color) => ({ ...color, c: color.c / 0.6 }));
    default:
      return tone satisfies never;
  }
}

/** Moves a colour in OKLab along green–red and blue–yellow. Lightness stays; near white and black the step is smaller. */
function shifted({ l, c, h }: Oklch, towardsRed: number, towardsYellow: number): Oklch {
  const strength = Math.min(1, 4 * l * (1 - l) + 0.35);
  const a = c * Math.cos((h * Math.PI) / 180) + towardsRed * strength;
  const b = c * Math.sin((h * Math.PI) / 180) + towardsYellow * strength;
  // Colours turn in hue rather than become shrill; only greys take on colour.
  return {
    l,
    c: Math.min(Math.hypot(a, b), Math.max(c + 0.006, 0.035)),
    h: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360,
  };
}

function distance(first: Oklch, second: Oklch): number {
  const at = ({ c, h }: Oklch): readonly [number, number] => [
    c * Math.cos((h * Math.PI) / 180),
    c * Math.sin((h * Math.PI) / 180),
  ];
  const [[a, b], [x, y]] = [at(first), at(second)];
  return Math.hypot(first.l - second.l, a - x, b - y);
}
