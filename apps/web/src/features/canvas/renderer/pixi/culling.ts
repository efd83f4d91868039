import { type Rect, touches } from '@gesso/canvas-core';
import type { Container } from 'pixi.js';

type Place = { readonly node: Container; readonly bounds: Rect | null };

/** Leaves out of a drawing what lies outside the part of the board that is drawn. */
export class Culling {
  readonly #places = new Map<string, Place>();

  /**
   * Notes where an item's node lies.
   *
   * @param bounds - Null for what may lie anywhere, such as connectors; it is always drawn.
   */
  put(id: string, node: Container, bounds: Rect | null): void {
    this.#places.set(id, { node, bounds });
  }

  forget(id: string): void {
    this.#places.delete(id);
  }

  /**
   * The next drawings show only what touches `part`; null draws all.
   *
   * A clip alone is not enough: a 2D context notes every picture it is given, and thirty megabytes of them are flushed in
   * the middle of the frame whether they are seen or not.
   */
  cull(part: Rect | null): void {
    for (const { node, bounds } of this.#places.values()) {
      const isDrawn = part === null || bounds === null || touches(bounds, part);
      if (node.renderable !== isDrawn) node.renderable = isDrawn;
    }
  }
}
