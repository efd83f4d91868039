import type { ModelKind } from '@gesso/contract';

/** A shape that a piece is laid out for anew. */
export type Format = {
  /** Words that the editing model reads as this shape. */
  readonly words: string;
  /** What the creator called it, for titles. */
  readonly label: string;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Which of the things that lie there a part of the brief speaks of. */
export type Target = {
  /** `one` for "it", `many` for "these", `all` for "all of them". */
  readonly number: 'one' | 'many' | 'all';
  /** Only things of these kinds: "the clips"; undefined for "the second one". */
  readonly kinds: readonly ModelKind[] | undefined;
  /** Counted from the first, from 0; negative ones from the end: "the last two" is −2, −1. */
  readonly places: readonly number[];
  /** Words of its title: "the blue fox one". */
  readonly titleWords: readonly string[];
  /** The word for what it is, such as "poster": decides only where some titles have it and others do not. */
  readonly noun: string | undefined;
  /** "it", "these": what was spoken of last, the result of the part before included. */
  readonly isPronoun: boolean;
};

/** How a clip is to be. */
export type MotionWishes = {
  readonly seconds: number | undefined;
  readonly motion: string | undefined;
  readonly isLoop: boolean;
};

export type FilmWishes = {
  readonly music: string | undefined;
  readonly transition: string | undefined;
  readonly seconds: number | undefined;
  readonly titles: readonly string[];
};

export type SolidWishes = { readonly shape: string | undefined; readonly material: string | undefined };

/** What is to be done with what lies there. `words` are the creator's, in a form that the model reads. */
export type Act =
  | { readonly kind: 'edit'; readonly parts: readonly string[] }
  | { readonly kind: 'version'; readonly formats: readonly Format[] }
  | { readonly kind: 'vary'; readonly count: number }
  | ({ readonly kind: 'animate'; readonly words: string; readonly format: Format | undefined } & MotionWishes)
  | ({ readonly kind: 'model3d'; readonly words: string } & SolidWishes)
  | ({ readonly kind: 'combine'; readonly words: string; readonly format: Format | undefined } & FilmWishes);

/** One thing to do and what to do it with; without a target it is left open what is meant. */
export type Wish = { readonly act: Act; readonly target: Target | undefined };

/** Something a step can be made from: what lies there, or the result of a step before. */
export type Piece = {
  readonly source: { readonly assetId: string } | { readonly stepId: string };
  readonly kind: ModelKind;
  readonly title: string;
  readonly hasScene: boolean;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
};
