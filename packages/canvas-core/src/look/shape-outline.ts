import type { ShapeKind } from '../document/item-look.ts';

/** Flat x, y pairs in units of the item's own box, whose top left corner is 0, 0. */
export type Outline = readonly number[];

/** Points of a star; its inner corners lie on this share of the outer radius, which is that of a flag's star. */
const STAR_POINTS = 5;
const STAR_INNER_SHARE = 0.4;
/** An arrow's head is this many stroke widths long, and never shorter than this many units. */
const HEAD_WIDTHS = 4;
const MIN_HEAD = 10;
/** Half the angle of an arrow's head, in radians: 27 degrees reads as an arrow at every length. */
const HEAD_HALF_ANGLE = 0.47;

/**
 * The corners of a shape made of straight sides, clockwise; null for what is round or open (`rectangle` has its radius,
 * `ellipse` its axes, lines their ends).
 */
export function shapeCorners(shape: ShapeKind, width: number, height: number): Outline | null {
  switch (shape) {
    case 'triangle':
      return [width / 2, 0, width, height, 0, height];
    case 'diamond':
      return [width / 2, 0, width, height / 2, width / 2, height, 0, height / 2];
    case 'star':
      return starCorners(width, height);
    case 'rectangle':
    case 'ellipse':
    case 'line':
    case 'arrow':
      return null;
  }
}

/** The three points of an open arrow head at the end of a line: one barb, the tip, the other barb. */
export function arrowHead(options: {
  readonly from: { readonly x: number; readonly y: number };
  readonly tip: { readonly x: number; readonly y: number };
  readonly strokeWidth: number;
}): Outline {
  const { from, tip, strokeWidth } = options;
  const length = Math.hypot(tip.x - from.x, tip.y - from.y);
  // A head longer than its line would stick out behind it.
  const size = Math.min(length, Math.max(MIN_HEAD, HEAD_WIDTHS * strokeWidth));
  const back = Math.atan2(from.y - tip.y, from.x - tip.x);
  const barb = (angle: number) => [tip.x + size * Math.cos(back + angle), tip.y + size * Math.sin(back + angle)];
  return [...barb(HEAD_HALF_ANGLE), tip.x, tip.y, ...barb(-HEAD_HALF_ANGLE)];
}

/** A star that fills its box: the pentagram's corners, stretched to the box's edges. */
function starCorners(width: number, height: number): Outline {
  const corners: number[] = [];
  for (let corner = 0; corner < 2 * STAR_POINTS; corner += 1) {
    const angle = (corner * Math.PI) / STAR_POINTS - Math.PI / 2;
    const radius = corner % 2 === 0 ? 1 : STAR_INNER_SHARE;
    corners.push(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  const across = corners.filter((_, position) => position % 2 === 0);
  const down = corners.filter((_, position) => position % 2 === 1);
  const [left, top] = [Math.min(...across), Math.min(...down)];
  const scaleX = width / (Math.max(...across) - left);
  const scaleY = height / (Math.max(...down) - top);
  return corners.map((value, position) => (position % 2 === 0 ? (value - left) * scaleX : (value - top) * scaleY));
}
