import { longestAt } from './find-phrases.ts';
import type { Mention } from './mention.ts';
import { numberOf } from './number-words.ts';
import { CONTAINERS, DETERMINERS, isFunctionWord, JOINERS, NEGATIONS, PREPOSITIONS, REQUESTS } from './word-classes.ts';
import type { Word } from './words.ts';

/** Adjectives and nouns that may stand between a number and the noun it counts. */
const MOST_LEAD_WORDS = 7;

export type Surroundings = {
  readonly words: readonly Word[];
  readonly isCut: readonly boolean[];
  readonly before: Mention | undefined;
};

export type Lead = {
  /** Place of its first word. */
  readonly from: number;
  readonly role: Mention['role'];
  readonly isJoined: boolean;
  /** "illustration for a book cover": what stands before it is only another word for it. */
  readonly isSpecifying: boolean;
};

/** Walks back from a noun over what belongs to it, until something says what part it plays. */
export function readLead(nounAt: number, { words, isCut, before }: Surroundings): Lead {
  let from = nounAt;
  let length = 0;
  let hasDeterminer = false;
  const lead = (role: Mention['role'], isJoined = false, isSpecifying = false): Lead => ({
    from,
    role,
    isJoined,
    isSpecifying,
  });
  for (let at = nounAt - 1; at >= 0; at -= 1) {
    const { word, isMark, raw } = words[at]!;
    if (isCut[at]) {
      if (!isMark) from = Math.min(from, at);
      continue;
    }
    if (isMark) {
      if (raw === '@' || /[\ue000-\uf8ff]/u.test(raw)) {
        if (hasDeterminer) return lead('asked');
        from = at;
        continue;
      }
      return lead('asked', raw === ',' || raw === '+' || raw === '&');
    }
    if (NEGATIONS.has(word)) {
      from = at;
      return lead('negated');
    }
    if (word === 'and' && !hasDeterminer && length > 0 && joinsAdjectives(words, isCut, at)) {
      from = at - 1;
      at -= 1;
      continue;
    }
    if (JOINERS.has(word)) {
      from = Math.min(from, at);
      return lead('asked', true);
    }
    if (REQUESTS.has(word)) {
      from = skipRequest(words, isCut, at);
      return lead(isNegatedRequest(words, at) ? 'negated' : 'asked');
    }
    if (PREPOSITIONS.has(word)) {
      const noun = words[at - 1]?.word ?? '';
      if (word === 'of' && CONTAINERS.has(noun) && (words[at - 1]?.end ?? 0) > (before?.span.to ?? 0)) {
        at -= 1;
        from = at;
        continue;
      }
      const ending = before === undefined ? -1 : before.span.to;
      const isBehind = before !== undefined && words[at - 1]?.end === ending && before.role === 'asked';
      if (isBehind && before.deliverable.recipe !== undefined && /^(with|of|including)$/u.test(word))
        return lead('asked', true);
      if (isBehind && before.deliverable.isGeneric && /^(for|as)$/u.test(word))
        return lead('asked', before.isJoined, true);
      return lead('context');
    }
    if (hasDeterminer && /\p{L}{2}ing$/u.test(word) && numberOf(word) === undefined) return lead('context');
    const isDeterminer = DETERMINERS.has(word) || numberOf(word) !== undefined;
    if (hasDeterminer && !isDeterminer) return lead('asked');
    hasDeterminer ||= isDeterminer && !/^\d/u.test(word);
    length += 1;
    if (length > MOST_LEAD_WORDS) return lead('asked');
    from = at;
  }
  return lead('asked');
}

/** "a bold and minimal poster": one word of description stands before the "and", and no thing. */
function joinsAdjectives(words: readonly Word[], isCut: readonly boolean[], at: number): boolean {
  const adjective = words[at - 1];
  if (adjective === undefined || adjective.isMark || isCut[at - 1] || isFunctionWord(adjective.word)) return false;
  if (longestAt(words, isCut, at - 1) !== undefined) return false;
  const next = words[at + 1]?.word ?? '';
  if (DETERMINERS.has(next) || numberOf(next) !== undefined) return false;
  const before = words[at - 2];
  const isFirst = before === undefined || before.isMark || DETERMINERS.has(before.word) || REQUESTS.has(before.word);
  return isFirst || numberOf(before.word) !== undefined;
}

/** "could you please make me" belongs to the wish, not to the picture. */
function skipRequest(words: readonly Word[], isCut: readonly boolean[], at: number): number {
  let from = at;
  while (from > 0 && !isCut[from - 1] && !words[from - 1]!.isMark && REQUESTS.has(words[from - 1]!.word)) from -= 1;
  return from;
}

function isNegatedRequest(words: readonly Word[], at: number): boolean {
  return [1, 2].some((back) => /^(don't|dont|not|never)$/u.test(words[at - back]?.word ?? ''));
}
