import { graphemesOf, localeOf } from './scripts.ts';

/** A piece of a text that stays on one line. */
export interface Unit {
  readonly text: string;
  /** Whether a space stood before it; scripts without spaces break between their words all the same. */
  readonly isSpaced: boolean;
}

/** Scripts that write words without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** What must not begin a line: closing brackets, stops, small kana, marks of length and repetition (JIS X 4051). */
const NEVER_FIRST =
  /^[、。，．・：；？！!?,.:;)\]}）」』】〉》〕］｝’”ー々ゝゞ〜～…‥％%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶฯๆ]/u;
/** What must not end a line. */
const NEVER_LAST = /[（「『【〈《〔［｛‘“([{#$¥￥￡]$/u;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Cuts a text where a line may break: at spaces, and between the words of scripts that write without them. What a
 * reader takes for one letter is never cut, and punctuation stays with its word.
 */
export function breakUnits(text: string): readonly Unit[] {
  return text
    .normalize('NFC')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const pieces = UNSPACED.test(word) ? wordsWithoutSpaces(word) : [word];
      return pieces.map((piece, index) => ({ text: piece, isSpaced: index === 0 }));
    });
}

/** Cuts a unit that is too wide for any line into pieces no wider than the room. */
export function breakUnit(unit: Unit, room: number, width: (text: string) => number): readonly Unit[] {
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemesOf(unit.text)) {
    if (piece !== '' && width(piece + grapheme) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += grapheme;
  }
  if (piece !== '') pieces.push(piece);
  return pieces.map((text, index) => ({ text, isSpaced: index === 0 && unit.isSpaced }));
}

/** The units of a line as it is written. */
export function joinUnits(units: readonly Unit[]): string {
  return units.map(({ text, isSpaced }, index) => (isSpaced && index > 0 ? ` ${text}` : text)).join('');
}

function wordsWithoutSpaces(word: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenterFor(word).segment(word)) {
    const last = pieces.at(-1);
    const staysWithLast = last !== undefined && (NEVER_FIRST.test(segment) || NEVER_LAST.test(last));
    if (staysWithLast) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function segmenterFor(word: string): Intl.Segmenter {
  const locale = localeOf(word) ?? (/\p{Script=Thai}/u.test(word) ? 'th' : 'en');
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, known);
  return known;
}
