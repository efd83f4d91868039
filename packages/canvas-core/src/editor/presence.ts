import type { CanvasPoint } from '../geometry/point.ts';
import type { Geometry } from '../geometry/rect.ts';
import { type EditorState, previewsOf } from './editor-state.ts';

/** What one person shows the others while working; goes over awareness, never into the document. */
export type Presence = {
  readonly cursor: CanvasPoint | null;
  readonly selection: readonly string[];
  /** Where items are being dragged, by id; absent outside of a gesture. */
  readonly gesture?: Readonly<Record<string, Geometry>>;
  /** The laser's trail as flat x, y pairs, the newest last; absent while there is none. It fades towards its beginning. */
  readonly laser?: readonly number[];
};

/** Others see at most this many outlines and ghosts; an awareness message stays below some 30 KB. */
const MAX_SHARED_ITEMS = 200;

/** The part of the editor's state that others may see. */
export function presenceOf(state: EditorState, cursor: CanvasPoint | null): Presence {
  const previews = [...previewsOf(state.gesture)].slice(0, MAX_SHARED_ITEMS);
  const presence: Presence = { cursor, selection: [...state.selection].slice(0, MAX_SHARED_ITEMS) };
  return {
    ...presence,
    ...(previews.length > 0 ? { gesture: Object.fromEntries(previews) } : {}),
    // Without times: the clocks of two pages differ, and what has faded is taken out here.
    ...(state.laser.length > 0 ? { laser: state.laser.flatMap(({ x, y }) => [tenth(x), tenth(y)]) } : {}),
  };
}

/** Nobody sees a tenth of a unit, and a trail is sent thirty times a second. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
