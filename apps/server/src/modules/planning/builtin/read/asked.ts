import type { PlanningModel } from '../../planning.ts';
import type { Deliverable } from './deliverables.ts';
import type { NamedModel } from './read-models.ts';
import type { SizeWish } from './size-wish.ts';

/** One thing that a brief asks for. */
export type Piece = {
  readonly deliverable: Deliverable;
  readonly count: number;
  /** The creator's own words for it, without numbers: "minimal poster". Empty where they add nothing. */
  readonly noun: string;
  /** What it shows and says, in the creator's words. */
  readonly idea: string;
  readonly size: SizeWish | undefined;
  readonly seconds: number | undefined;
  readonly isLoop: boolean;
  /** Clips and models made from pictures of the same brief. */
  readonly isFromPictures: boolean;
};

/** A brief as far as it could be read. Texts hold marks where quotes stand. */
export type Asked = {
  readonly pieces: readonly Piece[];
  /** Sentences that belong to every piece. */
  readonly shared: readonly string[];
  /** The clips, or without any the pictures, are joined into one film. */
  readonly isCombined: boolean;
  /** Pictures are set in motion although no clip is named. */
  readonly isAnimated: boolean;
  readonly music: { readonly mood: string | undefined; readonly words: string };
  readonly boardTexts: readonly string[];
  /** Words for which only a language model has an answer: "taglines". */
  readonly copywriting: string | undefined;
  readonly models: readonly NamedModel[];
  readonly quotes: ReadonlyMap<string, string>;
  readonly isHighQuality: boolean;
  readonly isTransparent: boolean;
  /** The brief speaks of what came with it. */
  readonly speaksOfAttachments: boolean;
};

export type ReadingContext = { readonly models: readonly PlanningModel[] };
