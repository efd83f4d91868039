import type { TextStyle } from '@gesso/canvas-core';
import { cssFamily, familyNamed, nearestWeight } from './font-families.ts';

type Face = Pick<TextStyle, 'family' | 'weight'>;

/** The `font` of CSS and of canvases for a style at a size in pixels. */
export function cssFont(face: Face, sizePx: number): string {
  return `${nearestWeight(familyNamed(face.family), face.weight)} ${sizePx}px ${cssFamily(face.family)}`;
}

/** Brings families when they are first asked for, and tells when letters may be set anew. */
export class FontLoader {
  readonly #onLoaded: () => void;
  /** By face and alphabet: a family's Cyrillic is a file of its own. */
  readonly #states = new Map<string, 'loading' | 'there'>();

  constructor(onLoaded: () => void) {
    this.#onLoaded = onLoaded;
  }

  /**
   * Asks for what these words need. Until it is there they are set in what the browser has.
   *
   * @returns Whether it is there.
   */
  want(face: Face, words: string): boolean {
    const key = `${cssFont(face, 16)}/${alphabetsOf(words)}`;
    const state = this.#states.get(key);
    if (state !== undefined) return state === 'there';
    this.#states.set(key, 'loading');
    void this.#load(face, words).then(() => {
      this.#states.set(key, 'there');
      this.#onLoaded();
    });
    return false;
  }

  /** A family that cannot be fetched must not keep the words from being read in another one. */
  async #load(face: Face, words: string): Promise<void> {
    try {
      await familyNamed(face.family).load();
      await document.fonts.load(cssFont(face, 16), words || 'a');
    } catch (error) {
      reportError(error);
    }
  }
}

/** Which of the files of a family words may touch: plain Latin is one, everything else is told apart by its block. */
function alphabetsOf(words: string): string {
  const blocks = new Set<number>();
  for (const letter of words) {
    const code = letter.codePointAt(0) ?? 0;
    if (code > 0xff) blocks.add(code >> 8);
  }
  return [...blocks].sort((a, b) => a - b).join(',');
}
