import type { Brief } from '../../brief/brief.ts';
import type { Colors } from '../../palette/choose-palette.ts';
import type { SubjectArt } from '../../subjects/subject-art.ts';
import type { LabelWish } from '../draft.ts';

/** What a label is designed from. */
export type LabelRequest = {
  readonly wish: LabelWish;
  readonly brief: Brief;
  readonly colors: Colors;
  readonly art: SubjectArt | undefined;
  readonly seed: number;
  readonly variantIndex: number;
  /** Pixels of the longer side. */
  readonly longerSidePx: number;
};

/** The label in pixels. */
export type LabelSize = { readonly widthPx: number; readonly heightPx: number };
