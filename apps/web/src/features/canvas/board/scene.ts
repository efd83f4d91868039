import {
  type BoardItem,
  connectorLine,
  type Editor,
  type Geometry,
  type ItemsChange,
  previewsOf,
} from '@gesso/canvas-core';
import { levelFor } from '../pictures/picture-level.ts';
import type { PictureStream, WantedPicture } from '../pictures/picture-stream.ts';
import type { BoardRenderer, Picture } from '../renderer/board-renderer.ts';
import type { DrawnLook } from '../renderer/drawn-look.ts';
import { clipsOf, lookOf } from './look-of.ts';
import { PictureWishes } from './picture-wishes.ts';
import { VisibleItems } from './visible-items.ts';

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
  #previewed: ReadonlyMap<string, Geometry> = new Map();
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
  readonly geometryOf = (id: string): Geometry | undefined =>
    previewsOf(this.#editor.getState().gesture).get(id) ?? this.#peerGestures.get(id) ?? this.#editor.items.get(id);

  /** Brings the renderer up to date. True when the set of items in view, or where they are, changed. */
  update(): boolean {
    const arrived = this.#pictures.flush();
    if (arrived.size > 0) this.#markArrived(arrived);
    const previews = previewsOf(this.#editor.getState().gesture);
    if (previews !== this.#previewed) {
      for (const id of [...this.#previewed.keys(), ...previews.keys()]) this.#markWithDependents(id);
      this.#previewed = previews;
    }
    const change = this.#visible.update();
    for (const id of change.vanished) this.#renderer.hideItem(id);
    for (const item of change.appeared) this.#stale.add(item.id);
    const hasChanged = this.#stale.size > 0 || change.vanished.length > 0;
    for (const id of this.#stale) if (this.#visible.ids.has(id)) this.#draw(id);
    this.#stale.clear();
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

  #markArrived(assetIds: ReadonlySet<string>): void {
    for (const id of this.#visible.ids) {
      const assetId = this.#editor.items.get(id)?.assetId;
      if (assetId !== undefined && assetIds.has(assetId)) this.#stale.add(id);
    }
  }

  #draw(id: string): void {
    const item = this.#editor.items.get(id);
    const geometry = this.geometryOf(id);
    if (!item || !geometry) return;
    if (item.isHidden) {
      this.#renderer.hideItem(id);
      return;
    }
    const picture = this.#pictureOf(item);
    this.#shown.set(id, picture);
    this.#renderer.putItem({
      id,
      geometry,
      depth: this.#depthOf(id),
      picture,
      look: this.#lookOf(item, geometry),
      opacity: item.opacity ?? 1,
      isFlippedX: item.isFlippedX === true,
      isFlippedY: item.isFlippedY === true,
      crop: item.crop ?? null,
      clips: clipsOf(item, geometry, {
        get: this.#editor.items.get,
        geometryOf: this.geometryOf,
        depthOf: this.#depthOf,
      }),
    });
  }

  #lookOf(item: BoardItem, geometry: Geometry): DrawnLook | null {
    if (item.kind === 'connector') {
      const line = connectorLine(item, { get: this.#shownItem });
      return lookOf(item, geometry, { line, hidesText: false });
    }
    if (geometry.width !== item.width || geometry.height !== item.height) {
      return lookOf(item, geometry, { line: null, hidesText: false });
    }
    const known = this.#looks.get(item);
    if (known) return known;
    const look = lookOf(item, geometry, { line: null, hidesText: false });
    if (look) this.#looks.set(item, look);
    return look;
  }

  readonly #shownItem = (id: string): BoardItem | undefined => {
    const item = this.#editor.items.get(id);
    return item && { ...item, ...this.geometryOf(id) };
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

  #pictureOf(item: BoardItem): Picture | null {
    return item.assetId ? this.#pictures.best(item.assetId, this.#levelOf(item)) : null;
  }

  readonly #levelOf = (item: BoardItem, zoom = this.#editor.getState().camera.zoom): number => {
    const longestSide = Math.max(item.width, item.height);
    return levelFor({ kind: item.kind, longestSide, zoom, pixelRatio: this.#pixelRatio });
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
