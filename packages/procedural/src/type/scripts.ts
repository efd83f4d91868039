/** Scripts written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const STRONG = /[\p{L}\p{Nl}]/u;
/** Scripts whose letters join, stack or reorder: space between their glyphs would tear words apart. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Syriac}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const HAN = /\p{Script=Han}/u;
/** What a reader sees as a picture, not as type; plain digits and signs are not. */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2}|[#*\d]\ufe0f?\u20e3/u;
/** Only texts with such a character need a segmenter: marks, emoji, surrogates. */
const NOT_SIMPLE = /[^ -\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u2030-\u205e]/u;

/** Languages that decide between forms of the same character. */
export type TextLocale = 'ja' | 'ko' | 'zh';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in the pieces a reader takes for one letter; marks and joined emoji stay with their base. */
export function graphemesOf(text: string): readonly string[] {
  if (!NOT_SIMPLE.test(text)) return [...text];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Whether a text is to be read from right to left: its first letter decides. */
export function isRightToLeft(text: string): boolean {
  for (const character of text) if (STRONG.test(character)) return RIGHT_TO_LEFT.test(character);
  return false;
}

/** Whether a text has a script that must never be letterspaced nor drawn letter by letter. */
export function isJoinedScript(text: string): boolean {
  return JOINED.test(text);
}

/** Whether one piece of {@link graphemesOf} is an emoji. */
export function isEmoji(grapheme: string): boolean {
  return EMOJI.test(grapheme);
}

/** The space between glyphs a text may have, of what its style asks for. */
export function trackingFor(text: string, trackingEm: number): number {
  if (isJoinedScript(text)) return 0;
  // Full-width characters bring their own air: closer they touch, wider they fall apart.
  return HAN.test(text) || KANA.test(text) || HANGUL.test(text) ? Math.min(0.06, Math.max(0, trackingEm)) : trackingEm;
}

/** The East Asian language of a text; `undefined` when it has none of their characters. Han alone counts as Chinese. */
export function localeOf(text: string): TextLocale | undefined {
  if (KANA.test(text)) return 'ja';
  if (HANGUL.test(text)) return 'ko';
  return HAN.test(text) ? 'zh' : undefined;
}
