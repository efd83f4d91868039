/** A date with its day apart, so that the day can be set as large as a picture. Read in order it is the date as written. */
export interface DateParts {
  readonly before: string;
  readonly day: string;
  readonly after: string;
}

const DAY = /^(?<before>\D*?)(?<day>(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)\.?(?<after>\s+\p{L}.*|)$/u;
/** `8 pm` is an hour, and `3 March – 9 May` has two days of the same weight. */
const NO_DAY = /^\s*(?:am|pm|h|uhr|o’?clock)\b/iu;
const RANGE = /[–—-]\s*\d|\b(?:to|until|till|bis)\s+\d/iu;

/** Takes a date apart around its day; `undefined` where no day stands alone, as in `2026-05-01` or a range. */
export function splitDate(text: string): DateParts | undefined {
  const found = DAY.exec(text.trim())?.groups;
  if (found === undefined || RANGE.test(text)) return undefined;
  const { before = '', day = '', after = '' } = found;
  if (NO_DAY.test(after) || (before.trim() === '' && after.trim() === '')) return undefined;
  return { before: before.trim(), day, after: after.trim() };
}
