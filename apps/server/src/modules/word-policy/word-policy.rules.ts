/** Finds the first word of a text that the operator does not allow here; undefined when all are. */
export type FindProhibitedWord = (text: string) => string | undefined;

/**
 * Checks texts against an operator's list of words.
 *
 * Whole words and whole phrases only, so that a word inside another one offends nobody. Letter case, accents and the kind
 * of white space do not count: `Fjörd  Käse` is `fjord kase`.
 *
 * @param words - As the operator wrote them; blank ones are left out.
 * @returns A function that answers the operator's own spelling of what it found.
 */
export function createWordPolicy(words: readonly string[]): FindProhibitedWord {
  const prohibited = words.flatMap((word) => {
    const folded = fold(word);
    return folded === '' ? [] : [{ word: word.trim(), needle: ` ${folded} ` }];
  });
  if (prohibited.length === 0) return () => undefined;
  return (text) => {
    const haystack = ` ${fold(text)} `;
    return prohibited.find(({ needle }) => haystack.includes(needle))?.word;
  };
}

/** A text that a person wrote, with where it stands in the request. */
export type WrittenText = { readonly path: string; readonly text: string };

/**
 * Looks for the first text with a word that the operator does not allow.
 *
 * @param findWord - Undefined allows everything.
 * @returns Where it stands and what is wrong with it, to be read after the name of the field.
 */
export function findProhibitedText(
  findWord: FindProhibitedWord | undefined,
  texts: readonly WrittenText[],
): { readonly path: string; readonly message: string } | undefined {
  if (findWord === undefined) return undefined;
  for (const { path, text } of texts) {
    const word = findWord(text);
    if (word !== undefined) {
      return { path, message: `has “${word}”, which the operator does not allow here; leave it out` };
    }
  }
  return undefined;
}

/** Words in lower case without accents, one space between them; everything that is no letter and no digit parts words. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
