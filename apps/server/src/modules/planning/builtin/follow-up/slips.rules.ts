/** Words whose slips are worth correcting, because what is asked for hangs on them. */
const WORDS =
  `headline tagline subtitle title bigger smaller larger background palette colour colours color colors warmer cooler darker
  lighter brighter remove replace animate animation combine version versions variation variations alternative soundtrack
  music poster posters banner square picture pictures image images video videos second third contrast portrait landscape
  upscale vectorize transparent sharpen grain headlines rotate mirror resize enlarge expand bottle material model story
  stories first last change different another delete without instead subject font typeface crop caption
  transition transitions`
    .trim()
    .split(/\s+/u);
const KNOWN: ReadonlySet<string> = new Set(WORDS);
/** Real words that are one slip from a word above. */
const REAL: ReadonlySet<string> = new Set(
  `posted poser posers tile tiles titles tittle colored coloured removed replaced animated combined varied seconds thirds firsts
  fist list lost past cost least blast fast vast mirrors rotated settle bottles models modern modal subjects fonts front fond
  stores store sorry storm stops crops drop drops prop crow crown chance grain grains brain train gain images imagine
  lighter fighter litter brighten warmers dancer darken cooker color cooled colder larger later latter charger
  changes charge range banner manner banners hanner portraits square squares muse musk magic music chances
  expends extend expand delete deleted withour rest test text better letter lather leather`
    .trim()
    .split(/\s+/u),
);

/** Corrects slips of the keyboard in the words that decide what is meant; everything else stays as it was written. */
export function correctSlips(text: string): string {
  return text.replace(/(?<![\p{L}\d«-])[a-z]{4,14}(?![\p{L}\d-])/gu, (word) => correct(word));
}

function correct(word: string): string {
  if (KNOWN.has(word) || REAL.has(word)) return word;
  const most = word.length >= 10 ? 2 : 1;
  const near = WORDS.find(
    (known) =>
      known.length >= 5 &&
      Math.abs(known.length - word.length) <= most &&
      known[0] === word[0] &&
      (known.at(-1) === word.at(-1) || known.slice(0, -1) === word || isSwappedAtEnd(known, word)) &&
      distance(known, word) <= most,
  );
  return near ?? word;
}

function isSwappedAtEnd(known: string, word: string): boolean {
  return known.length === word.length && known.at(-1) === word.at(-2) && known.at(-2) === word.at(-1);
}

/** Slips between two words: a letter too many, one missing, another one, or two swapped (optimal string alignment). */
function distance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const change = rows[row - 1]![column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swap = isSwap ? rows[row - 2]![column - 2]! + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(change, swap, rows[row - 1]![column]! + 1, current[column - 1]! + 1));
    }
    rows.push(current);
  }
  return rows[left.length]![right.length]!;
}
