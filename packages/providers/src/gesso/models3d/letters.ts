import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type FontFace, facesForText } from '@gesso/procedural';
import { type Outline, type Point, pushCubic, type SetLetters, type SolidText } from '@gesso/procedural/solid';
import * as fontkit from 'fontkit';

const require = createRequire(import.meta.resolve('@gesso/procedural'));

/** Letters in the round are read at a glance; more would be a page. */
const MOST_LETTERS = 60;
/** Lines are broken so that a block is about this many times as wide as high. */
const USUAL_ASPECT = 2.3;
const MOST_LINES = 4;
/** Baseline distance in heights of a capital. */
const LEADING = 1.42;
/** How far a curve of a letter may be from its straight pieces, in heights of a capital. */
const TOLERANCE = 0.008;
/** Weight of the variable fallback faces: as heavy as headlines are. */
const FALLBACK_WEIGHT = 700;

/** What thin strokes are made thicker by all round, in heights of a capital. */
const THIN_STROKE_SHARE = 0.045;
/** Scripts of many strokes are drawn finer than capitals of the same height. */
const FINE_SCRIPTS = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
const FINE_STROKE_SHARE = 0.028;

type Font = fontkit.Font;
type Face = NonNullable<Parameters<SetLetters>[0]['face']>;

const fonts = new Map<string, Font>();

/**
 * Outlines of a text in a bundled typeface, kerned, broken into even lines and centred.
 *
 * Reads font files, each once. Emoji are left out, since they are pictures; a text longer than 60 letters is cut. The
 * notes say both.
 *
 * @returns undefined when nothing is left, or a letter is in none of the typefaces.
 */
export const setLetters: SetLetters = ({ text, face, isUppercase }) => {
  const notes: string[] = [];
  const plain = text
    .normalize('NFC')
    .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (plain.length < text.trim().length && plain !== '' && /\p{Extended_Pictographic}/u.test(text)) {
    notes.push('Emoji cannot be set in solid letters and were left out.');
  }
  const letters = [...plain];
  const words =
    letters.length > MOST_LETTERS
      ? `${letters
          .slice(0, MOST_LETTERS - 1)
          .join('')
          .trimEnd()}…`
      : plain;
  if (letters.length > MOST_LETTERS)
    notes.push(`The text was cut to ${MOST_LETTERS} letters: more cannot be read in the round.`);
  if (words === '') return undefined;
  const shown = isUppercase ? words.toLocaleUpperCase('en') : words;
  const choose = fontChooser(shown, face);
  const lines = breakLines(shown).map((line) => setLine(line, choose));
  if (lines.some((line) => line === undefined)) return undefined;
  return { ...stackLines(lines as readonly Line[]), notes };
};

type Line = { readonly outlines: readonly Outline[]; readonly width: number; readonly strokeShare: number };
type Chooser = (character: string) => FontFace | undefined;

function fontChooser(text: string, face: Face): Chooser {
  const files = nearestCuts(facesForText({ text, family: face.family }), face);
  const known = new Map<string, FontFace | undefined>();
  return (character) => {
    if (!known.has(character)) {
      const code = character.codePointAt(0) ?? 0;
      known.set(
        character,
        files.find((file) => openFont(file, false).hasGlyphForCodePoint(code)),
      );
    }
    return known.get(character);
  };
}

/** Of each family the file whose weight and style come closest. */
function nearestCuts(faces: readonly FontFace[], { weight, style }: Face): readonly FontFace[] {
  const best = new Map<string, FontFace>();
  const score = (face: FontFace): number => Math.abs(face.weight - weight) + (face.style === style ? 0 : 1000);
  for (const face of faces) {
    const known = best.get(face.family);
    if (known === undefined || score(face) < score(known)) best.set(face.family, face);
  }
  return [...best.values()];
}

/** A font as headlines have it: variable files at the weight of bold. */
function openFont(face: FontFace, isVaried = face.heaviest !== undefined): Font {
  const key = `${face.packageName}/${face.file} ${isVaried}`;
  const known = fonts.get(key);
  if (known !== undefined) return known;
  const root = dirname(require.resolve(`${face.packageName}/package.json`));
  // A WOFF2 file holds one font; only collections answer several.
  const font = fontkit.create(readFileSync(join(root, face.file))) as Font;
  // fontkit's own getVariation cannot read WOFF2; its fonts do vary by coordinates that were set from the beginning.
  if (isVaried) Object.assign(font, { variationCoords: [FALLBACK_WEIGHT] });
  fonts.set(key, font);
  return font;
}

