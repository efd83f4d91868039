/** Everything a design can use is said in far fewer; the bound keeps a pasted book from holding the reader. */
export const LONGEST_PROMPT = 6000;

/** A prompt that can be read: how it was given, cut, and what of it is looked at. */
export interface CleanPrompt {
  /** As given, cut at the bound; half surrogate pairs are replaced. */
  readonly prompt: string;
  /** Without control characters and marks that turn the direction of text, in composed form. */
  readonly text: string;
  readonly isCut: boolean;
}

/** Cuts a prompt and takes out what no typeface draws, so that neither can break a design or hide a word. */
export function cleanPrompt(given: string): CleanPrompt {
  const prompt = [...given.slice(0, LONGEST_PROMPT * 2)].slice(0, LONGEST_PROMPT).join('').toWellFormed();
  const text = prompt
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u00ad\u200b]/gu, '')
    .replace(/[^\P{Cc}\n]/gu, ' ');
  return { prompt, text, isCut: prompt.length < given.length };
}
