import { isShownAt } from '../document/find-under.ts';
import type { BoardItem } from '../document/item.ts';
import { isHeld } from '../document/walk-tree.ts';
import type { CanvasPoint } from '../geometry/point.ts';
import type { GestureContext } from './gesture-handler.ts';

/** Room of a frame's name above its upper edge, in CSS pixels; names of frames narrower than the last are not shown. */
const NAME_HEIGHT = 22;
const NAME_WIDTH = 160;
const LEAST_WIDTH = 56;

/** The frame whose name stands at a point: by it a frame that holds something is selected and dragged. */
export function frameNameAt(point: CanvasPoint, { state, items }: GestureContext): BoardItem | undefined {
  const { zoom } = state.camera;
  const height = NAME_HEIGHT / zoom;
  return items
    .search({ x: point.x, y: point.y, width: 0, height })
    .find(
      (item) =>
        item.kind === 'frame' &&
        item.rotation === 0 &&
        item.width * zoom >= LEAST_WIDTH &&
        point.y < item.y &&
        point.x >= item.x &&
        point.x <= item.x + Math.min(item.width, NAME_WIDTH / zoom) &&
        !isHeld(item.id, items) &&
        isShownAt(item, point, items),
    );
}
