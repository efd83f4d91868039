import { type BoardItem, type Drawing, drawnPoints, type ItemLook } from '@gesso/canvas-core';

/** The line under the pen as the item it will become, in the smallest box around it, with every point of the hand. */
export function strokeItem(gesture: Drawing, look: ItemLook): BoardItem {
  const points = drawnPoints(gesture);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < points.length; at += 3) {
    const [x, y] = [points[at] as number, points[at + 1] as number];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const shares = points.map((value, at) =>
    at % 3 === 0 ? (value - left) / width : at % 3 === 1 ? (value - top) / height : value,
  );
  const { stroke, strokeWidth, opacity } = look;
  const place = { x: left, y: top, width, height, rotation: 0 };
  const own = Object.fromEntries(
    Object.entries({ stroke, strokeWidth, opacity }).filter(([, value]) => value !== undefined),
  );
  return { id: gesture.id, kind: 'drawing', status: 'ready', index: 'z', ...place, points: shares, ...own };
}
