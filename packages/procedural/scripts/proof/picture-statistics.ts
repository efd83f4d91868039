/** What a picture is made of, in numbers that a blank or cut-off one does not reach. */
export interface PictureStatistics {
  /** Pixels that are not fully opaque. */
  readonly transparent: number;
  /** Shannon entropy of the tones (16 levels a channel), in bits; a flat sheet has 0. */
  readonly entropyBits: number;
  /** Share of pixels that differ clearly from the one to the right or below. */
  readonly edgeShare: number;
  /** The same in the poorest quarter of the sheet, left, right, top and bottom half each. */
  readonly poorestHalfEntropyBits: number;
}

/** A step of lightness that the eye takes for an edge, of 255. */
const EDGE = 24;

/** Counts tones and edges of RGBA pixels, row by row. */
export function statisticsOf(data: ArrayLike<number>, widthPx: number, heightPx: number): PictureStatistics {
  let [transparent, edges] = [0, 0];
  const halves = Array.from({ length: 5 }, () => new Map<number, number>());
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = (y * widthPx + x) * 4;
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      if (data[at + 3] !== 255) transparent += 1;
      const tone = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
      for (const half of [0, x * 2 < widthPx ? 1 : 2, y * 2 < heightPx ? 3 : 4]) {
        halves[half]?.set(tone, (halves[half].get(tone) ?? 0) + 1);
      }
      const light = lightness(data, at);
      const isEdge =
        (x + 1 < widthPx && Math.abs(light - lightness(data, at + 4)) > EDGE) ||
        (y + 1 < heightPx && Math.abs(light - lightness(data, at + widthPx * 4)) > EDGE);
      if (isEdge) edges += 1;
    }
  }
  const [whole = 0, ...parts] = halves.map(entropy);
  return {
    transparent,
    entropyBits: whole,
    edgeShare: edges / (widthPx * heightPx),
    poorestHalfEntropyBits: Math.min(...parts),
  };
}

/** Difference hash: for each of 8 × 8 steps of a 9 × 8 picture in grey, whether it grows lighter to the right. */
export function differenceHash(grey: readonly number[]): readonly boolean[] {
  return Array.from({ length: 64 }, (_, index) => {
    const at = Math.floor(index / 8) * 9 + (index % 8);
    return (grey[at] ?? 0) < (grey[at + 1] ?? 0);
  });
}

function lightness(data: ArrayLike<number>, at: number): number {
  return (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
}

function entropy(counts: ReadonlyMap<number, number>): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}
