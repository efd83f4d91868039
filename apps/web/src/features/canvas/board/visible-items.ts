import { type BoardItem, type Editor, encloses, inflate, previewsOf, type Rect, visibleRect } from '@gesso/canvas-core';

/** Part of the view beyond each edge that must be known: what draws a margin too (BoardWindow) draws it from these. */
const NEEDED_SHARE = 0.15;
/** Part of the view that is searched beyond each edge, so that short pans need no search. */
const SEARCHED_SHARE = 0.3;
/** When the searched area is this many times the view, zooming in has left too much of it out of sight. */
const MAX_EXCESS = 6;

export type VisibleChange = { readonly appeared: readonly BoardItem[]; readonly vanished: readonly string[] };
const NO_CHANGE: VisibleChange = { appeared: [], vanished: [] };

/** Knows which items are in or near the view, and searches again only when the view leaves what was searched. */
export class VisibleItems {
  readonly #editor: Editor;
  #ids = new Set<string>();
  #searched: Rect | null = null;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Forces the next `update` to search: items came, went or moved. */
  invalidate(): void {
    this.#searched = null;
  }

  /** Brings the set up to date with the camera. */
  update(): VisibleChange {
    const { camera, viewport, gesture } = this.#editor.getState();
    const view = visibleRect(camera, viewport);
    const side = Math.max(view.width, view.height);
    const isKnown = this.#searched && encloses(this.#searched, inflate(view, NEEDED_SHARE * side));
    if (this.#searched && isKnown && area(this.#searched) <= MAX_EXCESS * area(view)) return NO_CHANGE;
    this.#searched = inflate(view, SEARCHED_SHARE * side);
    const found = this.#editor.items.search(this.#searched);
    const next = new Set(found.map((item) => item.id));
    // What is being dragged stays drawn wherever the document still has it.
    for (const id of previewsOf(gesture).keys()) next.add(id);
    const appeared = found.filter((item) => !this.#ids.has(item.id));
    const vanished = [...this.#ids].filter((id) => !next.has(id));
    this.#ids = next;
    return { appeared, vanished };
  }
}

function area(rect: Rect): number {
  return rect.width * rect.height;
}
