import type { ItemStore } from '../document/item-store.ts';
import { ancestorsOf, isConcealed } from '../document/walk-tree.ts';
import type { EditorState } from '../editor/editor-state.ts';
import { visibleRect } from '../geometry/camera.ts';
import { distance } from '../geometry/point.ts';
import { boundsOf, centreOf, type Rect } from '../geometry/rect.ts';
import type { SnapField } from './guide.ts';
import { isLine } from './item-at.ts';

/** CSS pixels within which an edge jumps to its neighbour's. */
const SNAP_REACH = 6;
/** Neighbours compared, nearest first: more guides than this nobody can tell apart, and a drag must stay in its frame. */
const SNAP_NEIGHBOURS = 64;
/** With more than this in view an item is a few pixels wide: guides could not be told apart, and finding them costs. */
const MOST_IN_VIEW = 1500;

/** How far edges jump, in canvas units. */
export function snapReach({ camera }: EditorState): number {
  return SNAP_REACH / camera.zoom;
}

/** Boxes in view that a box may be aligned with; frames around it count too. The same field while the view rests. */
export function snapField(
  before: SnapField | null,
  moving: { readonly has: (id: string) => boolean },
  state: EditorState,
  items: ItemStore,
): SnapField {
  const { camera } = state;
  if (before?.camera === camera) return before;
  const seen = items.search(visibleRect(camera, state.viewport));
  if (seen.length > MOST_IN_VIEW) return { camera, rects: [] };
  const rects = seen
    .filter((item) => !moving.has(item.id) && !isLine(item) && item.kind !== 'drawing' && item.kind !== 'group')
    .filter((item) => !isConcealed(item.id, items))
    .filter((item) => !ancestorsOf(item.id, items).some((above) => moving.has(above.id)))
    .map((item) => boundsOf(item));
  return { camera, rects };
}

/** The boxes of a field that are nearest to a box. */
export function nearestIn({ rects }: SnapField, box: Rect): readonly Rect[] {
  if (rects.length <= SNAP_NEIGHBOURS) return rects;
  const centre = centreOf(box);
  return rects
    .map((rect) => ({ rect, away: distance(centreOf(rect), centre) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, SNAP_NEIGHBOURS)
    .map(({ rect }) => rect);
}
