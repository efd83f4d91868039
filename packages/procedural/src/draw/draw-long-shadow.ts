import svgpath from 'svgpath';
import type { LongShadow, PlacedArt } from '../scene/layers.ts';
import type { DrawingContext } from './context.ts';

/** Straight pieces per curve; at the usual sizes they are shorter than 8 px, and the shadow's inside hides them. */
const PIECES = 5;

type Point = readonly [number, number];

/**
 * Fills the area the outline sweeps on its way along the shadow's direction. Every edge sweeps a parallelogram; turned
 * the same way round they unite under the nonzero rule, so the whole shadow is one path, without any off-screen canvas.
 */
export function fillLongShadow(context: DrawingContext, art: PlacedArt, shadow: LongShadow): void {
  context.fillStyle = shadow.color;
  context.beginPath();
  for (const [a, b, c, d] of sweptEdges(art, shadow)) {
    context.moveTo(a[0], a[1]);
    context.lineTo(b[0], b[1]);
    context.lineTo(c[0], c[1]);
    context.lineTo(d[0], d[1]);
    context.closePath();
  }
  context.fill();
}

/** The parallelograms the edges sweep, all turned the same way round. */
export function sweptEdges(art: PlacedArt, shadow: LongShadow): readonly (readonly [Point, Point, Point, Point])[] {
  const radians = (shadow.angleDeg * Math.PI) / 180;
  const [sweepX, sweepY] = [Math.sin(radians) * shadow.lengthPx, -Math.cos(radians) * shadow.lengthPx];
  return outlineEdges(art).flatMap(([first, second]) => {
    const turn = (second[0] - first[0]) * sweepY - (second[1] - first[1]) * sweepX;
    if (Math.abs(turn) < 1e-6) return [];
    const [a, b] = turn > 0 ? [first, second] : [second, first];
    return [[a, b, [b[0] + sweepX, b[1] + sweepY], [a[0] + sweepX, a[1] + sweepY]] as const];
  });
}

/** All outlines of the art as straight edges in scene pixels. */
function outlineEdges(art: PlacedArt): (readonly [Point, Point])[] {
  const toScene = placement(art);
  const edges: (readonly [Point, Point])[] = [];
  for (const { d } of art.paths) {
    let start: Point = [0, 0];
    let last: Point = [0, 0];
    const lineTo = (x: number, y: number): void => {
      const next = toScene(x, y);
      edges.push([last, next]);
      last = next;
    };
    svgpath(d)
      .abs()
      .unshort()
      .unarc()
      .iterate((segment, _index, x, y) => {
        const [command, ...numbers] = segment as [string, ...number[]];
        const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = numbers;
        if (command === 'M') {
          last = toScene(a, b);
          start = last;
        } else if (command === 'L') lineTo(a, b);
        else if (command === 'H') lineTo(a, y);
        else if (command === 'V') lineTo(x, a);
        else if (command === 'Q') curveTo(lineTo, [x, y], [a, b], [a, b], [c, e]);
        else if (command === 'C') curveTo(lineTo, [x, y], [a, b], [c, e], [f, g]);
        else if (last !== start) {
          edges.push([last, start]);
          last = start;
        }
      });
  }
  return edges;
}

/** A quadratic curve passes its one control point twice; the difference is below what a shadow shows. */
function curveTo(lineTo: (x: number, y: number) => void, from: Point, first: Point, second: Point, to: Point): void {
  for (let piece = 1; piece <= PIECES; piece += 1) {
    const t = piece / PIECES;
    const s = 1 - t;
    const at = (axis: 0 | 1): number =>
      s ** 3 * from[axis] + 3 * s * s * t * first[axis] + 3 * s * t * t * second[axis] + t ** 3 * to[axis];
    lineTo(at(0), at(1));
  }
}

function placement(art: PlacedArt): (x: number, y: number) => Point {
  const [halfX, halfY] = [art.widthUnits / 2, art.heightUnits / 2];
  const turn = (art.rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const centerX = art.xPx + halfX * art.scale;
  const centerY = art.yPx + halfY * art.scale;
  return (x, y) => {
    const dx = (x - halfX) * art.scale * (art.isFlipped ? -1 : 1);
    const dy = (y - halfY) * art.scale;
    return [centerX + dx * cos - dy * sin, centerY + dx * sin + dy * cos];
  };
}
