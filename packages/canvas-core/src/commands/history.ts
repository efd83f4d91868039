import * as Y from 'yjs';
import { itemsOf } from '../document/board-document.ts';

/** Whether there is something to take back or to do again. */
export type HistoryState = { readonly canUndo: boolean; readonly canRedo: boolean };

/**
 * Undo and redo of one person: only transactions with that person's origin are taken back, so undo never removes what
 * others, or an agent, did meanwhile.
 */
export class History {
  readonly #manager: Y.UndoManager;

  constructor(doc: Y.Doc, origin: unknown) {
    // Steps are cut by `beginStep`, not by the clock: half a second is too short for a held key and too long for two clicks.
    this.#manager = new Y.UndoManager(itemsOf(doc), {
      trackedOrigins: new Set([origin]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
  }

  /** Ends the present step; what is written next is undone separately. */
  beginStep(): void {
    this.#manager.stopCapturing();
  }

  /** Takes back the last step. False when there is none. */
  undo(): boolean {
    return this.#manager.undo() !== null;
  }

  /** Does the step again that was taken back last. False when there is none. */
  redo(): boolean {
    return this.#manager.redo() !== null;
  }

  state(): HistoryState {
    return { canUndo: this.#manager.canUndo(), canRedo: this.#manager.canRedo() };
  }

  destroy(): void {
    this.#manager.destroy();
  }
}
