import type { SubjectLibrary } from '../subjects/subject-art.ts';
import { SYNONYMS } from '../subjects/synonyms.ts';
import type { BriefSubject } from './brief.ts';
import { correctWord, isSetting, isVocabulary } from './known-words.ts';
import { readTokens, type Token } from './tokens.ts';
import { COLOR_WORDS, NEVER_SUBJECTS } from './vocabulary.ts';

/** Reads words with typing slips corrected, and remembers what it corrected. */
export interface Reader {
  readonly read: (text: string) => readonly Token[];
  readonly notes: () => readonly string[];
}

/** A prompt with more slips than this is in another language, not mistyped. */
const MOST_CORRECTIONS = 6;
const MOST_MISSING = 3;
/** Whoever these are, a drawing of somebody else would be wrong. */
const PEOPLE = new Set('man woman person people girl boy men women couple family crowd lady guy portrait'.split(' '));
const LINKS = new Set(
  'a an the and with of under over above below beside behind near on in two three four five'.split(' '),
);

/** Opens a reader that knows the words of a library besides its own. */
export function openReader(library: SubjectLibrary | undefined): Reader {
  const corrections = new Map<string, string>();
  const isListed = (word: string): boolean => isVocabulary(word) || SYNONYMS.has(word);
  const isDrawn = (word: string): boolean => library?.find(word) !== undefined;
  const isKnown = (word: string): boolean => isListed(word) || isDrawn(word);
  const correct = (token: Token, index: number, all: readonly Token[]): Token => {
    if (token.isEmoji || isKnown(token.word) || isName(token, all[index - 1])) return token;
    const meant = corrections.get(token.word) ?? correctWord(token.word);
    if (meant === undefined || (!corrections.has(token.word) && corrections.size >= MOST_CORRECTIONS)) return token;
    corrections.set(token.word, meant);
    return { ...token, word: meant };
  };
  return {
    read: (text) => readTokens(text, [isListed, isDrawn]).map(correct),
    notes: () => [...corrections].map(([written, meant]) => `“${written}” was read as “${meant}”.`),
  };
}

/** Capitals in the middle of a sentence make a name, and names are spelled as people like. */
function isName({ raw, at }: Token, before: Token | undefined): boolean {
  return (
    /^\p{Lu}/u.test(raw) &&
    before !== undefined &&
    at - before.at - before.raw.length <= 2 &&
    !/^\p{Lu}/u.test(before.raw)
  );
}

/**
 * Whether a word can name a thing to draw rather than say where, how or what for. What is done ("drinking coffee") names
 * none unless the table says so ("climbing").
 */
export function canBeSubject(word: string): boolean {
  if (word.length <= 2 || NEVER_SUBJECTS.has(word) || isSetting(word)) return false;
  return SYNONYMS.has(word) || !/\p{L}{4}ing$/u.test(word);
}

/**
 * Tells of things that were asked for and have no drawing: all that could be one when nothing was found, else only what
 * stands as a thing of its own beside what was found ("a fox and a flurbinator").
 */
export function missingSubjectNotes(
  tokens: readonly Token[],
  subjects: readonly BriefSubject[],
  library: SubjectLibrary | undefined,
): readonly string[] {
  if (library === undefined) return [];
  const isMissing = ({ word, isEmoji }: Token): boolean =>
    isEmoji
      ? library.find(word) === undefined
      : canBeSubject(word) && !COLOR_WORDS.has(word) && /^\p{L}+$/u.test(word) && library.find(word) === undefined;
  const missing = tokens.filter((token, index) => {
    if (!isMissing(token)) return false;
    if (subjects.length === 0 || token.isEmoji) return true;
    const [before, beforeThat] = [tokens[index - 1]?.word ?? '', tokens[index - 2]?.word ?? ''];
    return (before === 'a' || before === 'an') && LINKS.has(beforeThat);
  });
  const people = tokens.some(({ word }) => PEOPLE.has(word))
    ? ['People are not drawn; the design works without them.']
    : [];
  const words = [...new Set(missing.map(({ raw }) => raw))].slice(0, MOST_MISSING);
  if (words.length === 0) return people;
  const named = words.map((word) => `“${word}”`).join(', ');
  return [
    ...people,
    subjects.length === 0
      ? `There is no drawing for ${named}; the design works without one.`
      : `There is no drawing for ${named}; the design shows the rest.`,
  ];
}
