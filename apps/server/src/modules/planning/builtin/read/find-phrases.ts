import { DELIVERABLES, type Deliverable, LONGEST_PHRASE } from './deliverables.ts';
import { numberOf } from './number-words.ts';
import { DETERMINERS, NOT_BEFORE } from './word-classes.ts';
import type { Word } from './words.ts';

/** A deliverable named at a word. */
export type Phrase = {
  readonly at: number;
  readonly length: number;
  readonly phrase: string;
  readonly deliverable: Deliverable;
};

/** Every deliverable that is named, longest phrases first, without those that only stand before another noun. */
export function findPhrases(words: readonly Word[], isCut: readonly boolean[]): readonly Phrase[] {
  const phrases: Phrase[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (isCut[at] || words[at]!.isMark) continue;
    const found = longestAt(words, isCut, at);
    if (found === undefined) continue;
    const next = words[at + found.length];
    if (next !== undefined && !next.isMark && NOT_BEFORE.has(next.word)) continue;
    if (found.phrase === 'design' && !isNoun(words, at)) continue;
    phrases.push(found);
    at += found.length - 1;
  }
  return phrases;
}

/** The longest phrase that begins at a word. */
export function longestAt(words: readonly Word[], isCut: readonly boolean[], at: number): Phrase | undefined {
  for (let length = LONGEST_PHRASE; length > 0; length -= 1) {
    const part = words.slice(at, at + length);
    if (part.length < length || part.some(({ isMark }, offset) => isMark || isCut[at + offset])) continue;
    const phrase = part.map(({ word }) => word).join('-');
    const deliverable = DELIVERABLES.get(phrase);
    if (deliverable !== undefined) return { at, length, phrase, deliverable };
  }
  return undefined;
}

/** "a design for", "3 designs": a thing; "design a poster", "logo design": a verb, or nothing more to say. */
function isNoun(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && (DETERMINERS.has(before.word) || numberOf(before.word) !== undefined);
}
