import type { BriefText } from './brief.ts';

/** Longer quotes are paragraphs, not poster text; the rest is left out and the reader told. */
const LONGEST_TEXT = 160;
/** A poster carries a few texts; more would be a page. */
const MOST_TEXTS = 6;
const QUOTED =
  /"([^"\n]{1,2000})"|“([^”\n]{1,2000})”|„([^“”\n]{1,2000})[“”]|«([^»\n]{1,2000})»|(?<![\p{L}\d])'([^'\n]{2,2000})'(?![\p{L}])/gu;
const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b/iu;
const ROLE_WORDS: readonly (readonly [BriefText['role'], RegExp])[] = [
  ['tagline', /\b(tag ?line|subtitle|sub-?title|slogan|subline|strap ?line|caption|underneath|below)\b/iu],
  ['date', /\b(date|when|time)\b/iu],
  ['place', /\b(place|venue|location|where|address)\b|\bat\s*(the\s*)?:?\s*$/iu],
  ['title', /\b(title|titled|headline|heading|called|named|name|brand|saying|says|reads|text|words?)\b/iu],
];

/** The quoted texts of a prompt with their roles, and the prompt with the quotes cut out. */
export interface QuotedTexts {
  readonly texts: readonly BriefText[];
  readonly rest: string;
  readonly notes: readonly string[];
}

/** Reads quoted texts; a word before the quote (`tagline "…"`) names its role, else its form and position do. */
export function readQuotedTexts(prompt: string): QuotedTexts {
  const texts: BriefText[] = [];
  const notes: string[] = [];
  let lastEnd = 0;
  for (const match of prompt.matchAll(QUOTED)) {
    const quoted = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').replace(/\s+/gu, ' ').trim();
    const before = prompt.slice(Math.max(lastEnd, (match.index ?? 0) - 28), match.index);
    lastEnd = (match.index ?? 0) + match[0].length;
    if (quoted === '') continue;
    if (texts.length === MOST_TEXTS) {
      notes.push(`Only the first ${MOST_TEXTS} quoted texts are set.`);
      break;
    }
    const text = shorten(quoted);
    if (text !== quoted) notes.push(`A quoted text was cut to ${LONGEST_TEXT} characters.`);
    texts.push({ role: chooseRole(text, before, texts), text });
  }
  return { texts, rest: prompt.replace(QUOTED, ' , '), notes };
}

function chooseRole(text: string, before: string, earlier: readonly BriefText[]): BriefText['role'] {
  const named = ROLE_WORDS.map(([role, pattern]) => ({ role, at: lastIndexOf(before, pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at)[0]?.role;
  const has = (role: BriefText['role']): boolean => earlier.some((other) => other.role === role);
  if (named !== undefined && named !== 'title') return named;
  if (named === 'title' && !has('title')) return 'title';
  if (!has('title')) return 'title';
  if (/\d/u.test(text) && (MONTH.test(text) || /\d{1,2}[:./]\d{2}|\b(am|pm)\b/iu.test(text))) return 'date';
  return has('tagline') ? 'place' : 'tagline';
}

function lastIndexOf(text: string, pattern: RegExp): number {
  const found = [...text.matchAll(new RegExp(pattern.source, 'giu'))].at(-1);
  return found?.index ?? -1;
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST_TEXT
    ? text
    : `${letters
        .slice(0, LONGEST_TEXT - 1)
        .join('')
        .trimEnd()}…`;
}
