import { MIN_ITEM_SIZE } from '../document/item.ts';
import { type CanvasPoint, canvasPoint, rotatePoint } from '../geometry/point.ts';
import { centreOf, type Geometry, type Rect } from '../geometry/rect.ts';
import type { Handle } from './handles.ts';

/** The crop that shows all of a picture. */
export const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };

type Flips = { readonly x: boolean; readonly y: boolean };
type Cropped = { readonly place: Geometry; readonly crop: Rect };

/** Where the whole picture would lie on the board, given where its cropped part lies. */
export function wholePicture(place: Geometry, crop: Rect, flips: Flips): Geometry {
  const { size, window } = windowOf(place, crop, flips);
  const middle = fromWindow({ x: size.width / 2, y: size.height / 2 }, place, window);
  return { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size, rotation: place.rotation };
}

/** The crop after an edge or corner was dragged; it never leaves the picture, and the picture stays where it lies. */
export function croppedBy(options: {
  readonly place: Geometry;
  readonly crop: Rect;
  readonly flips: Flips;
  readonly handle: Handle;
  /** How far the pointer went along the picture's own axes, in canvas units. */
  readonly travel: CanvasPoint;
  readonly keepsProportion: boolean;
  readonly fromCentre: boolean;
}): Cropped {
  const { place, crop, flips, handle, travel } = options;
  const { size, window } = windowOf(place, crop, flips);
  const x = dragged({ ...axisOf(window, size, 'x'), sign: handle.x, travel: travel.x, fromCentre: options.fromCentre });
  const y = dragged({ ...axisOf(window, size, 'y'), sign: handle.y, travel: travel.y, fromCentre: options.fromCentre });
  const free: Rect = { x: x.low, y: y.low, width: x.high - x.low, height: y.high - y.low };
  const next = options.keepsProportion && handle.x !== 0 && handle.y !== 0 ? proportional(window, free, handle) : free;
  const middle = fromWindow(centreOf(next), place, window);
  return {
    place: {
      x: middle.x - next.width / 2,
      y: middle.y - next.height / 2,
      width: next.width,
      height: next.height,
      rotation: place.rotation,
    },
    crop: sharesOf(next, size, flips),
  };
}

/** The crop after the picture was moved under it. */
export function shiftedCrop(options: {
  readonly place: Geometry;
  readonly crop: Rect;
  readonly flips: Flips;
  readonly travel: CanvasPoint;
}): Rect {
  const { place, crop, flips, travel } = options;
  const { size, window } = windowOf(place, crop, flips);
  const x = Math.min(size.width - window.width, Math.max(0, window.x - travel.x));
  const y = Math.min(size.height - window.height, Math.max(0, window.y - travel.y));
  return sharesOf({ ...window, x, y }, size, flips);
}

/** The whole picture's size in canvas units, and the crop as a window on it as it is seen, flips included. */
function windowOf(place: Geometry, crop: Rect, flips: Flips) {
  const size = { width: place.width / crop.width, height: place.height / crop.height };
  const x = flips.x ? 1 - crop.x - crop.width : crop.x;
  const y = flips.y ? 1 - crop.y - crop.height : crop.y;
  const window: Rect = { x: x * size.width, y: y * size.height, width: place.width, height: place.height };
  return { size, window };
}

function sharesOf(window: Rect, size: { readonly width: number; readonly height: number }, flips: Flips): Rect {
  const width = Math.min(1, window.width / size.width);
  const height = Math.min(1, window.height / size.height);
  const x = Math.min(1 - width, Math.max(0, window.x / size.width));
  const y = Math.min(1 - height, Math.max(0, window.y / size.height));
  return { x: flips.x ? 1 - x - width : x, y: flips.y ? 1 - y - height : y, width, height };
}

/** A point of the picture's own axes as a point of the board. */
function fromWindow(point: { readonly x: number; readonly y: number }, place: Geometry, window: Rect): CanvasPoint {
  const [centre, middle] = [centreOf(place), centreOf(window)];
  const offset = rotatePoint(canvasPoint(point.x - middle.x, point.y - middle.y), canvasPoint(0, 0), place.rotation);
  return canvasPoint(centre.x + offset.x, centre.y + offset.y);
}

function axisOf(window: Rect, size: { readonly width: number; readonly height: number }, axis: 'x' | 'y') {
  const side = axis === 'x' ? 'width' : 'height';
  return { low: window[axis], high: window[axis] + window[side], limit: size[side] };
}

function dragged(axis: {
  readonly low: number;
  readonly high: number;
  readonly limit: number;
  readonly sign: -1 | 0 | 1;
  readonly travel: number;
  readonly fromCentre: boolean;
}): { readonly low: number; readonly high: number } {
  const { low, high, limit, sign } = axis;
  if (sign === 0) return { low, high };
  // Growth of this side; the other follows from the centre, and then neither may leave the picture.
  const room = axis.fromCentre ? Math.min(low, limit - high) : sign === 1 ? limit - high : low;
  const least = (MIN_ITEM_SIZE - (high - low)) / (axis.fromCentre ? 2 : 1);
  const growth = Math.min(room, Math.max(Math.min(0, least), axis.travel * sign));
  const isLow = sign === -1 || axis.fromCentre;
  const isHigh = sign === 1 || axis.fromCentre;
  return { low: isLow ? low - growth : low, high: isHigh ? high + growth : high };
}

/** Takes the smaller of both scales, so that what was within the picture stays within. */
function proportional(before: Rect, free: Rect, handle: Handle): Rect {
  const scale = Math.min(free.width / before.width, free.height / before.height);
  const width = before.width * scale;
  const height = before.height * scale;
  const anchorX = free.x === before.x ? before.x : handle.x === -1 ? free.x + free.width - width : free.x;
  const anchorY = free.y === before.y ? before.y : handle.y === -1 ? free.y + free.height - height : free.y;
  return { x: anchorX, y: anchorY, width, height };
}
