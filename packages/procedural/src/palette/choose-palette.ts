import type { Brief, Mood, Setting } from '../brief/brief.ts';
import { openRandomStream } from '../random/random-stream.ts';
import type { ScenePalette } from '../scene/scene.ts';
import { fromHex, toHex } from './color.ts';
import { hexOfColor } from './color-words.ts';
import type { Colors } from './colors.ts';
import { colorsFromGiven, monochrome } from './given-colors.ts';
import { NAMED_PALETTES, type NamedPalette } from './palettes.ts';

export type { Colors } from './colors.ts';

/** What palette choice depends on. */
export interface PaletteRequest {
  readonly brief: Brief;
  readonly seed: number;
  readonly variantIndex: number;
  /** A name of `PALETTES`, `auto` to let the brief decide. */
  readonly palette: string;
}

const MOOD_PALETTES: Readonly<Record<Mood, readonly string[]>> = {
  warm: ['ember', 'espresso', 'clay'],
  cool: ['navy', 'lagoon', 'midnight'],
  calm: ['sage', 'lagoon', 'clay'],
  bold: ['signal', 'neon', 'citrus'],
  elegant: ['noir', 'blush', 'plum'],
  playful: ['citrus', 'riviera', 'blush'],
  vintage: ['espresso', 'clay', 'riviera'],
  minimal: ['mono', 'sage', 'signal'],
  dark: ['noir', 'midnight', 'plum'],
  bright: ['citrus', 'riviera', 'lagoon'],
  modern: ['signal', 'mono', 'navy'],
};
const SETTING_PALETTES: Readonly<Record<Setting, readonly string[]>> = {
  forest: ['forest', 'navy', 'sage', 'ember', 'midnight'],
  mountains: ['navy', 'sage', 'clay', 'riviera', 'plum'],
  sea: ['riviera', 'lagoon', 'navy', 'blush', 'plum'],
  desert: ['clay', 'ember', 'blush', 'plum'],
  city: ['midnight', 'neon', 'signal'],
  space: ['midnight', 'neon', 'plum', 'navy'],
  field: ['citrus', 'sage', 'riviera'],
  snow: ['navy', 'lagoon', 'mono'],
  sky: ['riviera', 'blush', 'midnight'],
  interior: ['espresso', 'clay', 'sage'],
};

/**
 * The palette of one variant. Asked-for colours hold in every variant: then variants differ by turning the palette
 * (paper becomes ink) instead of leaving it.
 */
export function choosePalette(request: PaletteRequest): Colors {
  const { brief, variantIndex, palette } = request;
  const isNamed = NAMED_PALETTES.some(({ name }) => name === palette);
  const given = isNamed ? undefined : givenColors(brief, variantIndex);
  if (given !== undefined) return given;
  const pool = candidatePalettes(request);
  const chosen = pool[variantIndex % pool.length] ?? NAMED_PALETTES[0]!;
  const turns = Math.floor(variantIndex / pool.length);
  const base = withHexColors(toColors(chosen), brief.hexColors);
  return turns % 2 === 1 ? turnAround(base) : base;
}

/** The palette of two or more asked-for colours, of one colour's tones, or of a brand; else none is laid down. */
function givenColors(brief: Brief, turn: number): Colors | undefined {
  const named = brief.colorWords
    .filter((word) => !isSettingWord(brief, word))
    .flatMap((word) => hexOfColor(word) ?? []);
  const colors = [...new Set([...brief.hexColors, ...named])];
  const prefersDark = brief.timeOfDay === 'night' || brief.moods.includes('dark');
  const [only] = colors;
  if (only !== undefined && brief.colorWords.includes('monochrome')) return monochrome(only, prefersDark, turn);
  if (colors.length >= 2) {
    const { groundColor } = brief;
    return colorsFromGiven({
      name: 'custom',
      colors,
      ground: groundColor === undefined ? undefined : (hexOfColor(groundColor) ?? groundColor),
      prefersDark,
      turn,
    });
  }
  const hasPalette = NAMED_PALETTES.some(({ name, words }) =>
    brief.colorWords.some((word) => word === name || words.includes(word)),
  );
  return only === undefined || hasPalette || brief.hexColors.length > 0
    ? undefined
    : monochrome(only, prefersDark, turn);
}

