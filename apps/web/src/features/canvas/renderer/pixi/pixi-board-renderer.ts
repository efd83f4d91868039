import { boundsOf, type Camera, type Rect, type ScreenPoint, type Viewport } from '@gesso/canvas-core';
import { autoDetectRenderer, Container, ImageSource, Rectangle, type Renderer, Texture } from 'pixi.js';
// The content security policy forbids code from strings, which Pixi's shaders otherwise use.
import 'pixi.js/unsafe-eval';
import type { Backend, BoardColours, BoardRenderer, DrawnItem, Mark, Picture } from '../board-renderer.ts';
import { ClipLayer } from './clip-layer.ts';
import { Culling } from './culling.ts';
import { DotLayer } from './dot-layer.ts';
import { ItemLayer } from './item-layer.ts';
import { LookLayer } from './look-layer.ts';
import { MarkLayer } from './mark-layer.ts';
import { pixelOf } from './pixel-of.ts';
import { TextLayer } from './text-layer.ts';

/** Milliseconds a picture takes to appear; none under reduced motion. */
const FADE_MS = 160;

/**
 * Makes the board's renderer on PixiJS.
 *
 * Without Pixi's application, ticker and events: we draw only when something changed and find items by our own index.
 */
export async function createPixiBoardRenderer(options: {
  readonly backend: Backend;
  readonly colours: BoardColours;
  readonly reducesMotion: boolean;
}): Promise<BoardRenderer> {
  const renderer = await autoDetectRenderer({
    preference: [options.backend, 'canvas'],
    background: options.colours.board,
    antialias: options.backend !== 'canvas',
    autoDensity: true,
    eventMode: 'none',
    powerPreference: 'high-performance',
  });
  return new PixiBoardRenderer(renderer, options);
}

class PixiBoardRenderer implements BoardRenderer {
  readonly backend: Backend;
  readonly element: HTMLCanvasElement;
  onStale: () => void = () => undefined;
  readonly #renderer: Renderer;
  readonly #stage = new Container({ eventMode: 'none', interactiveChildren: false });
  readonly #dots = new DotLayer();
  readonly #items: ItemLayer;
  readonly #looks: LookLayer;
  readonly #texts: TextLayer;
  readonly #clips: ClipLayer;
  readonly #culling = new Culling();
  readonly #marks = new MarkLayer();
  readonly #textures = new Map<Picture, Texture>();
  readonly #parts = new Set<Picture>();

  constructor(renderer: Renderer, options: { backend: Backend; colours: BoardColours; reducesMotion: boolean }) {
    this.#renderer = renderer;
    this.backend = options.backend;
    this.element = renderer.canvas;
    this.#items = new ItemLayer(options.reducesMotion ? 0 : FADE_MS);
    const { colours, backend } = options;
    this.#texts = new TextLayer({ backend, colours, onStale: () => this.onStale() });
    this.#looks = new LookLayer({ stack: this.#items.view, texts: this.#texts, backend, colours });
    this.#clips = new ClipLayer(this.#items.view);
    this.#stage.addChild(this.#dots.view, this.#items.view, this.#marks.view);
    this.recolour(options.colours);
  }

  resize(viewport: Viewport, pixelRatio: number): void {
    this.#renderer.resize(viewport.width, viewport.height, pixelRatio);
    this.#dots.resize(viewport, pixelRatio);
    this.#texts.resize(viewport, pixelRatio);
  }

  recolour(colours: BoardColours): void {
    this.#renderer.background.color = colours.board;
    this.#dots.recolour(colours.dot);
    this.#items.recolour(colours.blank);
    this.#looks.recolour(colours);
    this.#texts.recolour(colours);
    this.#marks.recolour(colours);
  }

  upload(bitmap: ImageBitmap): Picture {
    const source = new ImageSource({
      resource: bitmap,
      // The 2D context blends bitmaps by itself. Told that they are premultiplied, Pixi would read every pixel back and
      // divide it by its alpha on the main thread: 250 ms for a picture's arrival, and twice the memory.
      alphaMode: this.backend === 'canvas' ? 'no-premultiply-alpha' : 'premultiplied-alpha',
      // Our own cache decides what stays; Pixi's would throw away what is wanted again a second later.
      autoGarbageCollect: false,
      autoGenerateMipmaps: this.backend !== 'canvas',
    });
    const picture = { widthPx: bitmap.width, heightPx: bitmap.height };
    this.#textures.set(picture, new Texture({ source }));
    return picture;
  }

  cut(sheet: Picture, { x, y, width, height }: Rect): Picture {
    const whole = this.#textures.get(sheet);
    const part = { widthPx: width, heightPx: height };
    if (!whole) return part;
    this.#textures.set(part, new Texture({ source: whole.source, frame: new Rectangle(x, y, width, height) }));
    this.#parts.add(part);
    return part;
  }

  discard(picture: Picture): void {
    const texture = this.#textures.get(picture);
    if (!texture) return;
    this.#textures.delete(picture);
    this.#items.forgetTexture(texture);
    if (this.#parts.delete(picture)) {
      texture.destroy(false);
      return;
    }
    const { resource } = texture.source;
    texture.destroy(true);
    if (resource instanceof ImageBitmap) resource.close();
  }

  putItem(item: DrawnItem): void {
    if (item.look) {
      this.#items.remove(item.id);
      this.#looks.put(item);
    } else {
      this.#looks.remove(item.id);
      this.#items.put(item, item.picture ? (this.#textures.get(item.picture) ?? null) : null);
    }
    const node = this.#looks.nodeOf(item.id) ?? this.#items.nodeOf(item.id);
    if (!node) return;
    this.#clips.put(item.id, node, item.clips);
    // What is no picture may reach over its box, with a stroke, words or a line between others.
    this.#culling.put(item.id, node, item.look ? null : boundsOf(item.geometry));
  }

  hideItem(id: string): void {
    this.#items.hide(id);
    this.#looks.hide(id);
    this.#clips.remove(id);
    this.#culling.forget(id);
  }

  removeItem(id: string): void {
    this.#clips.remove(id);
    this.#culling.forget(id);
    this.#items.remove(id);
    this.#looks.remove(id);
  }

  cull(part: Rect | null): void {
    this.#culling.cull(part);
  }

  setCamera(camera: Camera): void {
    this.#dots.follow(camera);
    this.#items.follow(camera);
    this.#looks.follow(camera);
    this.#texts.follow(camera);
    this.#marks.follow(camera);
  }

  setMarks(marks: readonly Mark[]): void {
    this.#marks.show(marks);
  }

  colourAt(point: ScreenPoint): string | null {
    this.#marks.view.visible = false;
    this.#renderer.render(this.#stage);
    this.#marks.view.visible = true;
    // At once: what a graphics processor drew is gone when it has been shown.
    return pixelOf(this.element, point, this.#renderer.resolution);
  }

  draw(nowMs: number): boolean {
    const isFading = this.#items.fade(nowMs);
    const isSetting = this.#texts.set();
    this.#marks.redraw();
    this.#renderer.render(this.#stage);
    return isFading || isSetting;
  }

  destroy(): void {
    for (const picture of [...this.#textures.keys()]) this.discard(picture);
    this.#texts.destroy();
    this.#stage.destroy({ children: true });
    this.#dots.destroy();
    this.#renderer.destroy(true);
  }
}
