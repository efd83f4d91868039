import { type Camera, layoutText, type Rect, type TextLayout, type Viewport } from '@gesso/canvas-core';
import { CanvasSource, type Container, Graphics, Sprite, Texture } from 'pixi.js';
import { FontLoader } from '../../text/font-loader.ts';
import { measureIn } from '../../text/measure-text.ts';
import { paintText, topOfLines } from '../../text/paint-text.ts';
import type { Backend, BoardColours, DrawnItem } from '../board-renderer.ts';
import type { DrawnText } from '../drawn-look.ts';
import { covers, cut, inkBox, shownPart } from './text-region.ts';

/** Letters lower than this on screen are grey lines to the eye, and are drawn as such. */
const MIN_LETTER_PX = 3.5;
/** Lines drawn for a text nobody can read; a page has no more either. */
const MAX_BARS = 24;
/** A text may be enlarged or reduced by this much while the view moves; at rest each is set to the pixel. */
const LOOSE = { least: 0.6, most: 1.4 } as const;
/** So long the view must rest. */
const REST_MS = 110;
/** Setting words takes this much of a frame; what is left over comes in the next. */
const BUDGET_MS = 6;
/** Texts larger than this on screen are set only as far as they are in view. */
const MAX_RASTER_PX = 2048;

type Raster = { readonly scale: number; readonly region: Rect; readonly texture: Texture };

type SetText = {
  readonly id: string;
  readonly node: Container;
  item: DrawnItem;
  text: DrawnText;
  layout: TextLayout | null;
  sprite: Sprite | null;
  bars: Graphics | null;
  raster: Raster | null;
  isVisible: boolean;
};

/**
 * The words of items. Readable ones are pictures of their letters, set to the pixel of the present zoom and in the
 * stack's own order; tiny ones are grey lines.
 */
export class TextLayer {
  readonly #texts = new Map<string, SetText>();
  readonly #stale = new Set<SetText>();
  readonly #fonts: FontLoader;
  readonly #onStale: () => void;
  /** Pixi's canvas back end cuts places to whole pixels where the others round; half a pixel makes up for it. */
  readonly #nudgePx: number;
  #colours: BoardColours;
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #viewport: Viewport = { width: 1, height: 1 };
  #pixelRatio = 1;
  #restTimer: ReturnType<typeof setTimeout> | null = null;
  #isAtRest = true;

