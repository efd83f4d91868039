import { type ArtRamp, remapArt } from '../palette/remap-art.ts';
import type { PlacedArt, SubjectLayer } from '../scene/layers.ts';
import type { SubjectArt } from '../subjects/subject-art.ts';

/** Where the ink of a drawing goes. */
export interface SubjectPlace {
  readonly centerXPx: number;
  readonly centerYPx: number;
  /** The ink fills this box as far as its shape allows. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rotationDeg?: number;
  readonly isFlipped?: boolean;
}

/** Places a drawing by what is seen of it (its ink), in the colours of the ramp. */
export function placeArt(art: SubjectArt, ramp: ArtRamp, place: SubjectPlace): PlacedArt {
  const { left, top, right, bottom } = art.bounds;
  const scale = Math.min(place.widthPx / (right - left), place.heightPx / (bottom - top));
  const middleX = (left + right) / 2;
  const offsetX = (place.isFlipped ? art.widthUnits - middleX : middleX) * scale;
  return {
    paths: remapArt(art, ramp),
    widthUnits: art.widthUnits,
    heightUnits: art.heightUnits,
    // Adding 0 turns -0, which JSON does not keep, into 0.
    xPx: Math.round(place.centerXPx - offsetX) + 0,
    yPx: Math.round(place.centerYPx - ((top + bottom) / 2) * scale) + 0,
    scale: Math.round(scale * 10000) / 10000,
    rotationDeg: place.rotationDeg ?? 0,
    isFlipped: place.isFlipped ?? false,
  };
}

/** Size of the ink once placed. */
export function inkSize(art: SubjectArt, placed: PlacedArt): { readonly widthPx: number; readonly heightPx: number } {
  return {
    widthPx: (art.bounds.right - art.bounds.left) * placed.scale,
    heightPx: (art.bounds.bottom - art.bounds.top) * placed.scale,
  };
}

/** The parts every subject layer shares. */
export function subjectLayer(word: string, art: PlacedArt, rest: Partial<SubjectLayer> = {}): SubjectLayer {
  return { id: 'subject', name: word, slot: 'subject', kind: 'subject', depth: 0.7, subject: word, art, ...rest };
}
