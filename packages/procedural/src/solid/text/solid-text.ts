import type { TypeFace } from '../../type/measure.ts';
import type { Outline } from '../geometry/flatten-path.ts';

/** Words as outlines: units of the height of a capital letter, x to the right, y up, the last line's base at y = 0. */
export type SolidText = {
  readonly outlines: readonly Outline[];
  /** Strokes too thin to be made are drawn thicker by this all round, in heights of a capital; usually 0. */
  readonly strokeShare: number;
  readonly notes: readonly string[];
};

/** Makes outlines of words in a bundled typeface; undefined where none has them. Whoever can read font files passes it in. */
export type SetLetters = (options: {
  readonly text: string;
  readonly face: TypeFace;
  readonly isUppercase: boolean;
}) => SolidText | undefined;
