import { type Camera, type Rect, unionOf, type Viewport } from '@gesso/canvas-core';

/** How the board lies in the map: map pixels for one canvas unit, and the board's point at the map's corner. */
export type MapView = { readonly scale: number; readonly x: number; readonly y: number };

export type Size = { readonly width: number; readonly height: number };

/** Space between what is drawn and the map's edge, in pixels of the map. */
const MARGIN_PX = 6;

/** The map that shows everything on the board and what the view shows, as large as the map allows. */
export function mapView(content: Rect | null, view: Rect, size: Size): MapView {
  const shown = unionOf(content ? [content, view] : [view]) ?? view;
  const scale = Math.min(
    (size.width - 2 * MARGIN_PX) / Math.max(1, shown.width),
    (size.height - 2 * MARGIN_PX) / Math.max(1, shown.height),
  );
  return {
    scale,
    x: shown.x + shown.width / 2 - size.width / 2 / scale,
    y: shown.y + shown.height / 2 - size.height / 2 / scale,
  };
}

/** Where a rectangle of the board is drawn in the map. */
export function toMap(view: MapView, rect: Rect): Rect {
  return {
    x: (rect.x - view.x) * view.scale,
    y: (rect.y - view.y) * view.scale,
    width: rect.width * view.scale,
    height: rect.height * view.scale,
  };
}

/** The board's point under a point of the map. */
export function toBoard(view: MapView, point: { readonly x: number; readonly y: number }) {
  return { x: view.x + point.x / view.scale, y: view.y + point.y / view.scale };
}

/** The camera of the same zoom that has a point of the board in its middle. */
export function centredOn(
  point: { readonly x: number; readonly y: number },
  camera: Camera,
  viewport: Viewport,
): Camera {
  return {
    zoom: camera.zoom,
    x: point.x - viewport.width / 2 / camera.zoom,
    y: point.y - viewport.height / 2 / camera.zoom,
  };
}
