import type { ItemLook, LineDash, LineHead } from '../document/item-look.ts';
import { dashedStrokes } from './dashes.ts';
import { arrowHead, type Outline } from './shape-outline.ts';

type Spot = { readonly x: number; readonly y: number };

/** What a line carries at its beginning and its end. */
export type LineHeads = { readonly from: LineHead; readonly to: LineHead };

/** A line with its heads: what is drawn with the pen, and what is filled in the pen's colour. */
export type LineDrawing = { readonly strokes: readonly Outline[]; readonly fills: readonly Outline[] };

/** Radius of a dot in stroke widths, and at least in units. */
const DOT = { widths: 1.75, least: 4 } as const;
const DOT_CORNERS = 24;
/** How far into a triangle its line runs, as a share of the head: so far that no gap shows, and not out at the tip. */
const TRIANGLE_OVERLAP = 0.3;

/** The heads of a line or a connector; where an end says nothing, connectors and arrows point with an arrow. */
export function headsOf(look: Pick<ItemLook, 'shape' | 'headFrom' | 'headTo'>): LineHeads {
  return { from: look.headFrom ?? 'none', to: look.headTo ?? (look.shape === 'line' ? 'none' : 'arrow') };
}

/** Draws a straight line with its heads and dashes. */
export function lineDrawing(options: {
  readonly from: Spot;
  readonly to: Spot;
  readonly strokeWidth: number;
  readonly heads: LineHeads;
  readonly dash: LineDash | undefined;
}): LineDrawing {
  const { from, to, strokeWidth, heads, dash } = options;
  const start = drawHead(heads.from, { from: to, tip: from, strokeWidth });
  const end = drawHead(heads.to, { from, tip: to, strokeWidth });
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const first = nearer(from, to, start.cut / (length || 1));
  const last = nearer(to, from, end.cut / (length || 1));
  const hasLine = length === 0 || start.cut + end.cut < length;
  return {
    strokes: [
      ...(hasLine ? dashedStrokes([first.x, first.y, last.x, last.y], dash, strokeWidth) : []),
      ...start.strokes,
      ...end.strokes,
    ],
    fills: [...start.fills, ...end.fills],
  };
}

type DrawnHead = LineDrawing & { /** How much of the line the head stands for. */ readonly cut: number };

function drawHead(head: LineHead, place: Parameters<typeof arrowHead>[0]): DrawnHead {
  const { tip, strokeWidth } = place;
  switch (head) {
    case 'none':
      return { strokes: [], fills: [], cut: 0 };
    case 'arrow':
      return { strokes: [arrowHead(place)], fills: [], cut: 0 };
    case 'triangle': {
      const corners = arrowHead(place);
      const [x = tip.x, y = tip.y, , , otherX = x, otherY = y] = corners;
      const depth = Math.hypot((x + otherX) / 2 - tip.x, (y + otherY) / 2 - tip.y);
      return { strokes: [], fills: [corners], cut: depth * (1 - TRIANGLE_OVERLAP) };
    }
    case 'dot': {
      const radius = Math.max(DOT.least, DOT.widths * strokeWidth);
      const circle = Array.from({ length: DOT_CORNERS }, (_, corner) => {
        const angle = (corner * 2 * Math.PI) / DOT_CORNERS;
        return [tip.x + radius * Math.cos(angle), tip.y + radius * Math.sin(angle)];
      }).flat();
      return { strokes: [], fills: [circle], cut: 0 };
    }
  }
}

function nearer(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
