import type { CanvasPoint } from '@gesso/canvas-core';

/** A thread's place on the board. */
export type Pin = { readonly threadId: string; readonly point: CanvasPoint };

/** Pins that lie so near together that they are one to a finger. */
export type PinCluster = { readonly key: string; readonly point: CanvasPoint; readonly threadIds: readonly string[] };

/** A pin and the air around it, in CSS pixels. */
const CELL_PX = 36;

/**
 * Puts pins of one cell of a grid together, at the middle of them. The grid lies on the board and its cells halve and
 * double with the zoom, so that nothing jumps while one pans.
 */
export function clusterPins(pins: readonly Pin[], zoom: number): readonly PinCluster[] {
  const cell = CELL_PX / 2 ** Math.floor(Math.log2(zoom));
  const cells = Map.groupBy(pins, ({ point }) => `${Math.floor(point.x / cell)}:${Math.floor(point.y / cell)}`);
  return [...cells.values()].map((together) => {
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
