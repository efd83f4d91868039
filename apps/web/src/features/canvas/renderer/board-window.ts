import {
  boundsOf,
  type Camera,
  inflate,
  overlaps,
  type Rect,
  type ScreenPoint,
  screenPoint,
  unionOf,
  type Viewport,
} from '@gesso/canvas-core';
import type { BoardColours, BoardRenderer, DrawnItem, Mark, Picture } from './board-renderer.ts';
import { type Drawing, drawnRect, needsDrawing, shiftOf } from './board-window.rules.ts';
import { MarkElements } from './mark-elements.ts';

/** Drawn beyond each edge of the view, as a share of its longer side: half a second of a usual pan. */
const MARGIN_SHARE = 0.14;

/** What has to be drawn again: nothing, a part of the board, or all of it. */
type Damage = Rect | 'all' | null;

/**
 * Draws a little more than the view, moves the drawing while the view moves within it, and draws again only what changed.
 *
 * For machines without a graphics processor, where every pixel of a frame is paid for: a pan over what is drawn costs
 * what moving one element costs, whether twenty pictures are in view or ten thousand. With a graphics processor a whole
 * frame is cheaper than this book-keeping. Needs a renderer that draws with a 2D context.
 */
export class BoardWindow implements BoardRenderer {
  readonly backend;
  readonly element: HTMLCanvasElement;
  onStale: () => void = () => undefined;
  readonly #inner: BoardRenderer;
  /** Where what is in view was drawn; null for what may have reached anywhere. */
  readonly #places = new Map<string, Rect | null>();
  #viewport: Viewport = { width: 1, height: 1 };
  #pixelRatio = 1;
  #margin = 0;
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #drawing: Drawing | null = null;
  #drawnAtMs = 0;
  #movedAtMs = 0;
  #hasMoved = true;
  #tookMs = 0;
  #damage: Damage = 'all';
  #marks: readonly Mark[] = [];
  readonly #markElements = new MarkElements();

  constructor(inner: BoardRenderer, colours: BoardColours) {
    this.#inner = inner;
    this.backend = inner.backend;
    this.#markElements.recolour(colours);
    this.element = inner.element;
    this.element.style.transformOrigin = '0 0';
    this.element.style.willChange = 'transform';
    inner.onStale = () => {
      this.#damage = 'all';
      this.onStale();
    };
  }

  resize(viewport: Viewport, pixelRatio: number): void {
    this.#viewport = viewport;
    this.#pixelRatio = pixelRatio;
    this.#margin = Math.ceil(MARGIN_SHARE * Math.max(viewport.width, viewport.height));
    const both = 2 * this.#margin;
    this.#inner.resize({ width: viewport.width + both, height: viewport.height + both }, pixelRatio);
    // A canvas of another size is empty.
    this.#drawing = null;
  }

  recolour(colours: BoardColours): void {
    this.#inner.recolour(colours);
    this.#markElements.recolour(colours);
    this.#damage = 'all';
  }

  upload(bitmap: ImageBitmap): Picture {
    return this.#inner.upload(bitmap);
  }

  cut(sheet: Picture, part: Rect): Picture {
    return this.#inner.cut(sheet, part);
  }

  discard(picture: Picture): void {
    this.#inner.discard(picture);
  }

  putItem(item: DrawnItem): void {
    const before = this.#places.get(item.id);
    const place = reachOf(item);
    if (place === null) this.#damage = 'all';
    this.#places.set(item.id, place);
    this.#spoil(before && place ? unionOf([before, place]) : place);
    this.#inner.putItem(item);
  }

  hideItem(id: string): void {
    this.#lose(id);
    this.#inner.hideItem(id);
  }

  removeItem(id: string): void {
    this.#lose(id);
    this.#inner.removeItem(id);
  }

  cull(part: Rect | null): void {
    this.#inner.cull(part);
  }

  setCamera(camera: Camera): void {
    this.#camera = camera;
    this.#hasMoved = true;
  }

  setMarks(marks: readonly Mark[]): void {
    this.#marks = marks;
  }

  colourAt(point: ScreenPoint): string | null {
    this.#drawAll(this.#drawnAtMs);
    this.#damage = 'all';
    return this.#inner.colourAt(screenPoint(point.x + this.#margin, point.y + this.#margin));
  }

