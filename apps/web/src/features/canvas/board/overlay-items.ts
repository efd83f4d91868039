import {
  type BoardItem,
  boundsOf,
  centreOf,
  distance,
  type Editor,
  overlaps,
  touches,
  visibleRect,
} from '@gesso/canvas-core';

/** What React shows over the board. New arrays only when something changed. */
export type OverlayItems = {
  /** What is large enough in view to be spoken of, nearest to the middle first. */
  readonly inView: readonly BoardItem[];
  /** Those of them whose label can be read. */
  readonly labelled: readonly BoardItem[];
  readonly unfinished: readonly BoardItem[];
};

/** Labels under this width on screen cannot be read and only flicker. */
const MIN_LABEL_WIDTH_PX = 56;
/** Room of a usual label on screen. */
const LABEL_HEIGHT_PX = 22;
const LABEL_WIDTH_PX = 160;
/** Elements shown at most, nearest to the middle first: beyond it the DOM costs more than the words are worth. */
const MAX_LABELS = 80;
const MAX_UNFINISHED = 120;

/** Chooses what the overlay shows of the items in view. */
export function overlayItemsFor(editor: Editor, ids: Iterable<string>): OverlayItems {
  const { camera, viewport } = editor.getState();
  const view = visibleRect(camera, viewport);
  const middle = centreOf(view);
  const inView: { item: BoardItem; away: number }[] = [];
  for (const id of ids) {
    const item = editor.items.get(id);
    if (!item || item.isHidden || (item.status === 'ready' && item.width * camera.zoom < MIN_LABEL_WIDTH_PX)) continue;
    if (touches(boundsOf(item), view)) inView.push({ item, away: distance(centreOf(item), middle) });
  }
  const nearest = inView.sort((a, b) => a.away - b.away).map(({ item }) => item);
  const isWide = (item: BoardItem) => item.width * camera.zoom >= MIN_LABEL_WIDTH_PX;
  return {
    inView: nearest.slice(0, MAX_LABELS),
    labelled: nearest
      .filter((item) => isNamed(item) && isWide(item) && !isLabelCovered(editor, item))
      .slice(0, MAX_LABELS),
    unfinished: nearest.filter((item) => item.status !== 'ready').slice(0, MAX_UNFINISHED),
  };
}

/** Frames and pictures stand under their names; what is drawn or written on the board speaks for itself. */
function isNamed({ kind, status }: BoardItem): boolean {
  return status !== 'ready' || ['frame', 'image', 'video', 'model3d', 'design'].includes(kind);
}

/** Whether another item lies where the label would be read: on top it hides the words, below it drowns them. */
function isLabelCovered(editor: Editor, item: BoardItem): boolean {
  const { zoom } = editor.getState().camera;
  const height = LABEL_HEIGHT_PX / zoom;
  const strip = { x: item.x, y: item.y - height, width: Math.min(item.width, LABEL_WIDTH_PX / zoom), height };
  return editor.items.search(strip).some((other) => other.id !== item.id && overlaps(boundsOf(other), strip));
}

/** Whether two choices would render the same. */
export function isSameOverlay(a: OverlayItems, b: OverlayItems): boolean {
  const names = ['inView', 'labelled', 'unfinished'] as const;
  return names.every((name) => isSameList(a[name], b[name]));
}

function isSameList(a: readonly BoardItem[], b: readonly BoardItem[]): boolean {
  return a.length === b.length && a.every((item, position) => item === b[position]);
}
