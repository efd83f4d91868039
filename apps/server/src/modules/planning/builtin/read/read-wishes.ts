import { numberIn } from './number-words.ts';
import type { Span } from './spans.ts';

/** A length of time that a brief names. */
export type DurationSpan = Span & { readonly seconds: number };

const NUMBER = String.raw`(?:\d{1,4}(?:[.,]\d)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty[- ]five|forty|sixty|ninety)`;
const DURATION = new RegExp(
  String.raw`(?<![\d.,:])(?:(?:of|for|about|around|lasting|in)\s+)?(?:${NUMBER}\s?(?:-|–|to|or)\s?)?(${NUMBER})[\s-]?(s|secs?|seconds?|min|mins|minutes?)(?:[\s-]?long)?(?![\p{L}\d])(?:\s+each\b)?`,
  'giu',
);
const SPELLED: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half a minute|half[- ]minute)(?: long)?\b/giu, 30],
  [/\b(?:a|one)[- ]minute(?: long)?\b/giu, 60],
];

/** Every length of time in a text, in seconds. */
export function readDurations(text: string): readonly DurationSpan[] {
  const spelled = SPELLED.flatMap(([pattern, seconds]) =>
    [...text.matchAll(pattern)].map((match) => ({ ...spanOf(match), seconds })),
  );
  const counted = [...text.matchAll(DURATION)].flatMap((match) => {
    const number = numberOf(match[1] ?? '');
    const seconds = number * (/^m/iu.test(match[2] ?? '') ? 60 : 1);
    return seconds > 0 ? [{ ...spanOf(match), seconds }] : [];
  });
  return [
    ...spelled,
    ...counted.filter((span) => !spelled.some((other) => other.from < span.to && other.to > span.from)),
  ];
}

/** How many versions of something are wanted. */
export type VariantSpan = Span & {
  readonly count: number;
  readonly isEach: boolean;
  /** "4 variants of": it says of what; otherwise it follows what it means. */
  readonly isBefore: boolean;
};

const COUNT = String.raw`(?:\d{1,7}(?:\s?(?:-|–|to|or)\s?\d{1,7})?|a\s+(?:couple|few|dozen)(?:\s+of)?|half\s+a\s+dozen|two\s+or\s+three|three\s+or\s+four|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|some|few|a\s+hundred|one\s+hundred)`;
const VARIANTS = new RegExp(
  String.raw`(?:\b(?:please\s+)?(?:(?:give|show|send|make|create|do|get)\s+(?:me\s+|us\s+)?|in\s+|with\s+|i(?:['’]d)?\s+(?:want|need|like)\s+)?)\b(${COUNT})\s+(?:different\s+|new\s+|other\s+|more\s+|color\s+|colour\s+)?(?:variants?|variations?|versions?|options?|alternatives?|drafts?|takes|directions|proposals|colou?rways|concepts)\b(\s+(?:of\s+|for\s+)?each(?:\s+of\s+(?:them|these))?|\s+per\s+(?:format|piece|one)|\s+of\b)?`,
  'giu',
);
const EACH_IN = new RegExp(
  String.raw`\beach\s+in\s+(${COUNT})\s+(?:variants?|variations?|versions?|options?)\b`,
  'giu',
);

/** Every wish for variants in a text. */
export function readVariants(text: string): readonly VariantSpan[] {
  const each = [...text.matchAll(EACH_IN)].map((match) => toVariants(match, true, false));
  const others = [...text.matchAll(VARIANTS)]
    .filter(({ index }) => !each.some(({ from, to }) => index >= from && index < to))
    .map((match) => toVariants(match, /each|per\s/iu.test(match[2] ?? ''), /^\s+of$/iu.test(match[2] ?? '')));
  return [...each, ...others];
}

function toVariants(match: RegExpExecArray, isEach: boolean, isBefore: boolean): VariantSpan {
  const words = (match[1] ?? '').toLowerCase().split(/[\s–-]+/u);
  return { ...spanOf(match), count: Math.max(1, numberIn(words) ?? 1), isEach, isBefore };
}

function numberOf(word: string): number {
  const digits = Number(word.replace(',', '.'));
  return Number.isFinite(digits) ? digits : (numberIn(word.toLowerCase().split(/[\s-]/u)) ?? 0);
}

export function spanOf(match: RegExpExecArray): Span {
  return { from: match.index, to: match.index + match[0].length };
}
