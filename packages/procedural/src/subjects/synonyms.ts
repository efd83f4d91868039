import { WORDS_OF_LIFE } from './words-of-life.ts';
import { WORDS_OF_NATURE } from './words-of-nature.ts';
import { WORDS_OF_THINGS } from './words-of-things.ts';

/**
 * One line is an icon and the words of briefs, singular, that mean it: the drawing a designer would pick. Names alone
 * mislead: `coffee` would find a brown heart, `moon` a black disc, `cake` a moon cake. `f:` is fluent-emoji-flat (flat
 * colour), `g:` game-icons (one-colour silhouettes; full bodies of animals that emoji sets only have as faces), `o:` our
 * own (`own-art.ts`), `n:` Noto and `t:` Tabler, both out of `scripts/extract-art.ts`. The last line with a word wins.
 */
const TABLE = WORDS_OF_NATURE + WORDS_OF_THINGS + WORDS_OF_LIFE;

/** Word, or words joined by hyphens, to `<set>:<icon>`. */
export const SYNONYMS: ReadonlyMap<string, string> = new Map(
  TABLE.split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [icon = '', ...words] = line.split(' ');
      return words.map((word) => [word, icon] as const);
    }),
);
