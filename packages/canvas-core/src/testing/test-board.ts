import * as Y from 'yjs';
import { readItems } from '../document/board-document.ts';
import type { BoardItem } from '../document/item.ts';
import { type NewItem, placeItems } from '../document/place-items.ts';
import { Editor, type EditorOptions } from '../editor/editor.ts';
import { type KeyInput, type Modifiers, NO_MODIFIERS, type PointerInput } from '../editor/input.ts';
import { screenPoint } from '../geometry/point.ts';

/** A board with an editor that tests drive as a hand would: presses, drags, keys. The view is 1000 by 800 at 100 %. */
export class TestBoard {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  #ids = 0;

  constructor(items: readonly NewItem[] = [], options: Partial<EditorOptions> = {}) {
    placeItems(this.doc, items, 'server');
    this.editor = new Editor(this.doc, {
      origin: 'me',
      createId: () => `copy-${++this.#ids}`,
      ...options,
    });
    this.editor.setViewport({ width: 1000, height: 800 });
  }

  down(x: number, y: number, more: Partial<PointerInput> = {}): this {
    this.editor.pointerDown(pointer(x, y, more));
    return this;
  }

  move(x: number, y: number, more: Partial<PointerInput> = {}): this {
    this.editor.pointerMove(pointer(x, y, more));
    return this;
  }

  up(x: number, y: number, more: Partial<PointerInput> = {}): this {
    this.editor.pointerUp(pointer(x, y, more));
    return this;
  }

  click(x: number, y: number, more: Partial<PointerInput> = {}): this {
    return this.down(x, y, more).up(x, y, more);
  }

  /** Presses, moves in two steps and releases. Mod keeps guides out of tests that are not about them. */
  drag(
    from: readonly [number, number],
    to: readonly [number, number],
    more: Partial<PointerInput> = { mod: true },
  ): this {
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
    return this.down(...from, more)
      .move(...middle, more)
      .move(...to, more)
      .up(...to, more);
  }

  /** Presses and releases a key; returns whether the canvas took it. */
  key(code: string, modifiers: Partial<Modifiers> = {}, more: Partial<KeyInput> = {}): boolean {
    const input = { ...NO_MODIFIERS, ...modifiers, code, key: code.replace(/^Key/, ''), isRepeat: false, ...more };
    const isTaken = this.editor.keyDown(input);
    this.editor.keyUp(input);
    return isTaken;
  }

  item(id: string): BoardItem {
    const item = this.items().find((candidate) => candidate.id === id);
    if (!item) throw new Error(`No item ${id} on the board.`);
    return item;
  }

  /** As a fresh reading of the document, not the editor's own. */
  items(): BoardItem[] {
    return readItems(this.doc);
  }

  selected(): string[] {
    return [...this.editor.getState().selection].sort();
  }
}

/** A ready picture of 100 by 100 unless told otherwise. */
export function picture(id: string, x: number, y: number, more: Partial<NewItem> = {}): NewItem {
  return { id, kind: 'image', status: 'ready', x, y, width: 100, height: 100, assetId: `asset-${id}`, ...more };
}

function pointer(x: number, y: number, more: Partial<PointerInput>): PointerInput {
  return { ...NO_MODIFIERS, pointerId: 1, pointerType: 'mouse', button: 'primary', point: screenPoint(x, y), ...more };
}
