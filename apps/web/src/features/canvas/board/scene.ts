import {
  type BoardItem,
  connectorLine,
  type Editor,
  type EditorState,
  type Geometry,
  type ItemsChange,
  previewLooksOf,
  previewsOf,
} from '@gesso/canvas-core';
import { levelFor } from '../pictures/picture-level.ts';
import type { PictureStream, WantedPicture } from '../pictures/picture-stream.ts';
import type { BoardRenderer, Picture } from '../renderer/board-renderer.ts';
import type { DrawnLook } from '../renderer/drawn-look.ts';
import { DraftLayer } from './draft-layer.ts';
import { clipsOf, lookOf } from './look-of.ts';
import { PictureWishes } from './picture-wishes.ts';
import { VisibleItems } from './visible-items.ts';

/** How faint what the eraser has touched is drawn. */
const ERASED_OPACITY = 0.25;

/** Keeps the renderer's items in step with the document, the gestures (own and peers') and the pictures that arrive. */
export class Scene {
  readonly #editor: Editor;
  readonly #renderer: BoardRenderer;
  readonly #pictures: PictureStream;
  readonly #visible: VisibleItems;
  readonly #wishes: PictureWishes;
  /** The picture that each item was last drawn with. */
  readonly #shown = new Map<string, Picture | null>();
  readonly #stale = new Set<string>();
  readonly #drafts: DraftLayer;
  /** The state that was drawn last; what gestures and open fields made of items is found by comparing with it. */
  #drawn: EditorState | null = null;
  #peerGestures: ReadonlyMap<string, Geometry> = new Map();
  #depths = new Map<string, number>();
  #areDepthsStale = true;
  #pixelRatio = 1;
  /** Looks at the size that the document has, kept so that the renderer sees what did not change. */
  readonly #looks = new WeakMap<BoardItem, DrawnLook>();

  #connectorsOf: { readonly ids: ReadonlySet<string>; readonly found: readonly string[] } | null = null;

  constructor(editor: Editor, renderer: BoardRenderer, pictures: PictureStream) {
    this.#editor = editor;
    this.#renderer = renderer;
    this.#pictures = pictures;
    this.#visible = new VisibleItems(editor);
    this.#wishes = new PictureWishes(editor);
    this.#drafts = new DraftLayer({ editor, renderer, pictureOf: this.#pictureOf, depthOf: this.#depthOf });
  }

  get visibleIds(): ReadonlySet<string> {
    return this.#visible.ids;
  }

  setPixelRatio(pixelRatio: number): void {
    this.#pixelRatio = pixelRatio;
  }

  /** Takes up a change of the document. */
  itemsChanged({ put, removed }: ItemsChange): void {
    for (const id of removed) {
      this.#renderer.removeItem(id);
      this.#shown.delete(id);
    }
    for (const id of put) this.#markWithDependents(id);
    this.#visible.invalidate();
    this.#areDepthsStale = true;
  }

