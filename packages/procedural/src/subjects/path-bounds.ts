import svgpath from 'svgpath';
import type { ArtBounds } from './subject-art.ts';

/** Bounds by the end points and control points of all curves: never too small, at most a little too large. */
export function pathBounds(paths: readonly string[]): ArtBounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (x: number, y: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const d of paths) {
    svgpath(d)
      .abs()
      .unshort()
      .unarc()
      .iterate((segment, _index, x, y) => {
        // svgpath types a segment as a list of mixed values; the first is its letter, the rest are numbers.
        const [command, ...numbers] = segment as [string, ...number[]];
        if (command === 'H') reach(numbers[0]!, y);
        else if (command === 'V') reach(x, numbers[0]!);
        else for (let at = 0; at + 1 < numbers.length; at += 2) reach(numbers[at]!, numbers[at + 1]!);
      });
  }
  return { left, top, right, bottom };
}
