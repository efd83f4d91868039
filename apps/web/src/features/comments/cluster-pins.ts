import type { CanvasPoint } from '@gesso/canvas-core';

/** A thread's place on the board. */
export type Pin = { readonly threadId: string; readonly point: CanvasPoint };

/** Pins that lie so near together that they are one to a finger. */
export type PinCluster = { readonly key: string; readonly point: CanvasPoint; readonly threadIds: readonly string[] };

/** A pin and the air around it, in CSS pixels. */
const CELL_PX = 36;

/**
 * Puts pins together that lie within a pin's width of the first of them, at the middle of them. The distance halves and
 * doubles with the zoom, so that nothing jumps while one pans or zooms a little.
 */
export function clusterPins(pins: readonly Pin[], zoom: number): readonly PinCluster[] {
  const reach = CELL_PX / 2 ** Math.floor(Math.log2(zoom));
  const clusters: Pin[][] = [];
  for (const pin of pins) {
    const near = clusters.find(([first]) => first !== undefined && isWithin(first.point, pin.point, reach));
    if (near) near.push(pin);
    else clusters.push([pin]);
  }
  return clusters.map((together) => {
    const sum = together.reduce((total, { point }) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
    const threadIds = together.map(({ threadId }) => threadId);
    return {
      key: threadIds.join(),
      // Only what the caller's points are made of: a mean of board points is one.
      point: { x: sum.x / together.length, y: sum.y / together.length } as CanvasPoint,
      threadIds,
    };
  });
}

function isWithin(a: CanvasPoint, b: CanvasPoint, reach: number): boolean {
  return Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < reach;
}