  /** Takes up what peers are dragging. */
  setPeerGestures(gestures: ReadonlyMap<string, Geometry>): void {
    for (const id of [...this.#peerGestures.keys(), ...gestures.keys()]) this.#markWithDependents(id);
    this.#peerGestures = gestures;
  }

  /** Where an item is shown: by one's own gesture, else a peer's, else the document. */
  readonly geometryOf = (id: string): Geometry | undefined => {
    const { gesture, cropDraft } = this.#editor.getState();
    const own = cropDraft?.itemId === id ? cropDraft.place : previewsOf(gesture).get(id);
    return own ?? this.#peerGestures.get(id) ?? this.#editor.items.get(id);
  };

  /** Brings the renderer up to date. True when the set of items in view, or where they are, changed. */
  update(): boolean {
    const arrived = this.#pictures.flush();
    if (arrived.size > 0) this.#markArrived(arrived);
    this.#markDifferent();
    const change = this.#visible.update();
    for (const id of change.vanished) this.#renderer.hideItem(id);
    for (const item of change.appeared) this.#stale.add(item.id);
    const hasChanged = this.#stale.size > 0 || change.vanished.length > 0;
    for (const id of this.#stale) if (this.#visible.ids.has(id)) this.#draw(id);
    this.#stale.clear();
    this.#drafts.update();
    return hasChanged;
  }

  /** What should be loaded now, most urgent first where `away` is least. */
  wantedPictures(nowMs: number): WantedPicture[] {
    return this.#wishes.list({ nowMs, nearIds: this.#visible.ids, levelOf: this.#levelOf });
  }

  /** Whether the view was moving when pictures were last asked for. */
  get isMoving(): boolean {
    return this.#wishes.isMoving;
  }

  /** Draws what is in view with the best pictures for the present zoom, where that is another one than before. */
  refreshPictures(): void {
    for (const id of this.#visible.ids) {
      const item = this.#editor.items.get(id);
      if (item && this.#pictureOf(item) !== this.#shown.get(id)) this.#stale.add(id);
    }
  }

  /** What a gesture, a crop or an open field shows otherwise than the document does, now or a frame ago. */
  #markDifferent(): void {
    const state = this.#editor.getState();
    const before = this.#drawn;
    if (state === before) return;
    this.#drawn = state;
    const different = [before, state].flatMap((one) => (one ? shownOtherwise(one) : []));
    for (const id of new Set(different)) this.#markWithDependents(id);
  }

  #markArrived(assetIds: ReadonlySet<string>): void {
    for (const id of this.#visible.ids) {
      const assetId = this.#editor.items.get(id)?.assetId;
      if (assetId !== undefined && assetIds.has(assetId)) this.#stale.add(id);
    }
  }

  #draw(id: string): void {
    const item = this.#shownItem(id);
    if (!item) return;
    if (item.isHidden) {
      this.#renderer.hideItem(id);
      return;
    }
    const picture = this.#pictureOf(item);
    this.#shown.set(id, picture);
    const { gesture } = this.#editor.getState();
    const isErased = gesture.type === 'erasing' && gesture.ids.has(id);
    this.#renderer.putItem({
      id,
      // The same object as long as nothing moved: the renderer sees by it what it need not do again.
      geometry: this.geometryOf(id) ?? item,
      depth: this.#shownDepth(id),
      picture,
      look: this.#lookOf(item),
      opacity: (item.opacity ?? 1) * (isErased ? ERASED_OPACITY : 1),
      isFlippedX: item.isFlippedX === true,
      isFlippedY: item.isFlippedY === true,
      crop: item.crop ?? null,
      clips: clipsOf(item, item, {
        get: this.#shownItem,
        geometryOf: this.geometryOf,
        depthOf: this.#shownDepth,
      }),
    });
  }

  readonly #pictureOf = (item: BoardItem): Picture | null =>
    item.assetId ? this.#pictures.best(item.assetId, this.#levelOf(item)) : null;

  #lookOf(item: BoardItem): DrawnLook | null {
    if (item.kind === 'connector') {
      const line = connectorLine(item, { get: this.#shownItem });
      return lookOf(item, item, { line, hidesText: false });
    }
    const { gesture, editingId } = this.#editor.getState();
    const hidesText = editingId === item.id;
    const stored = this.#editor.items.get(item.id);
    const isSized = stored?.width === item.width && stored.height === item.height;
    if (!stored || !isSized || hidesText || previewLooksOf(gesture).has(item.id)) {
      return lookOf(item, item, { line: null, hidesText });
    }
    const known = this.#looks.get(stored);
    if (known) return known;
    const look = lookOf(stored, stored, { line: null, hidesText: false });
    if (look) this.#looks.set(stored, look);
    return look;
  }

  /** An item as it is shown now; the document's own object where that says the same. */
  readonly #shownItem = (id: string): BoardItem | undefined => {
    const item = this.#editor.items.get(id);
    const geometry = this.geometryOf(id);
    if (!item || !geometry) return undefined;
    const { gesture, cropDraft } = this.#editor.getState();
    const look = previewLooksOf(gesture).get(id);
    const isSame = !look && cropDraft?.itemId !== id && isSamePlace(geometry, item);
    if (isSame) return item;
    const { x, y, width, height, rotation } = geometry;
    return { ...(this.#editor.shownItem(id) ?? item), x, y, width, height, rotation };
  };

  /** Children are cut where their frame ends, and connectors run to what they stick to. */
  #markWithDependents(id: string): void {
    this.#stale.add(id);
    const { items } = this.#editor;
    if (items.get(id)?.kind === 'frame') for (const child of items.childrenOf(id)) this.#markWithDependents(child.id);
    for (const visibleId of this.#connectors()) {
      const item = items.get(visibleId);
      if (item?.from?.itemId === id || item?.to?.itemId === id) this.#stale.add(visibleId);
    }
  }

  /** Connectors in view; the set of what is in view changes far less often than pointers move. */
  #connectors(): readonly string[] {
    const ids = this.#visible.ids;
    if (this.#connectorsOf?.ids !== ids) {
      const found = [...ids].filter((id) => this.#editor.items.get(id)?.kind === 'connector');
      this.#connectorsOf = { ids, found };
    }
    return this.#connectorsOf.found;
  }

  readonly #levelOf = (item: BoardItem, zoom = this.#editor.getState().camera.zoom): number => {
    const longestSide = Math.max(item.width, item.height);
    return levelFor({ kind: item.kind, longestSide, zoom, pixelRatio: this.#pixelRatio });
  };

  /** What is on its way into another frame is carried above everything, else that frame would hide it. */
  readonly #shownDepth = (id: string): number => {
    const { gesture } = this.#editor.getState();
    const isCarried = gesture.type === 'moving' && gesture.shown !== gesture.looks && gesture.base.has(id);
    return this.#depthOf(id) + (isCarried ? this.#depths.size : 0);
  };

  readonly #depthOf = (id: string): number => {
    if (this.#areDepthsStale) {
      this.#areDepthsStale = false;
      const before = this.#depths;
      this.#depths = new Map(this.#editor.items.ordered().map((item, depth) => [item.id, depth]));
      for (const visibleId of this.#visible.ids) {
        if (before.get(visibleId) !== this.#depths.get(visibleId)) this.#stale.add(visibleId);
      }
    }
    return this.#depths.get(id) ?? 0;
  };
}

/** Ids of what this state shows otherwise than the document. */
function shownOtherwise({ gesture, editingId, cropDraft }: EditorState): string[] {
  return [
    ...previewsOf(gesture).keys(),
    ...previewLooksOf(gesture).keys(),
    ...(gesture.type === 'erasing' ? gesture.ids : []),
    ...(editingId === null ? [] : [editingId]),
    ...(cropDraft ? [cropDraft.itemId] : []),
  ];
}

function isSamePlace(a: Geometry, b: Geometry): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height && a.rotation === b.rotation;
}
