/** One word or emoji of a prompt. */
export interface Token {
  /** Lower case, singular where a singular is known; an emoji as it is. */
  readonly word: string;
  /** As written. */
  readonly raw: string;
  /** Index of its first character in the text. */
  readonly at: number;
  readonly isEmoji: boolean;
}

/** Words looked at; later ones only decorate. */
const MOST_TOKENS = 240;
export const EMOJI =
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])?)*/u;
const TOKEN = new RegExp(`${EMOJI.source}|[\\p{L}\\d][\\p{L}\\p{M}\\d'’-]*`, 'gu');

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mice: 'mouse',
    geese: 'goose',
    feet: 'foot',
    teeth: 'tooth',
    children: 'child',
    men: 'man',
    women: 'woman',
    people: 'person',
    oxen: 'ox',
    cacti: 'cactus',
    octopi: 'octopus',
    fungi: 'fungus',
  }),
);

/**
 * Splits a text into words and emoji.
 *
 * @param ranks - Whether a word means something to the reader, surest first; they pick the singular ("cookies" is a
 * cookie, "cherries" a cherry) and tell whether a word with hyphens is one word or several.
 */
export function readTokens(text: string, ranks: readonly ((word: string) => boolean)[]): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length >= MOST_TOKENS) break;
    const [raw] = match;
    const at = match.index;
    if (EMOJI.test(raw) && !/^\d/u.test(raw)) {
      tokens.push({ word: raw, raw, at, isEmoji: true });
      continue;
    }
    const whole = knownForm(raw, ranks);
    if (whole !== undefined || !/[-’']\p{L}/u.test(raw)) {
      tokens.push({ word: whole ?? formsOf(raw).at(-1) ?? raw, raw, at, isEmoji: false });
      continue;
    }
    for (const part of raw.matchAll(/[^-]+/gu)) {
      const word = knownForm(part[0], ranks) ?? formsOf(part[0]).at(-1) ?? part[0];
      tokens.push({ word, raw: part[0], at: at + part.index, isEmoji: false });
    }
  }
  return tokens;
}

/** The form of a word that most surely means something. */
function knownForm(raw: string, ranks: readonly ((word: string) => boolean)[]): string | undefined {
  const forms = formsOf(raw);
  for (const isKnown of ranks) {
    const form = forms.find(isKnown);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** The word as written and the singulars English could give it, the likeliest last. */
export function formsOf(raw: string): readonly string[] {
  const word = raw.toLowerCase().replaceAll('’', "'").replace(/'s?$/u, '').replace(/-+$/u, '');
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return [word, irregular];
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/u.test(word)) return [word];
  const forms = [word];
  if (word.endsWith('ves')) forms.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  if (word.endsWith('es')) forms.push(word.slice(0, -2));
  forms.push(word.slice(0, -1));
  if (/[^aeiou]ies$/u.test(word)) forms.push(`${word.slice(0, -3)}y`);
  else if (/(ch|sh|x|ss|zz)es$/u.test(word)) forms.push(word.slice(0, -2));
  return forms;
}
