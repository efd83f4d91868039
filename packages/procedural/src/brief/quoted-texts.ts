import type { BriefText } from './brief.ts';
import { nameBehind, roleOfText } from './text-roles.ts';
import { EMOJI } from './tokens.ts';

/** A longer quote is a page, which no design here can set in a readable size; the rest is left out and told of. */
export const LONGEST_TEXT = 600;
/** A poster carries a few texts; more would be a page. */
export const MOST_TEXTS = 8;
/** How far before a quote a word may name its role. */
const REACH = 40;
/** A quote that is opened and never closed ends with its line, when that is short enough to be meant. */
const LONGEST_UNCLOSED = 6000;
const QUOTED = new RegExp(
  [
    String.raw`(?<!\d)"([^"\n]+)"`,
    String.raw`[“”]([^“”\n]+)[”“]`,
    String.raw`„([^“”\n]+)[“”]`,
    String.raw`«([^»\n]+)»`,
    String.raw`»([^«\n]+)«`,
    String.raw`「([^」\n]+)」`,
    String.raw`『([^』\n]+)』`,
    String.raw`‹([^›\n]+)›`,
    String.raw`(?<![\p{L}\d])‘((?:[^’\n]|’(?=\p{L})){2,})’`,
    String.raw`(?<![\p{L}\d])'((?:'n'|[^'\n]|'(?=\p{L})){2,})'(?!\p{L})`,
  ].join('|'),
  'gu',
);
const EMOJIS = new RegExp(EMOJI.source, 'gu');

/** The quoted texts of a prompt with their roles, and the prompt with the quotes cut out. */
export interface QuotedTexts {
  readonly texts: readonly BriefText[];
  readonly rest: string;
  /** Emoji that stood in quotes: drawn in the text, and the subject when nothing else is. */
  readonly emoji: readonly string[];
  readonly notes: readonly string[];
}

/** Reads quoted texts; a word around the quote (`tagline "…"`, `"…" button`) names its role, else form and position do. */
export function readQuotedTexts(prompt: string): QuotedTexts {
  const text = closeLastQuote(prompt);
  const texts: BriefText[] = [];
  const emoji: string[] = [];
  const notes = new Set<string>();
  let rest = '';
  let end = 0;
  for (const match of text.matchAll(QUOTED)) {
    const before = text.slice(end, match.index);
    const after = text.slice(match.index + match[0].length);
    rest += `${before} , `;
    end = match.index + match[0].length;
    const inside = match.slice(1).find((group) => group !== undefined) ?? '';
    emoji.push(...(inside.match(EMOJIS) ?? []));
    const quoted = inside.replace(/\s+/gu, ' ').trim();
    if (quoted === '') continue;
    if (texts.length >= MOST_TEXTS) {
      notes.add(`Only the first ${MOST_TEXTS} quoted texts are set.`);
      continue;
    }
    const short = shortenText(quoted);
    if (short !== quoted) notes.add(`A quoted text was cut to ${LONGEST_TEXT} characters.`);
    const { role, length } = roleOfText(short, { before: before.slice(-REACH), after: after.slice(0, REACH) }, texts);
    texts.push({ role, text: short });
    end += length;
    const name = nameBehind(after);
    if (name !== undefined && texts.length < MOST_TEXTS) {
      texts.push({ role: 'attribution', text: name.name });
      end += name.length;
    }
  }
  return { texts, rest: rest + text.slice(end), emoji, notes: [...notes] };
}

/** Cuts a text at a word's end, where there is one near, and marks the cut. */
export function shortenText(text: string): string {
  const letters = [...text];
  if (letters.length <= LONGEST_TEXT) return text;
  const cut = letters.slice(0, LONGEST_TEXT - 1).join('');
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(cut.length * 0.8)));
  return `${atWord.trimEnd()}…`;
}

function closeLastQuote(prompt: string): string {
  const marks = [...prompt.matchAll(/(?<!\d)"/gu)];
  const last = marks.at(-1);
  if (last === undefined || marks.length % 2 === 0) return prompt;
  const tail = prompt.slice(last.index + 1);
  const line = tail.split('\n')[0] ?? '';
  if (line.trim() === '' || line.length > LONGEST_UNCLOSED) return prompt;
  return `${prompt.slice(0, last.index + 1)}${line}"${tail.slice(line.length)}`;
}