  draw(nowMs: number): boolean {
    this.#markElements.show(this.#marks, this.#camera);
    if (this.#hasMoved) this.#movedAtMs = nowMs;
    this.#hasMoved = false;
    const drawing = this.#drawing;
    if (drawing === null) return this.#drawAll(nowMs);
    const moments = { nowMs, movedAtMs: this.#movedAtMs, drawnAtMs: this.#drawnAtMs, tookMs: this.#tookMs };
    const mustDraw = needsDrawing({ ...moments, camera: this.#camera, viewport: this.#viewport, drawing });
    // While the zoom moves, what changed waits for the next drawing: a repair in view of everything costs as much as one.
    const isScaled = drawing.camera.zoom !== this.#camera.zoom;
    if (mustDraw || (!isScaled && this.#damage === 'all')) return this.#drawAll(nowMs);
    const isFading = !isScaled && this.#repair(drawing, nowMs);
    this.#show(drawing);
    return isFading || isScaled || this.#damage !== null;
  }

  /** The lines over the drawing; to be put right after `element`. */
  get marksElement(): HTMLElement {
    return this.#markElements.element;
  }

  destroy(): void {
    this.#markElements.destroy();
    this.#inner.destroy();
  }

  #drawAll(nowMs: number): boolean {
    const drawing = { camera: this.#camera, margin: this.#margin };
    const { x, y, zoom } = this.#camera;
    this.#inner.setCamera({ x: x - this.#margin / zoom, y: y - this.#margin / zoom, zoom });
    this.#inner.cull(drawnRect(drawing, this.#viewport));
    const beganAt = performance.now();
    const isFading = this.#inner.draw(nowMs);
    this.#tookMs = performance.now() - beganAt;
    this.#drawnAtMs = nowMs;
    this.#drawing = drawing;
    this.#damage = isFading ? 'all' : null;
    this.#show(drawing);
    return isFading;
  }

  /** Draws what changed, where it lies in the last drawing. */
  #repair(drawing: Drawing, nowMs: number): boolean {
    const { x, y, width, height } = drawnRect(drawing, this.#viewport);
    const damage = this.#damage;
    if (damage === null || damage === 'all') return false;
    // All sprites are walked even where few are seen, so a wall of pictures is repaired as seldom as it is drawn.
    if (nowMs - this.#drawnAtMs < this.#tookMs * 2 && this.#tookMs > 8) return false;
    const context = this.element.getContext('2d');
    if (!context) return this.#drawAll(nowMs);
    const scale = drawing.camera.zoom * this.#pixelRatio;
    const left = Math.floor(Math.max(0, (damage.x - x) * scale));
    const top = Math.floor(Math.max(0, (damage.y - y) * scale));
    const right = Math.ceil(Math.min(width, damage.x + damage.width - x) * scale);
    const bottom = Math.ceil(Math.min(height, damage.y + damage.height - y) * scale);
    if (right <= left || bottom <= top) {
      this.#damage = null;
      return false;
    }
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    this.#inner.cull(damage);
    const isFading = this.#inner.draw(nowMs);
    context.restore();
    if (!isFading) this.#damage = null;
    return isFading;
  }

  #show(drawing: Drawing): void {
    const { x, y, scale } = shiftOf(drawing, this.#camera, this.#pixelRatio);
    this.element.style.transform =
      scale === 1 ? `translate(${x}px,${y}px)` : `translate(${x}px,${y}px) scale(${scale})`;
  }

  #lose(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#places.delete(id);
    if (place === null) this.#damage = 'all';
    else this.#spoil(place);
  }

  #spoil(place: Rect | null): void {
    if (this.#damage === 'all' || place === null || !this.#drawing) return;
    const reached = inflate(place, 1 / this.#drawing.camera.zoom);
    // What lies wholly outside the drawing, such as pictures that left the view, spoils nothing.
    if (!overlaps(reached, drawnRect(this.#drawing, this.#viewport))) return;
    this.#damage = this.#damage === null ? reached : unionOf([this.#damage, reached]);
  }
}

/** What an item may have drawn on; null for words and lines between others, which keep to no box. */
function reachOf({ geometry, look }: DrawnItem): Rect | null {
  if (!look) return boundsOf(geometry);
  if (look.text || look.body.type === 'connector') return null;
  return inflate(boundsOf(geometry), 'strokeWidth' in look.body ? look.body.strokeWidth : 0);
}
