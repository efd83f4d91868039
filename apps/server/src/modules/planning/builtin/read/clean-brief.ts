/** A brief that can be read: quoted texts stand as one mark each, so that no word in them is taken for a wish. */
export type CleanBrief = {
  readonly text: string;
  /** What stood in quotes, by its mark. */
  readonly quotes: ReadonlyMap<string, string>;
};

/** Marks come from the private use area, which is taken out of what people write. */
const FIRST_MARK = 0xe000;
/** More quotes than a brief of any use has; later ones stay as they are. */
const MOST_QUOTES = 300;
export const QUOTE_MARK = /[\ue000-\uf8ff]/u;
const ALL_MARKS = /[\ue000-\uf8ff]/gu;

/** Straight, curly, low, angled and corner quotes; single ones only around words, so that apostrophes stay. */
const QUOTED = new RegExp(
  [
    String.raw`(?<!\d)"([^"\n]{1,2000})"`,
    String.raw`[“”]([^“”\n]{1,2000})[”“]`,
    String.raw`„([^“”\n]{1,2000})[“”]`,
    String.raw`«([^»\n]{1,2000})»`,
    String.raw`»([^«\n]{1,2000})«`,
    String.raw`「([^」\n]{1,2000})」`,
    String.raw`『([^』\n]{1,2000})』`,
    String.raw`(?<![\p{L}\d])‘((?:[^’\n]|’(?=\p{L})){2,400})’`,
    String.raw`(?<![\p{L}\d])'((?:[^'\n]|'(?=\p{L})){2,400})'(?!\p{L})`,
  ].join('|'),
  'gu',
);

/** Takes out what cannot be kept or seen, and puts marks where quotes stand. */
export function cleanBrief(brief: string): CleanBrief {
  const plain = brief
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(ALL_MARKS, '')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u00ad\u200b\ufffd]/gu, '')
    .replace(/[^\P{Cc}\n]/gu, ' ');
  const quotes = new Map<string, string>();
  const text = plain.replace(QUOTED, (whole: string, ...groups: unknown[]) => {
    const inside = groups.find((group) => typeof group === 'string' && group !== whole);
    const quoted = typeof inside === 'string' ? inside.replace(/\s+/gu, ' ').trim() : '';
    if (quoted === '' || quotes.size >= MOST_QUOTES) return quoted;
    const mark = String.fromCharCode(FIRST_MARK + quotes.size);
    quotes.set(mark, quoted);
    return mark;
  });
  return {
    text: text
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/(?: ?\n ?)+/gu, '\n')
      .replace(/([,;:])(?: ?[,;:]){2,}/gu, '$1'),
    quotes,
  };
}

/** Puts the quotes back, all in the same kind of marks. */
export function withQuotes(text: string, quotes: CleanBrief['quotes']): string {
  return text.replace(ALL_MARKS, (mark) => `“${quotes.get(mark) ?? ''}”`);
}
