import type { Token } from './tokens.ts';

/** Word or hyphenated phrase to what it decides. */
export type WordIndex<Key> = ReadonlyMap<string, Key>;

/** The most words of a phrase in the lists ("set of icon", "save the date"). */
const LONGEST_PHRASE = 3;

/** Turns a record of word lists into a lookup; the first list that knows a word wins. */
export function indexWords<Key extends string>(lists: Readonly<Record<Key, string>>): WordIndex<Key> {
  const index = new Map<string, Key>();
  // Object.entries widens the keys of a record to string.
  for (const [key, words] of Object.entries(lists) as [Key, string][]) {
    for (const word of words.trim().split(/\s+/u)) if (!index.has(word)) index.set(word, key);
  }
  return index;
}

/** What stands in a prompt, in its order: longer phrases hide the shorter ones inside them. */
export interface Hit<Key> {
  readonly key: Key;
  readonly phrase: string;
  /** Index of the first token and number of tokens. */
  readonly at: number;
  readonly length: number;
}

/** All words and phrases of an index that occur in a prompt. */
export function findHits<Key>(tokens: readonly Token[], index: WordIndex<Key>): readonly Hit<Key>[] {
  const hits: Hit<Key>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length -= 1) {
      const phrase = phraseOf(tokens, at, length);
      const key = index.get(phrase);
      if (key === undefined) continue;
      hits.push({ key, phrase, at, length });
      at += length - 1;
      break;
    }
  }
  return hits;
}

/** Tokens joined as the lists write phrases. */
export function phraseOf(tokens: readonly Token[], at: number, length: number): string {
  return tokens
    .slice(at, at + length)
    .map(({ word }) => word)
    .join('-');
}

/** The keys of hits, each once, in the order of the prompt. */
export function keysOf<Key>(hits: readonly Hit<Key>[]): readonly Key[] {
  return [...new Set(hits.map(({ key }) => key))];
}

/** Indexes of the tokens of a hit. */
export function placesOf({ at, length }: Hit<unknown>): readonly number[] {
  return Array.from({ length }, (_, offset) => at + offset);
}
