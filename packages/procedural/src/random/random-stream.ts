/**
 * A named, seeded source of numbers. Each concern of a scene (palette, type, layout, …) draws from its own stream, so
 * that changing one of them by an edit leaves the others as they were.
 */
export interface RandomStream {
  /** Next number in [0, 1). Usable directly as the generator argument of simplex-noise. */
  readonly next: () => number;
  /** Uniform number in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Whole number in [low, high], both included. */
  readonly whole: (low: number, high: number) => number;
  /** One of the items, which must not be empty. */
  readonly pick: <T>(items: readonly T[]) => T;
}

/**
 * Opens the stream `name` of a seed. The same seed and name give the same numbers in every process.
 *
 * @see sfc32 of PractRand (Chris Doty-Humphrey, public domain), seeded through an xmur3-style string hash.
 */
export function openRandomStream(seed: number, name: string): RandomStream {
  const next = sfc32(hashSeed(`${seed}/${name}`));
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (items) => items[Math.floor(next() * items.length)]!,
  };
}

function hashSeed(text: string): [number, number, number, number] {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const word = (): number => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
  return [word(), word(), word(), word()];
}

function sfc32([first, second, third, fourth]: [number, number, number, number]): () => number {
  let [a, b, c, counter] = [first, second, third, fourth];
  return () => {
    const total = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + total) | 0;
    return (total >>> 0) / 4294967296;
  };
}
