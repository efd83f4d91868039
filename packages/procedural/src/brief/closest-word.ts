/** Shorter words have too many neighbours: "bear" is one letter from "beard", "boar", "pear" and "tear". */
const SHORTEST_WORD = 5;
/** From this length two slips still leave no doubt. */
const LONG_WORD = 9;

/** Finds the word that was meant by a mistyped one. */
export interface Corrector {
  /** The known word nearest to an unknown one, `undefined` when none is near enough. */
  readonly closest: (word: string) => string | undefined;
  /** How many words the last call compared; a bound that tests hold. */
  readonly compared: () => number;
}

/**
 * Prepares correction against a list of words. One slip (a letter missing, added, changed or two swapped) is forgiven in
 * words of five letters or more, two from nine; the first letter must be right, since slips there are rare and neighbours
 * many. Words are kept by first letter and length, so that a look-up compares a few dozen.
 */
export function openCorrector(words: Iterable<string>): Corrector {
  const shelves = new Map<string, string[]>();
  for (const word of new Set(words)) {
    if (word.length < SHORTEST_WORD || !/^\p{L}+$/u.test(word)) continue;
    const shelf = shelfOf(word, word.length);
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), word]);
  }
  let compared = 0;
  return {
    compared: () => compared,
    closest: (word) => {
      compared = 0;
      if (word.length < SHORTEST_WORD || word.length > 24 || !/^\p{L}+$/u.test(word)) return undefined;
      const limit = word.length >= LONG_WORD ? 2 : 1;
      const sound = soundOf(word);
      let best: { readonly word: string; readonly slips: number } | undefined;
      for (let length = word.length - limit; length <= word.length + limit; length += 1) {
        for (const candidate of shelves.get(shelfOf(word, length)) ?? []) {
          compared += 1;
          const slips = Math.min(slipsBetween(word, candidate), slipsBetween(sound, soundOf(candidate)) + 0.5);
          if (slips > (candidate.length >= LONG_WORD ? limit : 1)) continue;
          if (best === undefined || slips < best.slips) best = { word: candidate, slips };
        }
      }
      return best?.word;
    },
  };
}

/** Spellings that sound the same: "elefant" is nearer to elephant than to elegant, "bycicle" to bicycle. */
function soundOf(word: string): string {
  return word
    .replaceAll('ph', 'f')
    .replaceAll('ck', 'k')
    .replaceAll('y', 'i')
    .replace(/(.)\1+/gu, '$1');
}

function shelfOf(word: string, length: number): string {
  return `${word[0] ?? ''}${length}`;
}

/**
 * Letters changed, added, left out or swapped with their neighbour to get from one word to another (optimal string
 * alignment).
 */
export function slipsBetween(first: string, second: string): number {
  let before: readonly number[] = [];
  let above = Array.from({ length: second.length + 1 }, (_, at) => at);
  for (let row = 1; row <= first.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const isSame = first[row - 1] === second[column - 1];
      let cost = Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (isSame ? 0 : 1));
      const isSwap =
        row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      if (isSwap) cost = Math.min(cost, before[column - 2]! + 1);
      line.push(cost);
    }
    before = above;
    above = line;
  }
  return above[second.length] ?? 0;
}
