import { type BoardItem, connectorLine, draftOf, type Editor, type Geometry, wholePicture } from '@gesso/canvas-core';
import type { BoardRenderer, DrawnItem, Picture } from '../renderer/board-renderer.ts';
import { lookOf } from './look-of.ts';
import { strokeItem } from './stroke-item.ts';

/** Added to a depth, half a place below an item and above what lies under it. */
const JUST_BELOW = -0.5;
/** What a crop cuts off stays to be seen this much, so that it can be brought back. */
const CUT_OFF_OPACITY = 0.3;
const WHOLE_PREFIX = 'whole-picture:';

type DraftLayerOptions = {
  readonly editor: Editor;
  readonly renderer: BoardRenderer;
  readonly pictureOf: (item: BoardItem) => Picture | null;
  readonly depthOf: (id: string) => number;
};

/** Draws what is no item yet: a shape being pulled open, a line under the pen, the rest of a picture being cropped. */
export class DraftLayer {
  readonly #options: DraftLayerOptions;
  #shown: ReadonlySet<string> = new Set();

  constructor(options: DraftLayerOptions) {
    this.#options = options;
  }

  /** Brings the drafts up to date with the gesture. */
  update(): void {
    const { editor, renderer } = this.#options;
    const drafts = [this.#draft(), this.#stroke(), this.#restOfPicture()].filter((item) => item !== null);
    for (const draft of drafts) renderer.putItem(draft);
    const shown = new Set(drafts.map(({ id }) => id));
    // A draft that became an item keeps its name, and belongs to the scene from then on.
    for (const id of this.#shown) if (!shown.has(id) && !editor.items.get(id)) renderer.removeItem(id);
    this.#shown = shown;
  }

  #draft(): DrawnItem | null {
    const { editor } = this.#options;
    const item = draftOf(editor.getState().gesture);
    if (!item || editor.items.get(item.id)) return null;
    const line = item.kind === 'connector' ? connectorLine(item, { get: editor.items.get }) : null;
    const look = lookOf(item, item, { line, hidesText: false });
    return drawn(item, { geometry: item, depth: editor.items.ordered().length, picture: null, look });
  }

  #stroke(): DrawnItem | null {
    const { editor } = this.#options;
    const { gesture, toolLook } = editor.getState();
    if (gesture.type !== 'drawing' || editor.items.get(gesture.id)) return null;
    const stroke = strokeItem(gesture, toolLook);
    const look = lookOf(stroke, stroke, { line: null, hidesText: false });
    return drawn(stroke, { geometry: stroke, depth: editor.items.ordered().length, picture: null, look });
  }

  #restOfPicture(): DrawnItem | null {
    const { editor, pictureOf, depthOf } = this.#options;
    const { cropDraft } = editor.getState();
    const item = cropDraft ? editor.items.get(cropDraft.itemId) : undefined;
    if (!cropDraft || !item) return null;
    const flips = { x: item.isFlippedX === true, y: item.isFlippedY === true };
    const geometry = wholePicture(cropDraft.place, cropDraft.crop, flips);
    return {
      ...drawn(item, { geometry, depth: depthOf(item.id) + JUST_BELOW, picture: pictureOf(item), look: null }),
      id: `${WHOLE_PREFIX}${item.id}`,
      opacity: CUT_OFF_OPACITY,
    };
  }
}

function drawn(
  item: BoardItem,
  more: { readonly geometry: Geometry } & Pick<DrawnItem, 'depth' | 'picture' | 'look'>,
): DrawnItem {
  return {
    id: item.id,
    ...more,
    opacity: item.opacity ?? 1,
    isFlippedX: item.isFlippedX === true,
    isFlippedY: item.isFlippedY === true,
    crop: null,
    clips: [],
  };
}
