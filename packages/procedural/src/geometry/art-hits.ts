import type { ArtPath } from '../subjects/subject-art.ts';
import { boundsOf, flattenPath, isInside } from './flatten-path.ts';

/**
 * The path seen at a point of a drawing, in the drawing's own units: the index of the topmost path under `below`, or
 * -1 where there is none. Computed from the outlines, so that halftones and one-colour marks need no canvas.
 */
export type ArtHits = (x: number, y: number, below?: number) => number;

/** Prepares the outlines of a drawing for many questions. */
export function openArtHits(paths: readonly ArtPath[]): ArtHits {
  const outlines = paths.map(({ d, rule }) => {
    const polygons = flattenPath(d);
    return { polygons, rule, ...boundsOf(polygons) };
  });
  return (x, y, below = outlines.length) => {
    for (let index = below - 1; index >= 0; index -= 1) {
      const { polygons, rule, left, top, right, bottom } = outlines[index]!;
      const isNear = x >= left && x <= right && y >= top && y <= bottom;
      if (isNear && isInside(polygons, x, y, rule)) return index;
    }
    return -1;
  };
}
