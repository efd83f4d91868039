import { openArtHits } from '../../geometry/art-hits.ts';
import { fromHex } from '../../palette/color.ts';
import type { ArtPath, SubjectArt } from '../../subjects/subject-art.ts';

/** Points looked at along each side of the drawing; a part of a fiftieth of the width still meets one. */
const SAMPLES_A_SIDE = 52;
/** OKLCH lightness two neighbouring parts must differ by to be told apart in one colour. */
const TELLS_APART = 0.08;
/** A part that covers less of the drawing than this is a speck at the size of a favicon. */
const SPECK_SHARE = 0.003;
/** A gap that has more of its edge than this on the outside would open the outline; it stays mark. */
const OPENS_OUTLINE = 0.3;

/**
 * Cuts a drawing down to one colour, as a mark that must work as a stamp: each part is either the mark or a gap in it.
 * A part on nothing is mark; a part on another is its opposite when their lightness differs enough, else the same.
 *
 * @param mark - Colour of the mark.
 * @param gap - Colour of what stands behind it.
 */
export function toOneColor(art: SubjectArt, mark: string, gap: string): readonly ArtPath[] {
  if (art.isSilhouette) return art.paths.map((path) => ({ ...path, fill: mark, opacity: 1 }));
  const grid = lookAt(art);
  const lightness = art.paths.map(({ fill }) => fromHex(fill).l);
  const isMark: boolean[] = [];
  const kept: ArtPath[] = [];
  for (const [index, path] of art.paths.entries()) {
    const { below, count } = grid.standsOn(index);
    if (below < 0) isMark.push(true);
    else {
      const isApart = Math.abs(lightness[index]! - lightness[below]!) > TELLS_APART;
      const wanted = isApart ? !isMark[below] : isMark[below]!;
      isMark.push(wanted || grid.outerEdge(index) > OPENS_OUTLINE);
    }
    if (count >= SAMPLES_A_SIDE ** 2 * SPECK_SHARE)
      kept.push({ ...path, opacity: 1, fill: isMark[index]! ? mark : gap });
  }
  return kept;
}

/** A grid of points over a drawing, asked what lies where. */
function lookAt({ paths, bounds }: SubjectArt) {
  const hits = openArtHits(paths);
  const { left, top, right, bottom } = bounds;
  const at = (row: number, column: number, below?: number): number =>
    hits(
      left + ((column + 0.5) / SAMPLES_A_SIDE) * (right - left),
      top + ((row + 0.5) / SAMPLES_A_SIDE) * (bottom - top),
      below,
    );
  const pointsOf = (index: number): (readonly [number, number])[] => {
    const points: (readonly [number, number])[] = [];
    for (let row = 0; row < SAMPLES_A_SIDE; row += 1) {
      for (let column = 0; column < SAMPLES_A_SIDE; column += 1) {
        if (at(row, column, index + 1) === index) points.push([row, column]);
      }
    }
    return points;
  };
  return {
    /** The part most of a part lies on, -1 for none, and how many points the part covers. */
    standsOn: (index: number): { below: number; count: number } => {
      const under = pointsOf(index).map(([row, column]) => at(row, column, index));
      const onNothing = under.filter((below) => below < 0).length;
      if (onNothing * 2 >= under.length) return { below: -1, count: under.length };
      return { below: mostFrequent(under.filter((below) => below >= 0)), count: under.length };
    },
    /** Share of a part's edge that has nothing of the drawing beyond it. */
    outerEdge: (index: number): number => {
      let [edge, outer] = [0, 0];
      for (const [row, column] of pointsOf(index)) {
        for (const [down, along] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) {
          if (at(row + down, column + along, index + 1) === index) continue;
          edge += 1;
          if (at(row + down, column + along) < 0) outer += 1;
        }
      }
      return edge === 0 ? 0 : outer / edge;
    },
  };
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}
