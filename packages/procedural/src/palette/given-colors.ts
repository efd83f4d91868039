import { contrastRatio, fromHex, mixHex, toHex } from './color.ts';
import type { Colors } from './colors.ts';

/** More colours than roles cannot all be seen. */
export const MOST_GIVEN_COLORS = 5;
/** Of these every one has a role, whatever else is given. */
const MOST_IMPORTANT = 3;
/** OKLCH lightness below and above which a colour carries type and drawings on it. */
const DARK_SHEET = 0.42;
const LIGHT_SHEET = 0.8;
/** Contrast of ink on its sheet; long texts need no more. */
const INK_CONTRAST = 7;

/** How given colours become a palette. */
export interface GivenColors {
  readonly name: string;
  /** `#rrggbb`, most important first. */
  readonly colors: readonly string[];
  /** The sheet, when the brief says so ("red on black"). */
  readonly ground?: string | undefined;
  /** Used when none of the colours can carry the others. */
  readonly prefersDark: boolean;
  /** Which of the possible arrangements to take; variants count up. */
  readonly turn: number;
}

/**
 * A palette in which every given colour has a role, and nothing else but tints of them. The sheet is one that can carry
 * the others (another one each turn), else paper tinted with the first; the rest become main colour, accent and second
 * colour in their order. Ink is one of them where it reads, so that two colours stay two.
 */
export function colorsFromGiven(given: GivenColors): Colors {
  const all = [...new Set(given.colors)].slice(0, MOST_GIVEN_COLORS);
  const first = all[0] ?? '#808080';
  const sheets = sheetsOf(all, given);
  const ground = given.ground ?? sheets[given.turn % sheets.length] ?? paper(first, given.prefersDark);
  const isDark = fromHex(ground).l < 0.6;
  const rest = all.filter((color) => color !== ground);
  const loud = [...rest].sort((a, b) => standing(b, ground) - standing(a, ground));
  const primary =
    rest.length > 2
      ? (rest.find((color) => standing(color, ground) > 0.25) ?? rest[0]!)
      : (loud[0] ?? tint(first, isDark));
  const others = rest.filter((color) => color !== primary);
  const ink = inkOn(ground, others, all, isDark);
  const free = others.filter((color) => color !== ink || others.length <= 2);
  const accent = free[0] ?? accentOf(primary, ground, isDark);
  const secondary = free[1] ?? mixHex(primary, ground, 0.45);
  const colors = keepAll({ name: given.name, isDark, ground, ink, primary, secondary, accent }, all);
  const areFirstKept = all.slice(0, MOST_IMPORTANT).every((color) => rolesOf(colors).includes(color));
  if (areFirstKept) return colors;
  // None of them reads as ink, so that a neutral one took a role: the least important colour makes room.
  const least = all.findLast((color) => color !== ground);
  return colorsFromGiven({ ...given, colors: all.filter((color) => color !== least), ground });
}

function rolesOf({ ground, ink, primary, secondary, accent }: Colors): readonly string[] {
  return [ground, ink, primary, secondary, accent];
}

/** The colours that can be the sheet, the one farthest from the middle first, or paper when none can. */
function sheetsOf(all: readonly string[], given: GivenColors): readonly string[] {
  const able = all.filter((color) => {
    const { l } = fromHex(color);
    const carries = all.some((other) => other !== color && contrastRatio(other, color) >= 3);
    return all.length > 1 && carries && (l < DARK_SHEET || l > LIGHT_SHEET);
  });
  const sorted = [...able].sort((a, b) => Math.abs(fromHex(b).l - 0.6) - Math.abs(fromHex(a).l - 0.6));
  return sorted.length > 0
    ? sorted
    : [paper(all[0] ?? '#808080', given.prefersDark), paper(all[0] ?? '#808080', !given.prefersDark)];
}

function paper(color: string, isDark: boolean): string {
  const { c, h } = fromHex(color);
  return isDark ? toHex({ l: 0.2, c: Math.min(0.03, c), h }) : toHex({ l: 0.955, c: Math.min(0.018, c), h });
}

/** How much a colour stands off its sheet: by lightness and by chroma. */
function standing(color: string, ground: string): number {
  const [{ l, c }, sheet] = [fromHex(color), fromHex(ground)];
  return Math.abs(l - sheet.l) + c * 1.6;
}

function tint(color: string, isDark: boolean): string {
  const { l, c, h } = fromHex(color);
  return toHex({ l: isDark ? Math.max(0.68, l) : Math.min(0.5, l), c, h });
}

function inkOn(ground: string, others: readonly string[], all: readonly string[], isDark: boolean): string {
  const candidates = [...others, ...all].filter((color) => color !== ground);
  const { c, h } = fromHex(all[0] ?? ground);
  const neutral = toHex({ l: isDark ? 0.95 : 0.18, c: Math.min(0.03, c), h });
  return candidates.find((color) => contrastRatio(color, ground) >= INK_CONTRAST) ?? neutral;
}

/** With one colour beside the sheet the accent is a tone of it that still stands off. */
function accentOf(primary: string, ground: string, isDark: boolean): string {
  const { l, c, h } = fromHex(primary);
  const moved = toHex({ l: isDark ? Math.min(0.93, l + 0.14) : Math.max(0.3, l - 0.14), c, h });
  return contrastRatio(moved, ground) >= 2 ? moved : primary;
}

/** Puts a colour that found no role into one that a tint took, or that repeats another role. */
function keepAll(colors: Colors, all: readonly string[]): Colors {
  let now = colors;
  for (const color of all) {
    if (rolesOf(now).includes(color)) continue;
    const role = (['secondary', 'accent', 'primary', 'ink'] as const).find((candidate) => {
      const isFree =
        !all.includes(now[candidate]) || rolesOf(now).filter((other) => other === now[candidate]).length > 1;
      return isFree && (candidate !== 'ink' || contrastRatio(color, now.ground) >= 4.5);
    });
    if (role !== undefined) now = { ...now, [role]: color };
  }
  return now;
}

/** One hue from sheet to ink. */
export function monochrome(color: string, prefersDark: boolean, turn: number): Colors {
  const { l, c, h } = fromHex(color);
  const isDark = prefersDark !== (turn % 2 === 1);
  const tone = (lightness: number, share: number): string => toHex({ l: lightness, c: c * share, h });
  return {
    name: 'custom',
    isDark,
    ground: isDark ? tone(0.22, 0.45) : tone(0.955, 0.16),
    ink: isDark ? tone(0.95, 0.16) : tone(0.2, 0.4),
    primary: color,
    secondary: isDark ? tone(Math.min(l, 0.45), 0.7) : tone(Math.max(l, 0.78), 0.5),
    accent: isDark ? tone(Math.max(0.8, l), 0.7) : tone(Math.min(0.42, l), 0.9),
  };
}
