import svgpath from 'svgpath';

interface Contour {
  readonly d: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The path without its holes: keeps the contours that do not lie inside another one. Judged by their boxes, which is
 * enough for the drawings of the icon sets, whose gaps are small and well inside.
 */
export function outerContours(d: string): string {
  const contours = splitContours(d);
  const outer = contours.filter((contour) => !contours.some((other) => other !== contour && contains(other, contour)));
  return outer.map((contour) => contour.d).join('');
}

function splitContours(d: string): Contour[] {
  const absolute = svgpath(d).abs().unshort().unarc().toString();
  return absolute
    .split(/(?=M)/u)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      svgpath(part).iterate((segment, _index, x, y) => {
        const numbers = segment.slice(1) as unknown as number[];
        const points = segment[0] === 'H' ? [numbers[0]!, y] : segment[0] === 'V' ? [x, numbers[0]!] : numbers;
        for (let at = 0; at + 1 < points.length; at += 2) {
          left = Math.min(left, points[at]!);
          right = Math.max(right, points[at]!);
          top = Math.min(top, points[at + 1]!);
          bottom = Math.max(bottom, points[at + 1]!);
        }
      });
      return { d: part, left, top, right, bottom };
    });
}

function contains(outer: Contour, inner: Contour): boolean {
  return (
    outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom
  );
}
