import { FACE_METRICS, METRIC_CHARACTERS } from './metrics.generated.ts';

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
  readonly accent: number;
  readonly descender: number;
}

const EM = 1000;
/** Widest letters of the fallback faces are about this wide; a guess too wide only leaves air. */
const UNKNOWN_WIDTH = 680;
const WIDE_WIDTH = 1000;
/** A line of dots and dashes still takes the room of small letters. */
const LOWEST_TOP = 450;
/** Room for letters of fallback faces nobody measured. */
const BROAD_TOP = 950;
const BROAD_BOTTOM = 260;
const parsedFaces = new Map<string, ParsedFace>();

/** Advance width of one line in em, kerning included, tracking not. Needs no canvas: reads the measured tables. */
export function measureEm(text: string, face: TypeFace): number {
  const { widths, kerns } = parsedFace(face);
  let total = 0;
  let previous = '';
  for (const character of text.normalize('NFC')) {
    total += widths.get(character) ?? unknownWidth(character);
    total += kerns.get(previous + character) ?? 0;
    previous = character;
  }
  return total / EM;
}

/** Width of a line in pixels with tracking between the glyphs (none after the last). */
export function measureLinePx(text: string, face: TypeFace, sizePx: number, trackingEm = 0): number {
  const gaps = Math.max(0, [...text.normalize('NFC')].length - 1);
  return (measureEm(text, face) + gaps * trackingEm) * sizePx;
}

/** How high and low the ink of a text really reaches, from the measured ink of its characters. */
export function inkExtent(text: string, face: TypeFace): InkExtent {
  const { tops, bottoms, accent, descender } = parsedFace(face);
  let [ascent, descent] = [LOWEST_TOP, 0];
  for (const character of text) {
    const index = character.charCodeAt(0) - 0x20;
    ascent = Math.max(ascent, tops[index] ?? Math.max(accent, BROAD_TOP));
    descent = Math.max(descent, bottoms[index] ?? Math.max(descender, BROAD_BOTTOM));
  }
  return { ascent: ascent / EM, descent: descent / EM };
}

/** Height of a capital letter in em. */
export function capHeightEm(face: TypeFace): number {
  return (FACE_METRICS[faceKey(face)]?.cap ?? 720) / EM;
}

/** Whether the bundled Latin files have every character of a text. */
export function isLatin(text: string): boolean {
  return /^[\u0020-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2122\s]*$/u.test(text);
}

function unknownWidth(character: string): number {
  return /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u{1f000}-\u{3ffff}]/u.test(character)
    ? WIDE_WIDTH
    : UNKNOWN_WIDTH;
}

function parsedFace(face: TypeFace): ParsedFace {
  const key = faceKey(face);
  const known = parsedFaces.get(key);
  if (known !== undefined) return known;
  const metrics = FACE_METRICS[key];
  if (metrics === undefined) throw new RangeError(`No metrics for the face ${key}; run scripts/font-metrics.ts.`);
  const numbers = (list: string): readonly number[] => list.split(',').map((value) => Number.parseInt(value, 36));
  const advances = numbers(metrics.widths);
  const parsed = {
    widths: new Map([...METRIC_CHARACTERS].map((character, index) => [character, advances[index] ?? UNKNOWN_WIDTH])),
    kerns: new Map(metrics.kerns.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))])),
    tops: numbers(metrics.tops),
    bottoms: numbers(metrics.bottoms),
    accent: metrics.accent,
    descender: metrics.descender,
  };
  parsedFaces.set(key, parsed);
  return parsed;
}

function faceKey(face: TypeFace): string {
  return `${face.family}/${face.weight}/${face.style}`;
}
