import { findFallback, sliceAlias } from './fallback-faces.ts';
import { graphemesOf, isEmoji, localeOf, type TextLocale } from './scripts.ts';

/** One bundled font file, and the family name under which the edge registers it. */
export interface FontFace {
  /** Name to register: the family for the latin file, `<family> <Script>` or `<family> <slice>` for its other files. */
  readonly family: string;
  /** Of a variable file the lightest; it goes up to {@link FontFace.heaviest}. */
  readonly weight: number;
  readonly heaviest?: number;
  readonly style: 'normal' | 'italic';
  /** npm package that ships the file (all OFL-1.1). */
  readonly packageName: string;
  /** Path of the WOFF2 file inside the package. */
  readonly file: string;
  readonly script: FontScript;
}

/** `other` are the slices of the fallback faces. */
export type FontScript = 'latin' | 'latin-ext' | 'cyrillic' | 'greek' | 'vietnamese' | 'other';

interface FamilyFiles {
  readonly family: string;
  readonly slug: string;
  readonly weights: readonly number[];
  readonly italics?: readonly number[];
  readonly scripts?: readonly FontScript[];
}

const FAMILIES: readonly FamilyFiles[] = [
  { family: 'Anton', slug: 'anton', weights: [400], scripts: ['vietnamese'] },
  { family: 'Bebas Neue', slug: 'bebas-neue', weights: [400] },
  { family: 'Archivo Black', slug: 'archivo-black', weights: [400] },
  { family: 'Abril Fatface', slug: 'abril-fatface', weights: [400] },
  { family: 'DM Serif Display', slug: 'dm-serif-display', weights: [400], italics: [400] },
  {
    family: 'Playfair Display',
    slug: 'playfair-display',
    weights: [500, 700, 900],
    italics: [500],
    scripts: ['cyrillic', 'vietnamese'],
  },
  { family: 'Fraunces', slug: 'fraunces', weights: [400, 600, 900], scripts: ['vietnamese'] },
  { family: 'Space Grotesk', slug: 'space-grotesk', weights: [500, 700], scripts: ['vietnamese'] },
  { family: 'Work Sans', slug: 'work-sans', weights: [400, 600], scripts: ['vietnamese'] },
  { family: 'Oswald', slug: 'oswald', weights: [400, 500, 700], scripts: ['cyrillic', 'vietnamese'] },
  { family: 'Josefin Sans', slug: 'josefin-sans', weights: [400, 600], scripts: ['vietnamese'] },
  { family: 'Instrument Serif', slug: 'instrument-serif', weights: [400], italics: [400] },
  { family: 'Inter', slug: 'inter', weights: [400, 500, 600, 800], scripts: ['cyrillic', 'greek', 'vietnamese'] },
];

const SCRIPT_SUFFIX: Readonly<Record<FontScript, string>> = {
  latin: '',
  'latin-ext': ' Ext',
  cyrillic: ' Cyrillic',
  greek: ' Greek',
  vietnamese: ' Vietnamese',
  other: '',
};

/** Which characters need the file of a script; latin and latin-ext are always there. */
const SCRIPT_CHARACTERS: Readonly<Partial<Record<FontScript, RegExp>>> = {
  cyrillic: /[\u0400-\u04ff]/u,
  greek: /[\u0370-\u03ff]/u,
  vietnamese: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]|\p{Script=Inherited}/u,
};

/**
 * Every font file of the display and text faces. Register those of script `latin` and `latin-ext` before drawing and
 * the rest when {@link facesForScene} names them; a missing family silently becomes the system's default font. Each
 * script is its own family because Skia does not look for a glyph in a second file registered under the same name;
 * {@link fontStack} joins them again.
 */
export const FONT_FACES: readonly FontFace[] = FAMILIES.flatMap(facesOf);

/** Combining marks that Inter's files have; most letters bring theirs composed. */
const DISPLAY_MARKS = ['\u0300', '\u0301', '\u0303', '\u0304', '\u0308', '\u0309', '\u0323'];
/** What Inter's files have, found by reading them; each display face has a part of it and borrows the rest. */
const DISPLAY_CHARACTERS =
  /^[ -\u007e\u00a0-\u00ac\u00ae-\u0148\u014a-\u024f\u02b9-\u02ff\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490\u0491\u04b0\u04b1\u1e00-\u1e9b\u1e9e\u1ea0-\u1ef9\u2002\u2009\u200b-\u200f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u202a-\u202e\u2032\u2033\u2039\u203a\u2044\u2060\u2066-\u2069\u20a0-\u20ae\u20b1-\u20b5\u20b8-\u20ba\u20bc-\u20bf\u2113\u2116\u2122\u2191\u2193\u2212\ufeff]$/u;

