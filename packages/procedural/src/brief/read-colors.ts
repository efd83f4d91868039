import { hexOfColor, isColor, isColorModifier } from '../palette/color-words.ts';
import type { Token } from './tokens.ts';
import { COLOR_WORDS } from './vocabulary.ts';

/** Colours a prompt asks for. */
export interface ReadColors {
  /** Colours as said (`navy`, `sky-blue`, `dark green`) and names of palettes, in the order they occur. */
  readonly words: readonly string[];
  /** `#rrggbb`, in the order they occur. */
  readonly hexes: readonly string[];
  /** The colour that others are said to be on: "red on black", "#f53 on #102030". */
  readonly ground: string | undefined;
  /** Indexes of tokens that surely are colours, so that "olive and cream" draws no olive, but "an olive" does. */
  readonly sureAt: ReadonlySet<number>;
}

const JOINTS = new Set(['and', 'with', 'on', 'plus', 'or']);
const COLORED = new Set(
  'palette color colour tone background text lettering type scheme theme accent gradient shade ink paper hue wash sky'.split(
    ' ',
  ),
);
const HEX = /#([\da-f]{8}|[\da-f]{6}|[\da-f]{3})(?![\da-f])/giu;
const GROUND_HEX = /\bon\s+(?:an?\s+)?(#[\da-f]{6}|#[\da-f]{3})(?![\da-f])/iu;

/** Reads colour words with what changes them, and hex values. */
export function readColors(text: string, tokens: readonly Token[]): ReadColors {
  const words: string[] = [];
  const sureAt = new Set<number>();
  let ground: string | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const pair = `${tokens[at]?.word ?? ''}-${tokens[at + 1]?.word ?? ''}`;
    const isPair = isColor(pair);
    const word = isPair ? pair : (tokens[at]?.word ?? '');
    if (!isPair && !COLOR_WORDS.has(word) && !isColor(word)) continue;
    const before = tokens[at - 1]?.word ?? '';
    const phrase =
      isColorModifier(before) && hexOfColor(`${before} ${word}`) !== undefined ? `${before} ${word}` : word;
    if (words.at(-1) === before && phrase !== word) words.pop();
    words.push(phrase);
    const lead = tokens.slice(Math.max(0, at - 3), at).map((token) => token.word);
    if (words.length > 1 && lead.includes('on') && hexOfColor(phrase) !== undefined) ground = phrase;
    if (isPair || phrase !== word || isSurelyColor(tokens, at)) sureAt.add(at);
    if (isPair) {
      at += 1;
      sureAt.add(at);
    }
  }
  const hexes = [...text.matchAll(HEX)].map(([hex]) => fullHex(hex));
  const groundHex = GROUND_HEX.exec(text)?.[1];
  return { words, hexes, ground: groundHex === undefined ? ground : fullHex(groundHex), sureAt };
}

/** Said of a sheet or an ink, right behind "in" or "on", or joined to another colour. */
function isSurelyColor(tokens: readonly Token[], at: number): boolean {
  const word = (offset: number): string => tokens[at + offset]?.word ?? '';
  const isColorAt = (offset: number): boolean => COLOR_WORDS.has(word(offset)) || isColor(word(offset));
  if (COLORED.has(word(1)) || /^(in|on|into)$/u.test(word(-1))) return true;
  return (
    (JOINTS.has(word(1)) && isColorAt(2)) || (JOINTS.has(word(-1)) && isColorAt(-2)) || isColorAt(1) || isColorAt(-1)
  );
}

/** `#rrggbb` of a hex colour; an alpha part is left off. */
export function fullHex(hex: string): string {
  const digits = hex.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits.slice(0, 6)}`;
}
