import { type CleanBrief, QUOTE_MARK } from './clean-brief.ts';
import { spanOf } from './read-wishes.ts';
import type { Span } from './spans.ts';

/** Wishes beside the things themselves, and where they stand. */
export type SideWishes = {
  readonly boardTexts: readonly string[];
  readonly copywriting: string | undefined;
  readonly isHighQuality: boolean;
  readonly isTransparent: boolean;
  readonly isLoop: boolean;
  readonly speaksOfAttachments: boolean;
  readonly cuts: readonly Span[];
};

const MARK = QUOTE_MARK.source;
const BOARD = String.raw`(?:on|onto|to)\s+(?:the|my|our)\s+(?:board|canvas)`;
const BOARD_TEXT = new RegExp(
  [
    String.raw`(?:\b(?:and|also|then|please)\s+|[,;]\s*){0,4}\b(?:put|add|write|place|type|note)\s+(?:the\s+|a\s+)?(?:text|note|words?|title|headline|label|heading)?\s*(?:that\s+says\s+|saying\s+)?(${MARK})\s+(?:as\s+(?:an?\s+)?(?:text|note|title|heading|headline)\s+)?${BOARD}`,
    String.raw`(?:\b(?:and|also|then|please)\s+|[,;]\s*){0,4}\b(?:put|add|write|place|type|note)\s+(${MARK})\s+as\s+(?:an?\s+)?(?:text|note)\b(?:\s+${BOARD})?`,
    String.raw`(?:\b(?:and|also|then|please)\s+|[,;]\s*){0,4}\ba\s+(?:text|note)\s+${BOARD}\s*(?:that\s+says|saying|with|:)?\s*(${MARK})`,
  ].join('|'),
  'giu',
);
const COPY =
  '(tag ?lines?|slogans?|captions?|copy|headlines?|names?|hashtags?|blog posts?|articles?|product descriptions?|descriptions?|scripts?|poems?|e?-?mails?|newsletter texts?)';
const COPYWRITING = new RegExp(
  String.raw`(?:\b(?:and|also|then|please)\s+|[,;]\s*){0,4}\b(?:write|invent|come\s+up\s+with|think\s+of|suggest|brainstorm|find|propose|draft)\s+(?:(?:me|us)\s+)?(?:(?:an?|some|the|my|our|good|catchy|short|new|\d{1,3}|two|three|four|five|six|ten)\s+){0,3}${COPY}\b(?!\s*${MARK})(?:\s+(?:and|then)\s+)?`,
  'giu',
);
const QUALITY =
  /\b(?:high|best|highest|top|print)[ -]quality\b|\b(?:in )?(?:4k|8k|uhd|ultra[ -]?hd|hi-?res|high[ -]res(?:olution)?)\b/giu;
const TRANSPARENT = /\b(?:(?:with|on|and) )?(?:a )?transparent (?:background|png)\b|\bwithout (?:a )?background\b/giu;
const LOOP = /\b(?:seamless(?:ly)? )?loop(?:ing|ed|able|s)?\b|\bboomerang\b|\bcinemagraph\b/giu;
const ATTACHED =
  /\battach(?:ed|ment|ments)\b|\buploaded\b|\bselected\b|\breference\b|\b(?:this|these|those)\b(?!\s+(?:is|are|year|month|week|time|one|summer|winter|spring|autumn|weekend))|\b(?:from|of|with|using|use|turn|make|animate|combine|join|merge) (?:it|them)\b|\bmy (?:own )?(?:photos?|pictures?|images?|sketch|drawing|logo|selfie)\b|\bthe (?:photos?|pictures?|images?|sketch|clips?|videos?) (?:above|below|here|i (?:sent|added|uploaded))\b/iu;

/** "turn this into": what comes behind it is wanted, and made from what is there. */
const TURN_INTO =
  /\b(?:turn|convert|transform|make|change)\s+(?:this|these|it|them|that|those|the attached \p{L}+|my \p{L}+|this \p{L}+|these \p{L}+)\s+into\b|\b(?:and\s+|then\s+)*(?:adapt|resize|transfer|translate)\s+(?:it|this|them|these)\s+(?:to|into|for)\b/giu;

/** Reads what a brief says beside its deliverables. */
export function readSideWishes({ text, quotes }: CleanBrief): SideWishes {
  const board = [...text.matchAll(BOARD_TEXT)];
  const copy = [...text.matchAll(COPYWRITING)];
  const quality = [...text.matchAll(QUALITY)];
  const mark = (groups: readonly (string | undefined)[]) => groups.find((group) => group !== undefined) ?? '';
  return {
    boardTexts: board.map((match) => quotes.get(mark(match.slice(1))) ?? '').filter((quoted) => quoted !== ''),
    copywriting: copy[0]?.[1]?.toLowerCase(),
    isHighQuality: quality.length > 0,
    isTransparent: TRANSPARENT.test(text),
    isLoop: new RegExp(LOOP.source, 'iu').test(text),
    speaksOfAttachments: ATTACHED.test(text),
    cuts: [...board, ...copy, ...quality, ...text.matchAll(TURN_INTO)].map(spanOf),
  };
}

/** Sentences and phrases of politeness, which say nothing about what is wanted. */
const FILLERS: readonly RegExp[] = [
  /(?:^|(?<=[.!?\n,]))\s*(?:hi|hello|hey|dear|good (?:morning|evening|afternoon))(?: (?:there|all|team|everyone|gesso|guys))?\s*(?:[,!.]+|$)/giu,
  /(?:^|(?<=[.!?\n,]))[^.!?\n,]*\bhope (?:you|this|all)[^.!?\n]*(?:[.!?\n]|$)/giu,
  /(?:^|(?<=[.!?\n,;]))\s*(?:many )?(?:thanks?|thank you|thx|ty|cheers|best regards|kind regards|regards)(?: (?:a lot|so much|in advance|you|very much))*\s*[!.]*\s*(?:,?\s*\p{Lu}\p{L}+\s*$)?/gu,
  /\s(?:thanks|thx|ty|please|pls|plz)\s*[!.]*\s*$/giu,
  /\s(?:thanks|thx|please|pls|plz)(?=\s*[,;])/giu,
  /(?:^|(?<=[.!?\n]))\s*make it pop[.!]*/giu,
  /^\s*(?:h+m+|um+|uh+|well|ok(?:ay)?|so)\b[\s,.…]*/giu,
];

/** The text without politeness. */
export function withoutFillers(text: string): string {
  return FILLERS.reduce((rest, filler) => rest.replace(filler, ' '), text);
}
