import type { Camera } from '@gesso/canvas-core';
import { Container, Graphics, Mesh } from 'pixi.js';
import type { Backend, BoardColours, DrawnItem } from '../board-renderer.ts';
import type { DrawnBody } from '../drawn-look.ts';
import { drawBody, isCurved } from './draw-body.ts';
import { ribbonMesh } from './ribbon-mesh.ts';
import type { TextLayer } from './text-layer.ts';

/** Curves are drawn anew each time the view comes this many times nearer. */
const DETAIL_STEP = 4;

type Node = {
  readonly view: Container;
  item: DrawnItem;
  body: Graphics | Mesh | null;
  /** What the body was drawn from; another one, or another size, is drawn again. */
  drawn: { readonly body: DrawnBody; readonly width: number; readonly height: number; readonly scale: number } | null;
};

/** Everything on the board that is no picture: one node an item in the same stack as the pictures. */
export class LookLayer {
  readonly #stack: Container;
  readonly #texts: TextLayer;
  readonly #backend: Backend;
  readonly #nodes = new Map<string, Node>();
  #colours: BoardColours;
  #zoom = 1;

  constructor(options: {
    readonly stack: Container;
    readonly texts: TextLayer;
    readonly backend: Backend;
    readonly colours: BoardColours;
  }) {
    this.#stack = options.stack;
    this.#texts = options.texts;
    this.#backend = options.backend;
    this.#colours = options.colours;
  }

  recolour(colours: BoardColours): void {
    this.#colours = colours;
    for (const node of this.#nodes.values()) this.#draw(node, true);
  }

  /** Hairlines keep their pixel and curves their roundness when the view comes nearer. */
  follow(camera: Camera): void {
    if (camera.zoom === this.#zoom) return;
    this.#zoom = camera.zoom;
    for (const node of this.#nodes.values()) if (node.view.visible) this.#draw(node);
  }

  put(item: DrawnItem): void {
    const node = this.#nodes.get(item.id) ?? this.#create(item);
    node.item = item;
    const { x, y, width, height, rotation } = item.geometry;
    const isOnBoard = item.look?.body.type === 'connector';
    node.view.position.set(isOnBoard ? 0 : x + width / 2, isOnBoard ? 0 : y + height / 2);
    node.view.pivot.set(isOnBoard ? 0 : width / 2, isOnBoard ? 0 : height / 2);
    node.view.angle = isOnBoard ? 0 : rotation;
    node.view.alpha = item.opacity;
    if (node.view.zIndex !== item.depth) node.view.zIndex = item.depth;
    node.view.visible = true;
    this.#draw(node);
    this.#texts.put(item, node.view);
  }

  nodeOf(id: string): Container | undefined {
    return this.#nodes.get(id)?.view;
  }

  hide(id: string): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    node.view.visible = false;
    this.#texts.hide(id);
  }

  remove(id: string): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    this.#nodes.delete(id);
    this.#texts.remove(id);
    node.view.destroy({ children: true });
  }

  #create(item: DrawnItem): Node {
    const view = new Container({ eventMode: 'none', interactiveChildren: false });
    const node: Node = { view, item, body: null, drawn: null };
    this.#nodes.set(item.id, node);
    this.#stack.addChild(view);
    return node;
  }

  #draw(node: Node, isForced = false): void {
    const { look, geometry, isFlippedX, isFlippedY } = node.item;
    const body = look?.body ?? { type: 'bare' };
    const { width, height } = geometry;
    const scale = this.#scaleFor(body);
    const before = node.drawn;
    const isSame =
      before !== null &&
      before.body === body &&
      before.scale === scale &&
      // A connector is drawn where it runs, whatever box the document gives it.
      (body.type === 'connector' || (before.width === width && before.height === height));
    if (!isSame || isForced) {
      node.drawn = { body, width, height, scale };
      this.#redraw(node, body);
    }
    if (!node.body || body.type === 'connector') return;
    const detail = isCurved(body) ? scale : 1;
    node.body.pivot.set((width * detail) / 2, (height * detail) / 2);
    node.body.position.set(width / 2, height / 2);
    node.body.scale.set((isFlippedX ? -1 : 1) / detail, (isFlippedY ? -1 : 1) / detail);
  }

  #redraw(node: Node, body: DrawnBody): void {
    const { width, height } = node.item.geometry;
    if (body.type === 'drawing' && this.#backend !== 'canvas') {
      node.body?.destroy();
      node.body = ribbonMesh(body, { width, height }, this.#colours.ink);
      node.view.addChildAt(node.body, 0);
      return;
    }
    if (node.body instanceof Mesh) {
      node.body.destroy();
      node.body = null;
    }
    if (body.type === 'bare' && node.body === null) return;
    const graphics = node.body instanceof Graphics ? node.body : new Graphics({ eventMode: 'none' });
    if (graphics !== node.body) node.view.addChildAt(graphics, 0);
    node.body = graphics;
    const detail = isCurved(body) ? this.#scaleFor(body) : 1;
    drawBody(graphics, body, { width, height, colours: this.#colours, detail, zoom: this.#zoom });
  }

  /** What the zoom makes of a body: the exact one for hairlines, a step for curves, nothing for the rest. */
  #scaleFor(body: DrawnBody): number {
    if (body.type === 'frame') return this.#zoom;
    // The two-dimensional canvas draws true curves by itself.
    if (!isCurved(body) || this.#backend === 'canvas') return 1;
    return Math.max(1, DETAIL_STEP ** Math.ceil(Math.log(this.#zoom) / Math.log(DETAIL_STEP)));
  }
}
