import type { BriefText, BriefTextRole } from './brief.ts';

/** Words before a quote that say what it is; the nearest one counts. */
const ROLE_WORDS: readonly (readonly [BriefTextRole, RegExp])[] = [
  ['call-to-action', /\b(button|cta|call[- ]to[- ]action|action)\b/iu],
  [
    'tagline',
    /\b(tag ?line|sub ?title|sub-title|slogan|sub ?line|strap ?line|caption|underneath|below|sub ?heading)\b/iu,
  ],
  ['date', /\b(date|when|time|dated)\b/iu],
  ['place', /\b(place|venue|location|where|address)\b|\bat\s*(the\s*)?:?\s*$/iu],
  ['price', /\b(price|priced|costs?|ticket price|for only|entry|admission)\b/iu],
  ['attribution', /\b(attribution|attributed to|author|said by|quote by|signed|by)\s*:?\s*$/iu],
  [
    'title',
    /\b(title|titled|entitled|headline|heading|called|named|name|brand|saying|says|reads|reading|text|words?|message|quote)\b/iu,
  ],
];
/** Words after a quote: `"Buy now" button`, `"12 June" as the date`, `"Fresh Bread" title`. */
const BUTTON_AFTER = /^\s*(?:as\s+(?:an?\s+|the\s+)?)?(?:button|cta|call[- ]to[- ]action)\b(?!\s*[:=]?\s*["“„«'‘])/iu;
const ROLE_AFTER =
  /^\s*(?:(?:as|is|for)\s+(?:an?\s+|the\s+|its\s+)?)?(title|headline|tag ?line|subtitle|slogan|date|place|venue|location|price|author)\b(?=\s*(?:[,.;]|$|and\b))/iu;
/** Between a role's word and the quote stand at most this many words, and no figure: "tagline in small italics “…”". */
const MOST_WORDS_BETWEEN = 3;
const ROLE_NAMED: Readonly<Record<string, BriefTextRole>> = {
  title: 'title',
  headline: 'title',
  tagline: 'tagline',
  'tag line': 'tagline',
  subtitle: 'tagline',
  slogan: 'tagline',
  date: 'date',
  place: 'place',
  venue: 'place',
  location: 'place',
  price: 'price',
  author: 'attribution',
};

const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b/iu;
const CLOCK = /\d{1,2}[:.]\d{2}|\b\d{1,2}\s?(am|pm|h|uhr)\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{4}-\d{2}-\d{2}/iu;
const PRICE =
  /^(?:(?:from|only|just|now|for)\s+)?(?:[$€£¥₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€$£¥₹]|usd|eur|gbp|chf|kr|zł))(?:\s?(?:each|only|pp|per \p{L}+|\/\s?\p{L}+))?$/iu;
const IMPERATIVE =
  /^(?:buy|shop|order|book|get|sign|join|learn|register|subscribe|download|start|try|call|visit|reserve|rsvp|discover|explore|contact|apply|donate|follow|pre-?order|read|find|see|watch|listen|claim|save|swipe|tap|click|enrol|enroll)\b/iu;
const NAME_AFTER =
  /^\s*[,.]?\s*(?:[—–―]|--|\s-\s|\bby\b|\bsaid\b)\s*((?:\p{Lu}[\p{L}\p{M}.'’-]*)(?:\s+(?:(?:de|da|di|van|von|der|den|la|le|of|the|bin|al)\s+)*\p{Lu}[\p{L}\p{M}.'’-]*){0,3})/u;
/** A call to action fits a button; a longer text that starts with a verb is a sentence. */
const MOST_BUTTON_WORDS = 4;

/** What a text is for, and how much of what stands behind it said so. */
export interface FoundRole {
  readonly role: BriefTextRole;
  readonly length: number;
}

/** What a text is for, by the words around it, else by its form, else by its position among the others. */
export function roleOfText(
  text: string,
  around: { readonly before: string; readonly after: string },
  earlier: readonly BriefText[],
): FoundRole {
  const has = (role: BriefTextRole): boolean => earlier.some((other) => other.role === role);
  const behind = namedAfter(around.after);
  const role = behind?.role ?? namedBefore(around.before);
  if (role !== undefined && (role !== 'title' || !has('title'))) return { role, length: behind?.length ?? 0 };
  return { role: roleOfForm(text, has), length: 0 };
}

function roleOfForm(text: string, has: (role: BriefTextRole) => boolean): BriefTextRole {
  if (has('title') || /^[$€£¥₹]/u.test(text)) {
    if (PRICE.test(text)) return 'price';
    if (/^[—–―-]\s*\p{Lu}/u.test(text)) return 'attribution';
    if (IMPERATIVE.test(text) && text.split(' ').length <= MOST_BUTTON_WORDS) return 'call-to-action';
    if (/\d/u.test(text) && (MONTH.test(text) || CLOCK.test(text))) return 'date';
  }
  if (!has('title')) return 'title';
  return has('tagline') ? 'place' : 'tagline';
}

/** A name written behind a quote: `"…" — Ada Lovelace`, `"…" by Virginia Woolf`. */
export function nameBehind(after: string): { readonly name: string; readonly length: number } | undefined {
  const found = NAME_AFTER.exec(after);
  return found === null ? undefined : { name: found[1] ?? '', length: found[0].length };
}

function namedAfter(after: string): FoundRole | undefined {
  const button = BUTTON_AFTER.exec(after);
  if (button !== null) return { role: 'call-to-action', length: button[0].length };
  const found = ROLE_AFTER.exec(after);
  const role = ROLE_NAMED[found?.[1]?.toLowerCase() ?? ''];
  return found === null || role === undefined ? undefined : { role, length: found[0].length };
}

function namedBefore(before: string): BriefTextRole | undefined {
  return ROLE_WORDS.map(([role, pattern]) => ({ role, ...lastMatch(before, pattern) }))
    .filter(({ at, wordsBetween }) => at >= 0 && wordsBetween <= MOST_WORDS_BETWEEN)
    .sort((a, b) => b.at - a.at)[0]?.role;
}

function lastMatch(text: string, pattern: RegExp): { readonly at: number; readonly wordsBetween: number } {
  const match = [...text.matchAll(new RegExp(pattern.source, 'giu'))].at(-1);
  if (match === undefined) return { at: -1, wordsBetween: 0 };
  const between = text.slice(match.index + match[0].length);
  const words = between.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word));
  return { at: match.index, wordsBetween: /\d/u.test(between) ? Infinity : words.length };
}
