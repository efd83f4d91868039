import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Two weights of Inter, each cut by script, and one serif for the title. */
export type Face = 'sans' | 'strong' | 'serif';

type Cut = { readonly name: string; readonly letters: RegExp };

/**
 * The cuts of the bundled Inter and the letters each has, as its maker lists them; the first one that has a letter draws
 * it. Other scripts, such as Chinese or Arabic, are in none.
 */
const CUTS: readonly Cut[] = [
  {
    name: 'latin',
    letters:
      /[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u0131\u0152\u0153\u2013-\u2014\u2018-\u201d\u2022\u2026\u20ac\u2122\u2212]/u,
  },
  { name: 'vietnamese', letters: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/u },
  { name: 'latin-ext', letters: /[\u0100-\u02ba\u1e00-\u1e9f\u20a0-\u20aa\u20ad-\u20c0]/u },
  { name: 'cyrillic', letters: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u },
  { name: 'greek', letters: /[\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff]/u },
];

/** A part of a text that one font draws. */
export type Run = { readonly font: string; readonly text: string };

/**
 * Splits a text by the fonts that have its letters. What no font has becomes a question mark, so that a name in any
 * script leaves the page in order; the address beside it still says who it is.
 */
export function splitRuns(face: Face, text: string): readonly Run[] {
  const runs: { font: string; text: string }[] = [];
  for (const letter of text.normalize('NFC').replaceAll(/\s+/gu, ' ')) {
    const cut = CUTS.find(({ letters }) => letters.test(letter));
    const font = fontName(face, cut ?? LATIN);
    const last = runs.at(-1);
    const drawn = cut === undefined ? '?' : letter;
    if (last?.font === font) last.text += drawn;
    else runs.push({ font, text: drawn });
  }
  return runs;
}

const [LATIN] = CUTS as [Cut, ...Cut[]]; // The list above has a first one.

function fontName(face: Face, cut: Cut): string {
  return face === 'serif' ? face : `${face} ${cut.name}`;
}

/** Reads every cut that any of the texts needs, and those that the form itself is written in. */
export async function readFonts(texts: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const needed = CUTS.filter((cut) => cut === LATIN || texts.some((text) => cut.letters.test(text.normalize('NFC'))));
  const files = needed.flatMap((cut) => [
    { font: fontName('sans', cut), file: `inter/files/inter-${cut.name}-400-normal.woff` },
    { font: fontName('strong', cut), file: `inter/files/inter-${cut.name}-600-normal.woff` },
  ]);
  const serif = { font: 'serif', file: 'instrument-serif/files/instrument-serif-latin-400-normal.woff' };
  const read = [...files, serif].map(async ({ font, file }) => {
    const url = import.meta.resolve(`@fontsource/${file}`);
    return [font, await readFile(fileURLToPath(url))] as const;
  });
  return new Map(await Promise.all(read));
}
