import {
  type Camera,
  type Geometry,
  type Rect,
  rotatePoint,
  type TextLayout,
  type Viewport,
  visibleRect,
} from '@gesso/canvas-core';
import { topOfLines } from '../../text/paint-text.ts';
import type { DrawnText } from '../drawn-look.ts';

/** What is set of a large text beyond each edge of the view, as a share of the view: short pans find it set already. */
const MARGIN_SHARE = 0.35;

/** The part of an item's box that the view shows, with a margin; in units of the box, its rotation taken out. */
export function shownPart(item: Geometry, camera: Camera, viewport: Viewport): Rect {
  const view = visibleRect(camera, viewport);
  const { x, y, width, height, rotation } = item;
  const centre = { x: x + width / 2, y: y + height / 2 };
  const corners = [
    { x: view.x, y: view.y },
    { x: view.x + view.width, y: view.y },
    { x: view.x + view.width, y: view.y + view.height },
    { x: view.x, y: view.y + view.height },
  ].map((corner) => rotatePoint(corner, centre, -rotation));
  const xs = corners.map((corner) => corner.x - x);
  const ys = corners.map((corner) => corner.y - y);
  const margin = MARGIN_SHARE * Math.max(view.width, view.height);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return { x: left, y: top, width: Math.max(...xs) + margin - left, height: Math.max(...ys) + margin - top };
}

/** What the letters may cover, in units of the item's box: swashes and accents reach over their lines. */
export function inkBox(layout: TextLayout, { box, style }: DrawnText): Rect {
  const over = layout.size * 0.35;
  const width = Math.max(layout.width, box.width);
  const left =
    style.align === 'left'
      ? box.x
      : style.align === 'right'
        ? box.x + box.width - width
        : box.x + (box.width - width) / 2;
  return {
    x: left - over,
    y: topOfLines(layout, style, box) - over,
    width: width + 2 * over,
    height: layout.height + 2 * over,
  };
}

/** What two rectangles share; without area when they share nothing. */
export function cut(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}

/** Whether `inner` lies within `outer`, up to what sums of fractions lose. */
export function covers(outer: Rect, inner: Rect): boolean {
  const slack = 1e-6 * (1 + Math.abs(outer.x) + Math.abs(outer.y) + outer.width + outer.height);
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
