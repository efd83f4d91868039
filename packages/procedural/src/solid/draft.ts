import type { Brief } from '../brief/brief.ts';
import type { BaseId, Surface } from '../formats/solids.ts';
import type { Colors } from '../palette/choose-palette.ts';
import type { RandomStream } from '../random/random-stream.ts';
import type { SubjectArt } from '../subjects/subject-art.ts';
import type { Part, SolidFacts, View } from './model.ts';
import type { SolidText } from './text/solid-text.ts';
import type { Workshop } from './workshop.ts';

/** Everything a recipe works with, decided beforehand. */
export type Draft = {
  readonly workshop: Workshop;
  readonly brief: Brief;
  readonly colors: Colors;
  readonly seed: number;
  readonly variantIndex: number;
  /** What was chosen by the setting or named in the brief; undefined lets the recipe decide. */
  readonly surface: Surface | undefined;
  readonly base: BaseId;
  readonly hasLabel: boolean;
  /** Width by height of a picture that was given for the label. */
  readonly labelAspect?: number;
  /** The drawing that a relief or an ornament is made of. */
  readonly art: SubjectArt | undefined;
  /** The words to be set in solid type, laid out by whoever can read typefaces. */
  readonly text: SolidText | undefined;
  /** Opens the random stream of one concern. */
  readonly random: (concern: string) => RandomStream;
};

/** What a recipe hands back; it is brought to the ground and named by `buildSolid`. */
export type Piece = {
  readonly parts: readonly Part[];
  readonly solids: readonly SolidFacts[];
  readonly view: View;
  readonly notes?: readonly string[];
  /** `#rrggbb`; left out, a tone of the palette that the model stands out from. */
  readonly backdrop?: string;
  /** What a label on it should be like; its parts say `hasLabel`. */
  readonly label?: LabelWish;
};

/** A surface waiting for a picture. */
export type LabelWish = {
  readonly widthMm: number;
  readonly heightMm: number;
  /** `print` melts into the surface around it, `paper` is a label with a frame, `sheet` fills the whole face. */
  readonly kind: 'print' | 'paper' | 'sheet';
  /** Colour of the surface it lies on, `#rrggbb`. */
  readonly ground: string;
};

export type SolidRecipe = (draft: Draft) => Piece;
