import svgpath from 'svgpath';
import type { DrawingContext, DrawingTools } from './context.ts';

type FillRule = 'nonzero' | 'evenodd';

/** Fills, strokes and clips SVG path data on any back end, with or without `Path2D`. */
export interface PathDrawing {
  readonly fill: (context: DrawingContext, d: string, rule?: FillRule) => void;
  readonly stroke: (context: DrawingContext, d: string) => void;
  readonly clip: (context: DrawingContext, d: string) => void;
}

/** Chooses the quicker way the tools allow. */
export function pathDrawing({ createPath }: DrawingTools): PathDrawing {
  if (createPath === undefined) {
    return {
      fill: (context, d, rule = 'nonzero') => {
        tracePath(context, d);
        context.fill(...([rule] as never[]));
      },
      stroke: (context, d) => {
        tracePath(context, d);
        context.stroke();
      },
      clip: (context, d) => {
        tracePath(context, d);
        context.clip();
      },
    };
  }
  // The casts to never are the price of one interface over two unrelated Path2D types; the tools pair path and context.
  return {
    fill: (context, d, rule = 'nonzero') => context.fill(...([createPath(d), rule] as never[])),
    stroke: (context, d) => context.stroke(...([createPath(d)] as never[])),
    clip: (context, d) => context.clip(...([createPath(d)] as never[])),
  };
}

function tracePath(context: DrawingContext, d: string): void {
  context.beginPath();
  svgpath(d)
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => {
      const [command, ...numbers] = segment as [string, ...number[]];
      const at = (index: number): number => numbers[index] ?? 0;
      if (command === 'M') context.moveTo(at(0), at(1));
      else if (command === 'L') context.lineTo(at(0), at(1));
      else if (command === 'H') context.lineTo(at(0), y);
      else if (command === 'V') context.lineTo(x, at(0));
      else if (command === 'C') context.bezierCurveTo(at(0), at(1), at(2), at(3), at(4), at(5));
      else if (command === 'Q') context.quadraticCurveTo(at(0), at(1), at(2), at(3));
      else if (command === 'Z' || command === 'z') context.closePath();
    });
}
