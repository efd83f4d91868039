/** Numbers that briefs write out. */
const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    single: 1,
    two: 2,
    both: 2,
    couple: 2,
    pair: 2,
    duo: 2,
    three: 3,
    trio: 3,
    few: 3,
    several: 3,
    some: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    dozen: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    hundred: 100,
    thousand: 1000,
    million: 1_000_000,
  }),
);

/** What "some posters" means; a number said beside it wins. */
const VAGUE: ReadonlySet<string> = new Set(['some', 'few', 'several']);
const MULTIPLIERS: ReadonlySet<string> = new Set(['hundred', 'thousand', 'million', 'dozen']);
/** Beyond it every count means "far too many". */
const LARGEST = 1_000_000;

/** The number that one word says, `undefined` for any other word. "3x" and "x3" are numbers too. */
export function numberOf(word: string): number | undefined {
  const digits = /^x?(\d{1,9})x?$/u.exec(word)?.[1];
  return digits === undefined ? NUMBERS.get(word) : Math.min(LARGEST, Number(digits));
}

export function isArticle(word: string): boolean {
  return word === 'a' || word === 'an';
}

/**
 * The number that the words in front of a noun say together: "twenty-four", "half a dozen", "two or three", "3-4",
 * "one hundred". Of a range the higher one counts, since less can be dropped from a plan.
 *
 * @param words - In their order; words that are no numbers are looked past.
 */
export function numberIn(words: readonly string[]): number | undefined {
  let total: number | undefined;
  let before = '';
  for (const word of words) {
    const number = isArticle(word) ? undefined : numberOf(word);
    if (number !== undefined) {
      if (word === 'dozen' && words.includes('half')) total = 6;
      else if (MULTIPLIERS.has(word)) total = Math.min(LARGEST, (total ?? 1) * number);
      else if (VAGUE.has(word)) total ??= number;
      else if (isTens(total) && number < 10 && before !== 'or' && !/\d/u.test(word)) total = (total ?? 0) + number;
      else total = Math.max(number, total ?? number);
    }
    before = word;
  }
  return total ?? (words.some(isArticle) ? 1 : undefined);
}

/** "twenty" waits for its "four". */
function isTens(total: number | undefined): boolean {
  return total !== undefined && total >= 20 && total < 100 && total % 10 === 0;
}