/** Breaks between words, or between letters where a script has no spaces, into the number of lines that looks best. */
function breakLines(text: string): readonly string[] {
  const hasSpaces = text.includes(' ');
  const pieces = hasSpaces
    ? text.split(' ')
    : /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)
      ? [...text]
      : [text];
  const glue = hasSpaces ? ' ' : '';
  // A letter is about 0.7 capitals wide, so a block's aspect follows from counting letters.
  const wanted = Math.round(Math.sqrt((text.length * 0.7) / (USUAL_ASPECT * LEADING)));
  const count = Math.min(MOST_LINES, pieces.length, Math.max(1, wanted));
  const room = Math.max(text.length / count, ...pieces.map(({ length }) => length));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const isFull = last === undefined || (last.length + glue.length + piece.length / 2 > room && lines.length < count);
    if (isFull) lines.push(piece);
    else lines[lines.length - 1] = last + glue + piece;
  }
  return lines;
}

function setLine(line: string, choose: Chooser): Line | undefined {
  const outlines: Outline[] = [];
  let [x, strokeShare] = [0, 0];
  for (const { text, face } of runsOf(line, choose)) {
    if (face === undefined) return undefined;
    const { font, run, isThin } = layOut(text, face);
    if (isThin) strokeShare = THIN_STROKE_SHARE;
    else if (FINE_SCRIPTS.test(text)) strokeShare = Math.max(strokeShare, FINE_STROKE_SHARE);
    const scale = 1 / (font.capHeight > 0 ? font.capHeight : font.unitsPerEm * 0.72);
    for (const [index, glyph] of run.glyphs.entries()) {
      const { xAdvance, xOffset, yOffset } = run.positions[index]!;
      outlines.push(...outlinesOf(glyph, scale, x + xOffset * scale, yOffset * scale));
      x += xAdvance * scale;
    }
  }
  return { outlines, width: x, strokeShare };
}

/** Glyphs in the order they are seen. fontkit 2.0.4 cannot vary composite glyphs of WOFF2; then the thinnest is taken. */
function layOut(text: string, face: FontFace) {
  const font = openFont(face);
  try {
    return { font, run: font.layout(text), isThin: false };
  } catch (error) {
    if (face.heaviest === undefined) throw error;
    const plain = openFont(face, false);
    return { font: plain, run: plain.layout(text), isThin: true };
  }
}

/** Neighbouring letters of one font are set together, so that they are kerned and joined. */
function runsOf(
  line: string,
  choose: Chooser,
): readonly { readonly text: string; readonly face: FontFace | undefined }[] {
  const runs: { text: string; face: FontFace | undefined }[] = [];
  for (const character of line) {
    const last = runs.at(-1);
    const face = /\s|\p{M}/u.test(character) && last !== undefined ? last.face : choose(character);
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ text: character, face });
  }
  return runs;
}

function outlinesOf(glyph: fontkit.Glyph, scale: number, x: number, y: number): readonly Outline[] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  const at = (px: number, py: number): Point => [x + px * scale, y + py * scale];
  const end = (): void => {
    if (outline.length > 2) outlines.push(outline);
    outline = [];
  };
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    const from = outline.at(-1) ?? at(0, 0);
    if (command === 'moveTo') {
      end();
      outline.push(at(a, b));
    } else if (command === 'lineTo') outline.push(at(a, b));
    else if (command === 'quadraticCurveTo') {
      const [control, to] = [at(a, b), at(c, d)];
      const third = (point: Point): Point => [
        point[0] + ((control[0] - point[0]) * 2) / 3,
        point[1] + ((control[1] - point[1]) * 2) / 3,
      ];
      pushCubic(outline, [from, third(from), third(to), to], TOLERANCE);
    } else if (command === 'bezierCurveTo') pushCubic(outline, [from, at(a, b), at(c, d), at(e, f)], TOLERANCE);
    else end();
  }
  end();
  return outlines;
}

function stackLines(lines: readonly Line[]): Pick<SolidText, 'outlines' | 'strokeShare'> {
  const outlines = lines.flatMap(({ outlines: drawn, width }, index) =>
    drawn.map((outline) => outline.map(([x, y]): Point => [x - width / 2, y + (lines.length - 1 - index) * LEADING])),
  );
  return { outlines, strokeShare: Math.max(0, ...lines.map((line) => line.strokeShare)) };
}
