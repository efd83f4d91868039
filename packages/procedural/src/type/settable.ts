import { findFallback } from './fallback-faces.ts';
import { isInDisplayFaces } from './font-faces.ts';
import { graphemesOf, isEmoji } from './scripts.ts';

/** A text without what no bundled face can set. */
export interface SettableText {
  readonly text: string;
  /** What was left out, each once. */
  readonly leftOut: readonly string[];
}

/**
 * Leaves out the characters that no bundled face has and the emoji that there is no drawing of, since the system would
 * set them in some font of its own or as empty boxes.
 *
 * @param hasArt - Whether there is a drawing of an emoji.
 */
export function keepSettable(text: string, hasArt: (emoji: string) => boolean): SettableText {
  const leftOut = new Set<string>();
  const kept = graphemesOf(text.normalize('NFC')).filter((grapheme) => {
    const isSettable = isEmoji(grapheme) ? hasArt(grapheme) : [...grapheme].every(isBundled);
    if (!isSettable) leftOut.add(grapheme);
    return isSettable;
  });
  return { text: kept.join('').replace(/\s+/gu, ' ').trim(), leftOut: [...leftOut] };
}

function isBundled(character: string): boolean {
  if (isInDisplayFaces(character) || /\s/u.test(character)) return true;
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return true;
  return findFallback(character.codePointAt(0) ?? 0) !== undefined;
}
