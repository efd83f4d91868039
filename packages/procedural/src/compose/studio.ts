import type { Brief, BriefSubject, BriefText } from '../brief/brief.ts';
import type { DetailLevel } from '../formats/styles.ts';
import type { Colors } from '../palette/choose-palette.ts';
import type { RandomStream } from '../random/random-stream.ts';
import type { Layer } from '../scene/layers.ts';
import type { Pairing } from '../type/pairings.ts';

/** Everything a recipe works with: the sheet, the colours, the type and the texts, all decided beforehand. */
export interface Studio {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marginPx: number;
  /** A hundredth of the shorter side; ornaments and small type are sized in it. */
  readonly unitPx: number;
  readonly isWide: boolean;
  readonly brief: Brief;
  readonly subject: BriefSubject | undefined;
  readonly texts: StudioTexts;
  /** Whether there is any text to make room for. */
  readonly hasText: boolean;
  readonly colors: Colors;
  readonly pairing: Pairing;
  /** Which of a recipe's crops to use, 0–3. */
  readonly crop: number;
  readonly detail: DetailLevel;
  readonly seed: number;
  /** Opens the random stream of one concern. */
  readonly random: (concern: string) => RandomStream;
}

/** The texts by role; `title` is derived for posters that quote none. */
export type StudioTexts = Readonly<Partial<Record<BriefText['role'], string>>>;

/** What a recipe hands back; grain and the frame of the scene are added by `composeScene`. */
export interface Composition {
  readonly layers: readonly Layer[];
  readonly notes: readonly string[];
  readonly lightAngleDeg: number;
  /** The sheet repeats without seams, so no grain, whose tile ends anywhere, may lie over it. */
  readonly isSeamless?: boolean;
  /** Credit lines owed for art beyond the brief's subjects. */
  readonly credits?: readonly string[];
}

export type Recipe = (studio: Studio) => Composition;
