import type { BriefText } from './brief.ts';
import { shortenText } from './quoted-texts.ts';

const TITLE_LEAD =
  /\b(?:called|titled|entitled|named|saying|that says|that reads|which says|with the (?:text|title|headline|words?|message|name)|with text|(?:title|headline|text)\s*[:=])(?!\s+(?:after|for|by)\b)\s+/giu;
const TAGLINE_LEAD = /\b(?:with the (?:slogan|tag ?line|subtitle)|(?:slogan|tag ?line|subtitle)\s*[:=])\s+/giu;
/** A lower-case name ends where the description goes on. */
const GOES_ON =
  /\s+(?:with|in|on|at|for|featuring|using|over|under|above|below|beside|by|as|against|set|where|which|that|and (?:an?|the|some|no)|made|having|from|inside|near)\b|[,.;:!?()\n]|\s[—–-]\s/iu;
const CAPITALISED =
  /^\p{Lu}[^\s,;:!?()]*(?:\s+(?:(?:of|the|and|in|on|for|de|la|le|&|to|a|at|by)\s+)*(?:\p{Lu}|\d)[^\s,;:!?()]*)*[!?]?/u;
/** Longer than this it is a description, not a name. */
const MOST_WORDS = 6;

/** Texts that stand without quotes: "a café called Slow Brew", "saying hello world". */
export interface NamedTexts {
  readonly texts: readonly BriefText[];
  readonly rest: string;
  /** The words that became texts; they may still name a subject when nothing else does. */
  readonly named: string;
}

/**
 * Reads names that follow "called", "titled", "saying", "with the text" and the like. A capitalised name runs as long as
 * its words are capitalised, another one until the description goes on. Quoted titles win, so with one nothing is read.
 */
export function readNamedTexts(rest: string, quoted: readonly BriefText[]): NamedTexts {
  let text = rest;
  const texts: BriefText[] = [];
  for (const [role, lead] of [
    ['title', TITLE_LEAD],
    ['tagline', TAGLINE_LEAD],
  ] as const) {
    if (quoted.some((other) => other.role === role)) continue;
    for (const match of text.matchAll(lead)) {
      const start = match.index + match[0].length;
      const name = nameAt(text.slice(start));
      if (name === undefined) continue;
      texts.push({ role, text: shortenText(name.replace(/\s+/gu, ' ')) });
      text = `${text.slice(0, match.index)} , ${text.slice(start + name.length)}`;
      break;
    }
  }
  return { texts, rest: text, named: texts.map((entry) => entry.text).join(' , ') };
}

function nameAt(text: string): string | undefined {
  const capitalised = CAPITALISED.exec(text)?.[0].replace(/\.$/u, '');
  if (capitalised !== undefined) return capitalised.split(/\s+/u).slice(0, MOST_WORDS).join(' ');
  const plain = (text.split(GOES_ON)[0] ?? '').trim();
  if (!/^[\p{L}\d]/u.test(plain)) return undefined;
  return plain.split(/\s+/u).slice(0, MOST_WORDS).join(' ');
}