/** The part of a text layer that decides which files it needs. */
export interface TypedText {
  readonly text: string;
  readonly family: string;
  readonly locale?: TextLocale;
}

/**
 * The CSS `font-family` list that reaches every script of a family, then Inter and the fallback faces the text needs,
 * and the system as last resort.
 *
 * @param text - Without one no fallback face is listed.
 * @param locale - Decides between the Chinese, Japanese and Korean forms; read from the text when left out.
 */
export function fontStack(family: string, text = '', locale: TextLocale | undefined = localeOf(text)): string {
  const names = [...aliasesOf(family), ...aliasesOf('Inter'), ...fallbacksOf(text, locale).map(({ family }) => family)];
  const unique = names.filter((name, index) => names.indexOf(name) === index);
  return `${unique.map((name) => `"${name}"`).join(', ')}, sans-serif`;
}

/** Every font file a text needs; all weights of its family, each file once. */
export function facesForText({ text, family, locale = localeOf(text) }: TypedText): readonly FontFace[] {
  const isNeeded = (face: FontFace): boolean => SCRIPT_CHARACTERS[face.script]?.test(text) ?? true;
  const own = FAMILIES.filter((files) => files.family === family || files.family === 'Inter').flatMap(facesOf);
  return [...own.filter(isNeeded), ...fallbacksOf(text, locale)];
}

/**
 * Every font file the texts of a scene need. Register them before `drawScene`; in a browser that is one `FontFace` a
 * file, with the weight `${weight} ${heaviest}` where it is variable.
 */
export function facesForScene(scene: { readonly layers: readonly object[] }): readonly FontFace[] {
  const texts = scene.layers.filter((layer): layer is TypedText => 'family' in layer && 'text' in layer);
  const faces = new Map(texts.flatMap(facesForText).map((face) => [face.packageName + face.file, face]));
  return [...faces.values()];
}

/** Whether the files of a family itself have the characters of a text, so that no other face is mixed in. */
export function hasCharacters(family: string, text: string): boolean {
  return hasScripts(family, text) && fallbacksOf(text, undefined).length === 0;
}

/** Whether a family has files for those scripts of a text that only some display faces have. */
export function hasScripts(family: string, text: string): boolean {
  const scripts = scriptsOf(FAMILIES.find((files) => files.family === family));
  return Object.entries(SCRIPT_CHARACTERS).every(
    ([script, characters]) => !characters.test(text) || scripts.some((own) => own === script),
  );
}

/** Whether a character stands in the files every display face brings or borrows from Inter. */
export function isInDisplayFaces(character: string): boolean {
  return DISPLAY_CHARACTERS.test(character) || DISPLAY_MARKS.includes(character);
}

function fallbacksOf(text: string, locale: TextLocale | undefined): readonly FontFace[] {
  const faces = new Map<string, FontFace>();
  for (const grapheme of graphemesOf(text.normalize('NFC'))) {
    if (isEmoji(grapheme)) continue;
    for (const character of grapheme) {
      const found = isInDisplayFaces(character) ? undefined : findFallback(character.codePointAt(0) ?? 0, locale);
      if (found === undefined) continue;
      const { slug } = found.family;
      faces.set(sliceAlias(found), {
        family: sliceAlias(found),
        weight: 100,
        heaviest: 900,
        style: 'normal',
        packageName: `@fontsource-variable/${slug}`,
        file: `files/${slug}-${found.slice}-wght-normal.woff2`,
        script: 'other',
      });
    }
  }
  return [...faces.values()];
}

function aliasesOf(family: string): string[] {
  const known = FAMILIES.find((files) => files.family === family);
  return scriptsOf(known).map((script) => family + SCRIPT_SUFFIX[script]);
}

function scriptsOf(files: FamilyFiles | undefined): FontScript[] {
  return ['latin', 'latin-ext', ...(files?.scripts ?? [])];
}

function facesOf(files: FamilyFiles): FontFace[] {
  const cuts = [
    ...files.weights.map((weight) => ({ weight, style: 'normal' as const })),
    ...(files.italics ?? []).map((weight) => ({ weight, style: 'italic' as const })),
  ];
  return scriptsOf(files).flatMap((script) =>
    cuts.map(({ weight, style }) => ({
      family: files.family + SCRIPT_SUFFIX[script],
      weight,
      style,
      packageName: `@fontsource/${files.slug}`,
      file: `files/${files.slug}-${script}-${weight}-${style}.woff2`,
      script,
    })),
  );
}
