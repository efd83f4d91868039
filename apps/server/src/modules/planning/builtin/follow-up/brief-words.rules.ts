import { FORMAT_WORD, ORDINAL_WORD } from './piece-words.rules.ts';
import { correctSlips } from './slips.rules.ts';

/** A brief as it is read: lower case, quotes set aside as «0», slips corrected, cut where one thing ends and another begins. */
export type BriefWords = {
  readonly fragments: readonly string[];
  /** Quoted texts as they were written. */
  readonly quotes: readonly string[];
};

/** Beyond this a brief is no remark about what lies there. */
const LONGEST_BRIEF = 1_500;
const MOST_FRAGMENTS = 16;

/** One word, so that it is not taken for two things; `asWritten` gives it back. */
export const BLACK_AND_WHITE = 'blackwhite';

const QUOTED =
  /"([^"\n]{1,200})"|“([^”\n]{1,200})”|„([^“”\n]{1,200})[“”]|«([^»\n]{1,200})»|(?<![\p{L}\d])'([^'\n]{2,200})'(?![\p{L}])|(?<![\p{L}\d])‘([^’\n]{2,200})’/gu;

/** What is said before and after a request and asks for nothing. */
const BEFORE =
  /^(?:please|pls|plz|hey|hi|hello|ok(?:ay)?|now|then|next|so|great|nice|perfect|cool|super|wow|thanks?(?: you)?|thx|lovely|awesome|amazing|good(?: job| work)?|well done|i (?:really )?(?:love|like) (?:it|this|these|them|that|the (?:first|second|third|last) one)|love it|looks? (?:good|great|nice)|(?:can|could|would|will) (?:you|we)|i(?:'d| would) (?:like|love|want)(?: you)? to|i (?:want|need)(?: you)? to|you should|we should|let'?s|let us|just|also|and|but|or|maybe|perhaps|actually|go ahead|try to|instead|finally|after that|one more thing|as well|too|yes|yeah|yep|no wait|(?:what|how) about|what if (?:we|you)|i think|we'd like|(?:maybe )?something like)(?![\p{L}'-])[\s:!-]*/u;
const AFTER = /[\s,]*\b(?:please|pls|thanks?(?: you)?|thx|as well|too|for me|now|if you can|if possible)\s*$/u;

/** Reads a brief into the parts it has; undefined where it is too long to be a remark about what lies there. */
export function readBriefWords(brief: string): BriefWords | undefined {
  if (brief.length > LONGEST_BRIEF) return undefined;
  const quotes: string[] = [];
  const plain = brief.toWellFormed().replace(QUOTED, (...groups) => {
    const quote = groups.slice(1, 7).find((group) => typeof group === 'string') ?? '';
    quotes.push(String(quote).replace(/\s+/gu, ' ').trim());
    return ` «${quotes.length - 1}» `;
  });
  const text = correctSlips(
    plain
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/[–—]/gu, ' - ')
      .replace(/\b(\d{1,2})\s*(?::|x|by)\s*(\d{1,2})\b(?!\s*px)/gu, '$1:$2')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const fragments = joinLists(text)
    .split(/[,;\n!?]|\.(?:\s|$)|\b(?:and then|then|and|but|also|plus)\b|&|\s-\s/u)
    .map(bare)
    .filter((fragment) => fragment !== '');
  return { fragments: fragments.slice(0, MOST_FRAGMENTS), quotes };
}

/** Without what is polite. */
function bare(fragment: string): string {
  let rest = fragment.replace(/\s+/gu, ' ').trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(BEFORE, '').replace(AFTER, '').trim();
  }
  return rest;
}

/** "the first and the third" and "story and banner versions" are one thing each, and so is "black and white". */
function joinLists(text: string): string {
  const format = new RegExp(
    `(${FORMAT_WORD})s?\\s*(?:,\\s*and|,|and|&|\\+)\\s*(?:as )?(?:an? )?(?=${FORMAT_WORD})`,
    'gu',
  );
  const ordinal = new RegExp(
    `((?<![\\d-]\\s?)\\b(?:${ORDINAL_WORD}))(?: ones?)?\\s*(?:,\\s*and|,|and|&|\\+)\\s*(?:the )?(?=(?:${ORDINAL_WORD})\\b)`,
    'gu',
  );
  return text
    .replace(/\bblack (?:and|&) white\b/gu, BLACK_AND_WHITE)
    .replace(format, '$1 + ')
    .replace(format, '$1 + ')
    .replace(ordinal, '$1+')
    .replace(/\b(\d) (?:and|&|,) (\d)(?=$|\s*(?:$|,))/gu, '$1+$2');
}
