/** One filled path of a drawing, in the art's own units. */
export interface ArtPath {
  readonly d: string;
  /** `#rrggbb`. */
  readonly fill: string;
  readonly rule?: 'nonzero' | 'evenodd';
  readonly opacity?: number;
}

/** A flat vector drawing of one thing. */
export interface SubjectArt {
  /** `<set>:<icon>`, for instance `fluent:rocket`. */
  readonly id: string;
  readonly widthUnits: number;
  readonly heightUnits: number;
  /** The ink's own bounds inside the units, so that recipes can centre and crop by what is seen. */
  readonly bounds: ArtBounds;
  readonly paths: readonly ArtPath[];
  /** One-colour silhouettes are coloured and lit differently from flat colour art. */
  readonly isSilhouette: boolean;
  /** Shows only a head or a bust: a mask or a portrait, never a thing that stands in a landscape. */
  readonly isHead?: boolean;
  /** The filled body behind a silhouette; when left out, its contours without their holes. */
  readonly underLayer?: string;
  /** Credit owed by the licence of the set, if any. */
  readonly credit?: string;
}

export interface ArtBounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Finds drawings for a word or phrase in lower case, singular; the browser may pass none. */
export interface SubjectLibrary {
  /** By the curated table, the exact name of an icon or an emoji: the right picture nearly always. */
  readonly find: (phrase: string) => SubjectArt | undefined;
  /** By emoji keywords: asked only when nothing in the whole prompt was found, because it is often beside the point. */
  readonly guess: (phrase: string) => SubjectArt | undefined;
  /** The drawing of an emoji, given as it is written; drawn inside texts. */
  readonly emoji?: (emoji: string) => SubjectArt | undefined;
}
