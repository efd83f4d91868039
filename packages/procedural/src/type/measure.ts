import { fallbackInk, fallbackWidth, findFallback, type LetterForm } from './fallback-faces.ts';
import { isInDisplayFaces } from './font-faces.ts';
import { FACE_METRICS, METRIC_CHARACTERS, MORE_CHARACTERS } from './metrics.generated.ts';
import { graphemesOf, isEmoji, trackingFor } from './scripts.ts';

/** A cut of a family as scenes use it. */
export interface TypeFace {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

/** How far the ink of a text reaches above and below its baseline, in em. */
export interface InkExtent {
  readonly ascent: number;
  readonly descent: number;
}

interface ParsedFace {
  readonly widths: ReadonlyMap<string, number>;
  readonly kerns: ReadonlyMap<string, number>;
  /** Ink above and below the baseline of the characters from space on. */
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
  /** Air between the ink and the left and right end of the advance. */
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  readonly accent: number;
  readonly descender: number;
}

const EM = 1000;
/** Widest letters nobody measured are about this wide; a guess too wide only leaves air. */
const UNKNOWN_WIDTH = 680;
/** A line of dots and dashes still takes the room of small letters. */
const LOWEST_TOP = 450;
/** Room for letters nobody measured. */
const BROAD_TOP = 950;
const BROAD_BOTTOM = 260;
/** An emoji stands in a square a little wider than the em, on a baseline that cuts its lower fifth. */
export const EMOJI_EM = { advance: 1.16, size: 1.04, above: 0.86, below: 0.18 } as const;
/** Letters that join to the one before them only. */
const RIGHT_JOINING = /^[آأؤإاةدذرزوٱٲٳٵٶٷڈ-ڙۀۃ-ۋۍەۮۯ]$/u;
const JOINS_BOTH = /^[بتثجحخسشصضطظعغفقكلمنهيىئـٮٯٸ-ڇښ-ڿہۂیێېے-ۓۺ-ۿݐ-ݿ]$/u;
const parsedFaces = new Map<string, ParsedFace>();

/** Advance width of one line in em, kerning included, tracking not. Needs no canvas: reads the measured tables. */
export function measureEm(text: string, face: TypeFace): number {
  const { widths, kerns } = parsedFace(face);
  let total = 0;
  let previous = '';
  for (const grapheme of graphemesOf(text.normalize('NFC'))) {
    if (isEmoji(grapheme)) {
      total += EMOJI_EM.advance * EM;
      previous = '';
      continue;
    }
    for (const character of grapheme) {
      total += widths.get(character) ?? borrowedWidth(character, face) ?? 0;
      total += kerns.get(previous + character) ?? 0;
      previous = character;
    }
  }
  return (total + joinedDifference(text, face)) / EM;
}

/**
 * Width of a line in pixels with tracking between the glyphs (none after the last). Scripts whose letters join get no
 * tracking, whatever is asked.
 */
export function measureLinePx(text: string, face: TypeFace, sizePx: number, trackingEm = 0): number {
  const tracking = trackingFor(text, trackingEm);
  const gaps = tracking === 0 ? 0 : Math.max(0, graphemesOf(text.normalize('NFC')).length - 1);
  return (measureEm(text, face) + gaps * tracking) * sizePx;
}

/** How high and low the ink of a text really reaches, from the measured ink of its characters. */
export function inkExtent(text: string, face: TypeFace): InkExtent {
  const { tops, bottoms, accent, descender } = parsedFace(face);
  let [ascent, descent] = [LOWEST_TOP, 0];
  const reach = (top: number, bottom: number): void => {
    ascent = Math.max(ascent, top);
    descent = Math.max(descent, bottom);
  };
  for (const grapheme of graphemesOf(text)) {
    if (isEmoji(grapheme)) {
      reach(EMOJI_EM.above * EM, EMOJI_EM.below * EM);
      continue;
    }
    for (const character of grapheme) {
      const index = character.charCodeAt(0) - 0x20;
      const found = isInDisplayFaces(character) ? undefined : findFallback(character.codePointAt(0) ?? 0);
      if (found !== undefined) {
        const { top, bottom } = fallbackInk(found);
        reach(top, bottom);
      } else reach(tops[index] ?? Math.max(accent, BROAD_TOP), bottoms[index] ?? Math.max(descender, BROAD_BOTTOM));
    }
  }
  return { ascent: ascent / EM, descent: descent / EM };
}

/** Air at both ends of a line, inside its advance, in em: what optical alignment takes off. Zero where unmeasured. */
export function sideAirEm(text: string, face: TypeFace): { readonly left: number; readonly right: number } {
  const { lefts, rights } = parsedFace(face);
  const at = (list: readonly number[], character: string | undefined): number =>
    (list[(character?.charCodeAt(0) ?? 0) - 0x20] ?? 0) / EM;
  return { left: at(lefts, text[0]), right: at(rights, text.at(-1)) };
}

/**
 * Width of what a line inks, in em, where that is more than its advance: an f at its end reaches beyond it. Air inside the
 * advance does not make it narrower.
 */
export function inkWidthEm(text: string, face: TypeFace, trackingEm: number): number {
  const { left, right } = sideAirEm(text, face);
  return measureLinePx(text, face, 1, trackingEm) + Math.max(0, -left) + Math.max(0, -right);
}

/** Height of a capital letter in em. */
export function capHeightEm(face: TypeFace): number {
  return (FACE_METRICS[faceKey(face)]?.cap ?? 720) / EM;
}

/** Whether the bundled Latin files have every character of a text; Vietnamese needs a file more. */
export function isLatin(text: string): boolean {
  return /^[\u0020-\u019f\u01a2-\u01ae\u01b1-\u024f\u1e00-\u1e9f\u2010-\u2027\u2030-\u203a\u20ac\u2122\s]*$/u.test(
    text,
  );
}

/** Width of a character this face does not have: of Inter's, which is next in the stack, or of a fallback face. */
function borrowedWidth(character: string, face: TypeFace): number | undefined {
  const inter = face.family === 'Inter' ? undefined : parsedFace(nearestInter(face)).widths.get(character);
  if (inter !== undefined) return inter;
  const code = character.codePointAt(0) ?? 0;
  if (/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)) return 0;
  const found = isInDisplayFaces(character) ? undefined : findFallback(code);
  return found === undefined ? UNKNOWN_WIDTH : fallbackWidth(found, code, face.weight, 0);
}

