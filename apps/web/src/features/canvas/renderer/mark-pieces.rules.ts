import { type Camera, type CanvasPoint, toScreen } from '@gesso/canvas-core';
import type { BoardColours, Mark, MarkColour } from './board-renderer.ts';

/** A turned rectangle in CSS pixels of the view: every mark is made of some of them. */
export type MarkPiece = {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees. */
  readonly turn: number;
  /** CSS colours; null for none. */
  readonly fill: string | null;
  readonly border: { readonly widthPx: number; readonly colour: string } | null;
  /** Drawn around the piece, and within its border, so that it is seen on pictures of its own colour. */
  readonly halo: { readonly widthPx: number; readonly colour: string } | null;
  readonly isRound: boolean;
};

type Spot = { readonly x: number; readonly y: number };
type Look = Partial<Pick<MarkPiece, 'fill' | 'border' | 'halo' | 'isRound'>>;

const OUTLINE_PX = 1.5;
const HALO_ALPHA = 0.9;
const HANDLE_PX = 8;
const SIDE_PX = { along: 14, across: 5 };
const END_PX = 10;
const CAP_PX = 8;
const LASER_PX = 4;
const ERASER_PX = 6;
/** A corner's handle of a crop reaches this far along its edges. */
const ARM_PX = 16;
const ARM_WIDTH_PX = 4;

/** What a mark is drawn of, back to front, for a view of the board. */
export function piecesOf(mark: Mark, camera: Camera, colours: BoardColours): readonly MarkPiece[] {
  const place = (point: CanvasPoint): Spot => toScreen(camera, point);
  const selection = cssColour(colours.selection);
  const halo = (widthPx: number) => ({ widthPx, colour: cssColour(colours.halo, HALO_ALPHA) });
  switch (mark.type) {
    case 'outline': {
      const border = { widthPx: OUTLINE_PX, colour: cssColour(colourOf(mark.colour, colours)) };
      return [box(mark.corners.map(place), { border, halo: mark.colour === 'hover' ? null : halo(1) })];
    }
    case 'path': {
      const look = { fill: cssColour(colourOf(mark.colour, colours)), halo: mark.colour === 'hover' ? null : halo(1) };
      return lines(mark.points.map(place), OUTLINE_PX, look);
    }
    case 'handle': {
      const { x, y } = place(mark.at);
      const look = { fill: '#ffffff', border: { widthPx: OUTLINE_PX, colour: selection } };
      if (mark.shape === 'end')
        return [piece({ x, y, width: END_PX, height: END_PX, turn: 0 }, { ...look, isRound: true })];
      const [width, height] = mark.shape === 'side' ? [SIDE_PX.along, SIDE_PX.across] : [HANDLE_PX, HANDLE_PX];
      return [piece({ x, y, width: width + OUTLINE_PX, height: height + OUTLINE_PX, turn: mark.rotation }, look)];
    }
    case 'marquee':
      return [
        box(mark.corners.map(place), {
          fill: cssColour(colours.selection, 0.08),
          border: { widthPx: 1, colour: selection },
        }),
      ];
    case 'target':
      return [
        box(mark.corners.map(place), {
          fill: cssColour(colours.selection, 0.06),
          border: { widthPx: 2.5, colour: selection },
          halo: halo(1),
        }),
      ];
    case 'guide': {
      const [from, to] = [place(mark.from), place(mark.to)];
      const fill = cssColour(colours.guide);
      const caps = mark.hasCaps ? [from, to].map((end) => cap(end, from, to, fill)) : [];
      return [...lines([from, to], 1, { fill }), ...caps];
    }
    case 'crop':
      return cropPieces(mark.corners.map(place), mark.hasThirds, colours);
    case 'trail':
      return trailPieces(mark, place, colours);
  }
}

