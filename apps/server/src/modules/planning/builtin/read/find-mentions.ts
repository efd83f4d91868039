import type { Deliverable } from './deliverables.ts';
import { findPhrases, type Phrase } from './find-phrases.ts';
import type { Mention } from './mention.ts';
import { isArticle, numberIn, numberOf } from './number-words.ts';
import { readLead, type Surroundings } from './read-lead.ts';
import type { Span } from './spans.ts';
import { CONTAINERS, isFunctionWord, POINTING, SUFFIXES } from './word-classes.ts';
import type { Word } from './words.ts';

/**
 * Finds the deliverables in a brief and tells those that are to be made from those it only speaks of ("a photo of an old
 * poster", "thumbnail for a video").
 *
 * @param cuts - Parts already read as something else, sizes for instance; they are looked past.
 */
export function findMentions(words: readonly Word[], cuts: readonly Span[]): readonly Mention[] {
  const isCut = words.map(({ at, end }) => cuts.some(({ from, to }) => at >= from && end <= to));
  const phrases = findPhrases(words, isCut);
  const mentions: Mention[] = [];
  for (let index = 0; index < phrases.length; index += 1) {
    const head = headOf(phrases, index, words, isCut);
    if (head.next > index + 1) index = head.next - 1;
    const mention = describe(head, { words, isCut, before: mentions.at(-1) });
    if (mention === undefined) continue;
    if (mention.absorbs) mentions.pop();
    mentions.push(mention.mention);
  }
  return mentions;
}

type Head = {
  readonly phrase: Phrase;
  /** First word of the whole compound: of "video thumbnail" the "video". */
  readonly at: number;
  /** Place behind its last word, suffixes included. */
  readonly end: number;
  /** Place of the next phrase that is not part of the compound. */
  readonly next: number;
};

/** Nouns in a row are one thing, named by the last of them, or by the last that says what it is ("banner image"). */
function headOf(phrases: readonly Phrase[], index: number, words: readonly Word[], isCut: readonly boolean[]): Head {
  const first = phrases[index]!;
  let phrase = first;
  let end = first.at + first.length;
  let next = index + 1;
  for (;;) {
    while (end < words.length && SUFFIXES.has(words[end]!.word) && !isCut[end]) end += 1;
    const following = phrases[next];
    if (following === undefined || !isCompound(words, isCut, end, following.at)) break;
    const isSame = following.deliverable.kind === phrase.deliverable.kind;
    if (!(following.deliverable.isGeneric === true && isSame)) phrase = following;
    end = following.at + following.length;
    next += 1;
  }
  return { phrase, at: first.at, end, next };
}

/** Whether only words that could be one noun stand between two places; a few, none of them a verb or a preposition. */
function isCompound(words: readonly Word[], isCut: readonly boolean[], from: number, to: number): boolean {
  const between = words.slice(from, to);
  return (
    between.length <= 2 &&
    between.every(({ word, isMark }, offset) => !isMark && !isCut[from + offset] && !isFunctionWord(word)) &&
    !words.slice(from, to).some(({ word }) => numberOf(word) !== undefined)
  );
}

function describe(head: Head, around: Surroundings): { mention: Mention; absorbs: boolean } | undefined {
  const { words } = around;
  const lead = readLead(head.at, around);
  const nounEnd = words[head.end - 1]!.end;
  const last = words[head.end - 1]!;
  const isPlural = /s$/iu.test(last.raw) && !/ss$/iu.test(last.raw);
  const numbers = words.slice(lead.from, head.at).filter((_, offset) => !around.isCut[lead.from + offset]);
  const count = countOf(numbers, isPlural);
  const absorbed = lead.isSpecifying ? around.before : undefined;
  const firstNoun = firstNounOf(words, lead.from, head.at, count !== undefined);
  return {
    absorbs: absorbed !== undefined,
    mention: {
      deliverable: specified(head.phrase.deliverable, absorbed?.deliverable),
      phrase: head.phrase.phrase,
      span: { from: absorbed?.span.from ?? words[lead.from]?.at ?? 0, to: nounEnd },
      nounFrom: words[firstNoun]?.at ?? 0,
      words: words
        .slice(firstNoun, head.end)
        .map(({ word }) => word)
        .join(' '),
      count: absorbed?.count ?? count,
      isCounted: absorbed?.isCounted ?? (count !== undefined || numbers.some(({ word }) => isArticle(word))),
      isPointed: numbers.some(({ word }) => POINTING.has(word)),
      isPlural: isPlural || absorbed?.isPlural === true,
      role: absorbed?.role ?? lead.role,
      isJoined: absorbed?.isJoined ?? lead.isJoined,
    },
  };
}

/** "A video for an Instagram story" is a clip in the story's size. */
function specified(deliverable: Deliverable, by: Deliverable | undefined): Deliverable {
  if (by === undefined || by.kind === deliverable.kind) return deliverable;
  return { ...by, size: deliverable.size, title: `${deliverable.title}, ${by.title.toLowerCase()}` };
}

/**
 * The number that counts a noun. With words between them only where the noun is plural: "3 minimal posters", but "5 year
 * anniversary poster" is one.
 */
function countOf(lead: readonly Word[], isPlural: boolean): number | undefined {
  const words = lead.map(({ word }) => word);
  const lastNumber = words.findLastIndex((word) => numberOf(word) !== undefined && !isArticle(word));
  if (lastNumber < 0) return undefined;
  const isBeside = lastNumber === words.length - 1;
  if (!isPlural && !isBeside) return undefined;
  return numberIn(words.slice(0, lastNumber + 1));
}

/** The first word that describes the thing: behind verbs, articles and the numbers that count it. */
function firstNounOf(words: readonly Word[], from: number, to: number, isCounted: boolean): number {
  const isLeading = ({ word, isMark }: Word): boolean =>
    (isMark && !/[\ue000-\uf8ff]/u.test(word)) ||
    isFunctionWord(word) ||
    CONTAINERS.has(word) ||
    (numberOf(word) !== undefined && (isCounted || isArticle(word)));
  let at = from;
  while (at < to && isLeading(words[at]!)) at += 1;
  return at;
}
