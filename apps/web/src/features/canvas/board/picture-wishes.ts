import { type BoardItem, type Camera, centreOf, type Editor, visibleRect } from '@gesso/canvas-core';
import { foreseen, type Glance, viewsAway } from '../pictures/foresight.ts';
import type { WantedPicture } from '../pictures/picture-stream.ts';

/** Says which pictures the board needs, from where the view is and where it is going. */
export class PictureWishes {
  readonly #editor: Editor;
  #glance: Glance | null = null;
  #isMoving = false;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  /** Whether the view was moving when pictures were last asked for. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /**
   * What should be loaded: while the view moves, what it is about to show, the middle first; at rest also one ring around
   * it, last. What only passes by keeps the picture it has.
   *
   * @param options.nearIds - What is in the view and around it.
   */
  list(options: {
    readonly nowMs: number;
    readonly nearIds: ReadonlySet<string>;
    readonly levelOf: (item: BoardItem, zoom: number) => number;
  }): WantedPicture[] {
    const ahead = this.#look(options.nowMs);
    const { items } = this.#editor;
    const view = visibleRect(ahead, this.#editor.getState().viewport);
    const near = this.#isMoving ? items.search(view) : [...options.nearIds].flatMap((id) => items.get(id) ?? []);
    const wanted: WantedPicture[] = [];
    for (const item of near) {
      if (item.assetId === undefined) continue;
      const level = options.levelOf(item, ahead.zoom);
      wanted.push({ assetId: item.assetId, level, away: viewsAway(centreOf(item), view) });
    }
    return wanted;
  }

  #look(nowMs: number): Camera {
    const { camera, viewport } = this.#editor.getState();
    const now = { camera, atMs: nowMs };
    const ahead = foreseen(this.#glance, now, viewport);
    this.#isMoving = ahead !== camera;
    this.#glance = now;
    return ahead;
  }
}
