import { type PictureMask, withoutLastStroke, withStrokeAgain } from '../tools/picture-mask.ts';
import type { EditorCore } from './editor-core.ts';

/** What the page may do with the mask that is painted; the mask itself is in the editor's state, never in the document. */
export class MaskPainting {
  readonly #core: EditorCore;

  constructor(core: EditorCore) {
    this.#core = core;
  }

  /** Width of the brush in canvas units, and whether it takes away instead of painting. */
  setBrush(brush: Partial<Pick<PictureMask, 'brushWidth' | 'erases'>>): void {
    const { mask } = this.#core.state;
    if (mask) this.#core.set({ mask: { ...mask, ...brush } });
  }

  /** Takes all strokes away; redoing brings them back one by one. */
  clear(): void {
    const { mask } = this.#core.state;
    if (!mask) return;
    this.#core.set({ mask: { ...mask, isInverted: false, strokes: [], undone: [...mask.strokes].reverse() } });
  }

  /** Puts inside what was outside, and the other way round. */
  invert(): void {
    const { mask } = this.#core.state;
    if (mask) this.#core.set({ mask: { ...mask, isInverted: !mask.isInverted } });
  }

  /** Ends painting and hands out what was painted; null when nothing was begun. */
  take(): PictureMask | null {
    const { mask, tool } = this.#core.state;
    this.#core.set({ mask: null, tool: tool === 'mask' ? 'select' : tool });
    return mask;
  }

  /** Takes the last stroke back or brings it back. False when nothing is being painted: then history is the board's. */
  walk(direction: 'undo' | 'redo'): boolean {
    const { mask, tool } = this.#core.state;
    if (tool !== 'mask' || !mask) return false;
    this.#core.set({ mask: direction === 'undo' ? withoutLastStroke(mask) : withStrokeAgain(mask) });
    return true;
  }
}