/** A colour as CSS writes it. */
export function cssColour(colour: number, alpha = 1): string {
  const opaque = `#${colour.toString(16).padStart(6, '0')}`;
  if (alpha >= 1) return opaque;
  return `${opaque}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

/** The upright or turned box with these four corners; a border lies half on either side of its edge. */
function box([a, b, , d]: readonly Spot[], look: Look): MarkPiece {
  if (!a || !b || !d) return piece({ x: 0, y: 0, width: 0, height: 0, turn: 0 }, {});
  const border = look.border?.widthPx ?? 0;
  const place = {
    x: (b.x + d.x) / 2,
    y: (b.y + d.y) / 2,
    width: Math.hypot(b.x - a.x, b.y - a.y) + border,
    height: Math.hypot(d.x - a.x, d.y - a.y) + border,
    turn: degrees(a, b),
  };
  return piece(place, look);
}

/** A line from point to point; each part is longer by its width, so that no corner is open. */
function lines(points: readonly Spot[], widthPx: number, look: Look): MarkPiece[] {
  return points.slice(1).map((to, position) => {
    const from = points[position] as Spot;
    const length = Math.hypot(to.x - from.x, to.y - from.y) + widthPx;
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    return piece({ x, y, width: length, height: widthPx, turn: degrees(from, to) }, look);
  });
}

function cap({ x, y }: Spot, from: Spot, to: Spot, fill: string): MarkPiece {
  return piece({ x, y, width: 1, height: CAP_PX, turn: degrees(from, to) }, { fill });
}

function cropPieces(corners: readonly Spot[], hasThirds: boolean, colours: BoardColours): readonly MarkPiece[] {
  const [a, b, c, d] = corners;
  if (!a || !b || !c || !d) return [];
  const ink = cssColour(colours.ink);
  const halo = (widthPx: number) => ({ widthPx, colour: cssColour(colours.halo, HALO_ALPHA) });
  const thirds = [1 / 3, 2 / 3].flatMap((share) => [
    ...lines([between(a, b, share), between(d, c, share)], 1, { fill: '#ffffff8c' }),
    ...lines([between(a, d, share), between(b, c, share)], 1, { fill: '#ffffff8c' }),
  ]);
  const arms = corners.flatMap((corner, position) => {
    const next = corners[(position + 1) % 4] as Spot;
    const share = ARM_PX / Math.max(1, Math.hypot(next.x - corner.x, next.y - corner.y));
    // Small crops keep the middle of each edge free.
    const [reach, half] = [Math.min(0.3, share), Math.min(0.12, share)];
    return [
      [corner, between(corner, next, reach)],
      [between(next, corner, reach), next],
      [between(corner, next, 0.5 - half), between(corner, next, 0.5 + half)],
    ];
  });
  return [
    box(corners, { border: { widthPx: 1, colour: ink }, halo: halo(1) }),
    ...(hasThirds ? thirds : []),
    // All halos below all arms, else an arm's halo would cut the other arm of its corner.
    ...arms.flatMap((arm) => lines(arm, ARM_WIDTH_PX + 2.5, { fill: cssColour(colours.halo) })),
    ...arms.flatMap((arm) => lines(arm, ARM_WIDTH_PX, { fill: ink })),
  ];
}

/** Each piece is as wide and as strong as it still shines. */
function trailPieces(
  { points, colour }: Extract<Mark, { type: 'trail' }>,
  place: (point: CanvasPoint) => Spot,
  colours: BoardColours,
): readonly MarkPiece[] {
  const widthPx = colour === 'eraser' ? ERASER_PX : LASER_PX;
  const paint = typeof colour === 'number' ? colour : colour === 'laser' ? colours.guide : colours.dot;
  return points.flatMap((point, position) => {
    const before = points[position - 1];
    if (!before || point.strength <= 0) return [];
    const fill = cssColour(paint, point.strength);
    return lines([place(before), place(point)], widthPx * point.strength, { fill, isRound: true });
  });
}

function piece(place: Pick<MarkPiece, 'x' | 'y' | 'width' | 'height' | 'turn'>, look: Look): MarkPiece {
  return { fill: null, border: null, halo: null, isRound: false, ...look, ...place };
}

function degrees(from: Spot, to: Spot): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

function between(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function colourOf(colour: MarkColour, colours: BoardColours): number {
  return typeof colour === 'number' ? colour : colours.selection;
}