  constructor(options: { readonly backend: Backend; readonly colours: BoardColours; readonly onStale: () => void }) {
    this.#colours = options.colours;
    this.#nudgePx = options.backend === 'canvas' ? 0.5 : 0;
    this.#onStale = options.onStale;
    this.#fonts = new FontLoader(() => {
      for (const text of this.#texts.values()) this.#invalidate(text, true);
      options.onStale();
    });
  }

  recolour(colours: BoardColours): void {
    this.#colours = colours;
    for (const text of this.#texts.values()) this.#invalidate(text, false);
  }

  resize(viewport: Viewport, pixelRatio: number): void {
    this.#viewport = viewport;
    this.#pixelRatio = pixelRatio;
    for (const text of this.#texts.values()) this.#stale.add(text);
  }

  /** Shows an item's words in its node, or takes them away. */
  put(item: DrawnItem, node: Container): void {
    const drawn = item.look?.text ?? null;
    if (drawn === null || drawn.words === '') {
      this.remove(item.id);
      return;
    }
    const known = this.#texts.get(item.id);
    if (!known) {
      const text: SetText = {
        id: item.id,
        node,
        item,
        text: drawn,
        layout: null,
        sprite: null,
        bars: null,
        raster: null,
        isVisible: true,
      };
      this.#texts.set(item.id, text);
      this.#stale.add(text);
      return;
    }
    const isMoved = known.item.geometry !== item.geometry && known.raster !== null && !this.#isWhole(known);
    known.item = item;
    if (known.text !== drawn || isMoved) {
      known.text = drawn;
      this.#invalidate(known, true);
    }
    if (!known.isVisible) {
      known.isVisible = true;
      this.#stale.add(known);
    }
  }

  /** What is out of sight keeps no pixels. */
  hide(id: string): void {
    const text = this.#texts.get(id);
    if (!text) return;
    text.isVisible = false;
    this.#release(text);
    this.#stale.delete(text);
  }

  remove(id: string): void {
    const text = this.#texts.get(id);
    if (!text) return;
    this.#texts.delete(id);
    this.#stale.delete(text);
    this.#release(text);
    text.sprite?.destroy();
    text.bars?.destroy();
  }

  follow(camera: Camera): void {
    if (camera === this.#camera) return;
    this.#camera = camera;
    if (this.#texts.size === 0) return;
    this.#isAtRest = false;
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      this.#restTimer = null;
      this.#isAtRest = true;
      for (const text of this.#texts.values()) if (text.isVisible) this.#stale.add(text);
      this.#onStale();
    }, REST_MS);
    for (const text of this.#texts.values()) if (text.isVisible && !this.#isGoodEnough(text)) this.#stale.add(text);
  }

  /** Sets what is not set yet, for a few milliseconds. True while some is left. */
  set(): boolean {
    const until = performance.now() + BUDGET_MS;
    for (const text of this.#stale) {
      this.#stale.delete(text);
      if (text.isVisible) this.#show(text);
      if (performance.now() > until) break;
    }
    return this.#stale.size > 0;
  }

  destroy(): void {
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    for (const id of [...this.#texts.keys()]) this.remove(id);
  }

  get #scale(): number {
    return this.#camera.zoom * this.#pixelRatio;
  }

  #invalidate(text: SetText, isLayout: boolean): void {
    if (isLayout) text.layout = null;
    // The old pixels stay on screen until the new ones are there.
    text.raster = text.raster && { ...text.raster, scale: 0 };
    if (text.isVisible) this.#stale.add(text);
  }

  #isGoodEnough(text: SetText): boolean {
    if (!text.raster) return this.#isTiny(text);
    if (this.#isTiny(text)) return false;
    const ratio = text.raster.scale / this.#scale;
    return (
      ratio >= LOOSE.least &&
      ratio <= LOOSE.most &&
      (this.#isWhole(text) || covers(text.raster.region, this.#shownPart(text)))
    );
  }

  #isTiny(text: SetText): boolean {
    return (text.layout?.size ?? text.text.style.size) * this.#camera.zoom < MIN_LETTER_PX;
  }

  #isWhole({ raster, layout, text }: SetText): boolean {
    return raster !== null && layout !== null && covers(raster.region, inkBox(layout, text));
  }

  #show(text: SetText): void {
    const { style, words, box } = text.text;
    this.#fonts.want(style, words);
    text.layout ??= layoutText({ text: words, style, box, measure: measureIn(style) });
    if (this.#isTiny(text)) {
      this.#showBars(text);
      return;
    }
    const isExact = text.raster !== null && Math.abs(text.raster.scale / this.#scale - 1) < 0.002;
    const isFresh = isExact || (!this.#isAtRest && this.#isGoodEnough(text));
    if (!isFresh || !(this.#isWhole(text) || (text.raster && covers(text.raster.region, this.#shownPart(text))))) {
      this.#rasterise(text, text.layout);
    }
    if (text.bars) text.bars.visible = false;
    if (text.sprite) text.sprite.visible = text.raster !== null;
  }

  #showBars(text: SetText): void {
    const { layout, text: drawn } = text;
    if (!layout) return;
    this.#release(text);
    const bars = text.bars ?? new Graphics({ eventMode: 'none' });
    if (!text.bars) text.node.addChild(bars);
    text.bars = bars;
    bars.visible = true;
    bars.clear();
    const top = topOfLines(layout, drawn.style, drawn.box);
    layout.lines.slice(0, MAX_BARS).forEach(({ width }, position) => {
      if (width === 0) return;
      const spare = drawn.box.width - width;
      const shift = drawn.style.align === 'left' ? 0 : drawn.style.align === 'center' ? spare / 2 : spare;
      const y = top + position * layout.step + (layout.step - layout.size * 0.5) / 2;
      bars.rect(drawn.box.x + shift, y, width, layout.size * 0.5);
    });
    bars.fill({ color: drawn.style.color ?? this.#colours.ink, alpha: 0.45 });
  }

  #rasterise(text: SetText, layout: TextLayout): void {
    const scale = this.#scale;
    const whole = inkBox(layout, text.text);
    const fits = Math.max(whole.width, whole.height) * scale <= MAX_RASTER_PX;
    const region = fits ? whole : cut(whole, this.#shownPart(text));
    this.#release(text);
    const [widthPx, heightPx] = [Math.ceil(region.width * scale), Math.ceil(region.height * scale)];
    if (widthPx < 1 || heightPx < 1) return;
    const canvas = document.createElement('canvas');
    canvas.width = widthPx;
    canvas.height = heightPx;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.setTransform(scale, 0, 0, scale, -region.x * scale, -region.y * scale);
    const color = text.text.style.color ?? `#${this.#colours.ink.toString(16).padStart(6, '0')}`;
    paintText(pen, { layout, style: text.text.style, box: text.text.box, color });
    const texture = new Texture({ source: new CanvasSource({ resource: canvas, autoGarbageCollect: false }) });
    text.raster = { scale, region, texture };
    const sprite = text.sprite ?? new Sprite({ eventMode: 'none', roundPixels: true });
    if (!text.sprite) text.node.addChild(sprite);
    text.sprite = sprite;
    sprite.texture = texture;
    sprite.position.set(region.x + this.#nudgePx / scale, region.y + this.#nudgePx / scale);
    sprite.setSize(widthPx / scale, heightPx / scale);
  }

  #release(text: SetText): void {
    if (text.sprite) {
      text.sprite.texture = Texture.EMPTY;
      text.sprite.visible = false;
    }
    text.raster?.texture.destroy(true);
    text.raster = null;
  }

  #shownPart({ item }: SetText): Rect {
    return shownPart(item.geometry, this.#camera, this.#viewport);
  }
}