/** The OKLCH form kept in the scene. */
export function toScenePalette(colors: Colors): ScenePalette {
  return {
    name: colors.name,
    ground: fromHex(colors.ground),
    ink: fromHex(colors.ink),
    primary: fromHex(colors.primary),
    secondary: fromHex(colors.secondary),
    accent: fromHex(colors.accent),
  };
}

function candidatePalettes({ brief, seed, palette }: PaletteRequest): readonly NamedPalette[] {
  const named = NAMED_PALETTES.find(({ name }) => name === palette);
  if (named !== undefined) return [named];
  const asked = brief.colorWords.flatMap((word) =>
    NAMED_PALETTES.filter(({ name, words }) => (name === word && !isSettingWord(brief, word)) || words.includes(word)),
  );
  if (asked.length > 0) return [...new Set(asked)].slice(0, 3);
  const random = openRandomStream(seed, 'palette');
  const scored = NAMED_PALETTES.filter((candidate) => !isAvoided(candidate, brief.avoided)).map((candidate) => ({
    candidate,
    score: score(candidate, brief) + random.next() * 1.5,
  }));
  return scored
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate)
    .slice(0, 6);
}

function score(candidate: NamedPalette, brief: Brief): number {
  const rank = (names: readonly string[] | undefined): number => {
    const at = names?.indexOf(candidate.name) ?? -1;
    return at < 0 ? 0 : 3.4 - at * 0.5;
  };
  const subjectHits = brief.subjects.filter(({ word }) => candidate.words.includes(word)).length;
  const timeFits = brief.timeOfDay === undefined ? 0 : candidate.isDark === (brief.timeOfDay === 'night') ? 2 : -2;
  const moods = brief.moods.reduce((sum, mood) => sum + rank(MOOD_PALETTES[mood]), 0);
  return moods + (brief.setting === undefined ? 0 : rank(SETTING_PALETTES[brief.setting])) + subjectHits * 3 + timeFits;
}

/** A palette with an avoided colour in one of the roles that are seen: "not green" rules out forest and sage. */
function isAvoided({ colors }: NamedPalette, avoided: readonly string[]): boolean {
  const seen = [colors.ground, colors.primary, colors.secondary, colors.accent];
  return avoided.some((word) => {
    const hex = hexOfColor(word);
    if (hex === undefined) return false;
    const wanted = fromHex(hex);
    return seen.some(({ l, c, h }) =>
      wanted.c < 0.03 || c < 0.03
        ? wanted.c < 0.03 && c < 0.03 && Math.abs(wanted.l - l) < 0.12
        : Math.abs(((h - wanted.h + 540) % 360) - 180) < 28,
    );
  });
}

/** "forest" in "a forest at night" is a place, not a colour. */
function isSettingWord(brief: Brief, word: string): boolean {
  return brief.setting === word || word === 'midnight' || word === 'lagoon';
}

function toColors({ name, isDark, colors }: NamedPalette): Colors {
  return {
    name,
    isDark,
    ground: toHex(colors.ground),
    ink: toHex(colors.ink),
    primary: toHex(colors.primary),
    secondary: toHex(colors.secondary),
    accent: toHex(colors.accent),
  };
}

/** Given colours take the roles that are seen most: the first is the main colour, the second pops, the third is the sheet. */
function withHexColors(colors: Colors, hexColors: readonly string[]): Colors {
  const [primary, accent, ground] = hexColors;
  if (primary === undefined) return colors;
  const main = fromHex(primary);
  return {
    ...colors,
    name: 'custom',
    primary,
    secondary: toHex({ l: colors.isDark ? main.l * 0.55 : (main.l + 1) / 2, c: main.c * 0.6, h: main.h }),
    accent: accent ?? toHex({ l: 0.78, c: Math.max(0.12, main.c), h: (main.h + 150) % 360 }),
    ground: ground ?? toHex({ l: colors.isDark ? 0.2 : 0.95, c: Math.min(0.03, main.c), h: main.h }),
  };
}

function turnAround(colors: Colors): Colors {
  return {
    ...colors,
    isDark: !colors.isDark,
    ground: colors.ink,
    ink: colors.ground,
    secondary: colors.primary,
    primary: colors.secondary,
  };
}
