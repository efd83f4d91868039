import type { Camera, Editor, Geometry, ItemsChange, Viewport } from '@gesso/canvas-core';
import { MarkLabels } from '../overlay/mark-labels.ts';
import type { AssetUrl } from '../pictures/picture-level.ts';
import type { ListSheets } from '../pictures/picture-sheets.ts';
import { PictureStream } from '../pictures/picture-stream.ts';
import type { BoardColours, BoardRenderer } from '../renderer/board-renderer.ts';
import { EraserTrail } from './eraser-trail.ts';
import { FrameLoop } from './frame-loop.ts';
import type { PeerOutline } from './mark-options.ts';
import { markWordsFor } from './mark-words.ts';
import { marksFor } from './marks.ts';
import { isSameOverlay, type OverlayItems, overlayItemsFor } from './overlay-items.ts';
import { Scene } from './scene.ts';
import type { WorldLayer } from './world-layer.ts';

/** While the camera moves, what to load and what to label is decided this often; deciding each frame would cost it. */
const DECIDE_EVERY_MS = 90;

/** One board on the screen: brings editor, renderer, pictures and overlay together, one frame at a time. */
export class BoardView {
  readonly #editor: Editor;
  readonly #renderer: BoardRenderer;
  readonly #world: WorldLayer;
  readonly #pictures: PictureStream;
  readonly #scene: Scene;
  readonly #loop: FrameLoop;
  readonly #eraser = new EraserTrail();
  /** The numbers of guides and sizes, in an element of their own. */
  readonly labels = new MarkLabels();
  readonly #stops: readonly (() => void)[];
  readonly #overlayListeners = new Set<() => void>();
  #overlay: OverlayItems = { inView: [], labelled: [], unfinished: [] };
  #peers: readonly PeerOutline[] = [];
  #drawnCamera: Camera | null = null;
  #decidedAt = Number.NEGATIVE_INFINITY;
  #isUndecided = true;
  #arePlacesStale = true;

  constructor(options: {
    readonly editor: Editor;
    readonly renderer: BoardRenderer;
    readonly world: WorldLayer;
    readonly assetUrl: AssetUrl;
    readonly listSheets?: ListSheets | undefined;
  }) {
    this.#editor = options.editor;
    this.#renderer = options.renderer;
    this.#world = options.world;
    this.#loop = new FrameLoop((nowMs) => this.#frame(nowMs));
    this.#pictures = new PictureStream({ ...options, onArrival: this.#loop.request, onSheets: this.#sheetsCame });
    this.#scene = new Scene(options.editor, options.renderer, this.#pictures);
    this.#stops = [
      options.editor.subscribe(this.#loop.request),
      options.editor.items.subscribe((change) => this.#itemsChanged(change)),
    ];
    options.renderer.onStale = this.#loop.request;
    this.#loop.request();
  }

  /** What React should show over the board; a new object only when something changed. */
  readonly overlay = (): OverlayItems => this.#overlay;

  readonly subscribeOverlay = (listener: () => void): (() => void) => {
    this.#overlayListeners.add(listener);
    return () => this.#overlayListeners.delete(listener);
  };

  resize(viewport: Viewport, pixelRatio: number): void {
    this.#renderer.resize(viewport, pixelRatio);
    this.#scene.setPixelRatio(pixelRatio);
    this.#drawnCamera = null;
    this.#loop.request();
  }

  recolour(colours: BoardColours): void {
    this.#renderer.recolour(colours);
    this.#loop.request();
  }

  setPeers(outlines: readonly PeerOutline[], gestures: ReadonlyMap<string, Geometry>): void {
    this.#peers = outlines;
    this.#scene.setPeerGestures(gestures);
    this.#arePlacesStale = true;
    this.#loop.request();
  }

  /** An element joined the world layer and has no place yet. */
  readonly placeElements = (): void => {
    this.#arePlacesStale = true;
    this.#loop.request();
  };

  /** Whether every picture in view is as sharp as it gets. */
  get isSettled(): boolean {
    return !this.#isUndecided && this.#pictures.isSettled;
  }

  destroy(): void {
    this.#loop.destroy();
    for (const stop of this.#stops) stop();
    this.#pictures.destroy();
    this.#renderer.destroy();
  }

  /** What no sheet holds must be asked for by itself, once that is known. */
  readonly #sheetsCame = (): void => {
    this.#isUndecided = true;
    this.#loop.request();
  };

  #itemsChanged(change: ItemsChange): void {
    this.#scene.itemsChanged(change);
    this.#isUndecided = true;
    this.#decidedAt = Number.NEGATIVE_INFINITY;
    this.#loop.request();
  }

  #frame(nowMs: number): boolean {
    const { camera } = this.#editor.getState();
    if (camera !== this.#drawnCamera) {
      this.#drawnCamera = camera;
      this.#isUndecided = true;
      this.#renderer.setCamera(camera);
      this.#world.follow(camera);
    }
    const hasChanged = this.#scene.update();
    const { pickedAt } = this.#editor.getState();
    if (pickedAt) this.#editor.pickColour(this.#renderer.colourAt(pickedAt));
    const isShining = this.#mark(nowMs);
    if (this.#isUndecided && nowMs - this.#decidedAt >= DECIDE_EVERY_MS) this.#decide(nowMs);
    if (hasChanged || this.#arePlacesStale) {
      this.#arePlacesStale = false;
      this.#world.place(this.#scene.geometryOf);
    }
    const isFading = this.#renderer.draw(nowMs);
    return isFading || isShining || this.#isUndecided || this.#pictures.hasArrivals;
  }

  /** Draws lines and numbers over the items. True while a trail fades, or a drag pushes the view. */
  #mark(nowMs: number): boolean {
    const editor = this.#editor;
    const isMoving = editor.tick(nowMs);
    const options = { editor, peers: this.#peers, geometryOf: this.#scene.geometryOf, nowMs };
    const erased = this.#eraser.marks(editor.getState().gesture, nowMs);
    this.#renderer.setMarks([...marksFor(options), ...erased]);
    this.labels.show(markWordsFor(options), editor.getState().camera);
    return isMoving || erased.length > 0;
  }

  #decide(nowMs: number): void {
    this.#decidedAt = nowMs;
    this.#pictures.want(this.#scene.wantedPictures(nowMs));
    // Once more at rest, for what lies around the view.
    this.#isUndecided = this.#scene.isMoving;
    this.#scene.refreshPictures();
    const overlay = overlayItemsFor(this.#editor, this.#scene.visibleIds);
    if (isSameOverlay(overlay, this.#overlay)) return;
    this.#overlay = overlay;
    for (const listener of this.#overlayListeners) listener();
  }
}