function nearestInter({ weight }: TypeFace): TypeFace {
  const nearest = [400, 500, 600, 800].reduce((best, other) =>
    Math.abs(other - weight) < Math.abs(best - weight) ? other : best,
  );
  return { family: 'Inter', weight: nearest, style: 'normal' };
}

/** Joined letters are narrower at the start and in the middle of a word than alone, which is what was summed. */
function joinedDifference(text: string, face: TypeFace): number {
  if (!/\p{Script=Arabic}/u.test(text)) return 0;
  const letters = [...text.normalize('NFC')].filter((character) => !/\p{Mn}/u.test(character));
  let difference = 0;
  for (const [index, letter] of letters.entries()) {
    const code = letter.codePointAt(0) ?? 0;
    const joinsAfter = JOINS_BOTH.test(letter) && isJoining(letters[index + 1]);
    const joinsBefore = isJoining(letter) && JOINS_BOTH.test(letters[index - 1] ?? '');
    const form: LetterForm = joinsBefore ? (joinsAfter ? 2 : 3) : joinsAfter ? 1 : 0;
    const found = form === 0 ? undefined : findFallback(code);
    if (found === undefined) continue;
    difference += fallbackWidth(found, code, face.weight, form) - fallbackWidth(found, code, face.weight, 0);
  }
  return difference;
}

function isJoining(letter: string | undefined): boolean {
  return letter !== undefined && (JOINS_BOTH.test(letter) || RIGHT_JOINING.test(letter));
}

function parsedFace(face: TypeFace): ParsedFace {
  const key = faceKey(face);
  const known = parsedFaces.get(key);
  if (known !== undefined) return known;
  const metrics = FACE_METRICS[key];
  if (metrics === undefined) throw new RangeError(`No metrics for the face ${key}; run scripts/font-metrics.ts.`);
  const numbers = (list: string): readonly number[] => list.split(',').map((value) => Number.parseInt(value, 36));
  const advances = numbers(metrics.widths);
  const more = Object.entries(metrics.more).flatMap(([script, list]) => {
    const wide = numbers(list);
    return [...(MORE_CHARACTERS[script] ?? '')].map((character, index) => [character, wide[index] ?? 0] as const);
  });
  const usual = [...METRIC_CHARACTERS].map(
    (character, index) => [character, advances[index] ?? UNKNOWN_WIDTH] as const,
  );
  const parsed = {
    widths: new Map([...usual, ...more]),
    kerns: new Map(metrics.kerns.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))])),
    tops: numbers(metrics.tops),
    bottoms: numbers(metrics.bottoms),
    lefts: numbers(metrics.lefts),
    rights: numbers(metrics.rights),
    accent: metrics.accent,
    descender: metrics.descender,
  };
  parsedFaces.set(key, parsed);
  return parsed;
}

function faceKey(face: TypeFace): string {
  return `${face.family}/${face.weight}/${face.style}`;
}
