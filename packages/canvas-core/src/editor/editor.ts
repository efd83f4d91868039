import type * as Y from 'yjs';
import type { HistoryState } from '../commands/history.ts';
import type { BoardItem } from '../document/item.ts';
import type { ItemLook } from '../document/item-look.ts';
import type { ItemStore } from '../document/item-store.ts';
import { type Camera, clampZoom, type Padding, toCanvas, type Viewport } from '../geometry/camera.ts';
import type { CanvasPoint, ScreenPoint } from '../geometry/point.ts';
import { boundsOf, type Geometry } from '../geometry/rect.ts';
import { cropFinished, cropStarted } from '../gestures/cropping.ts';
import { toolChosen } from '../tools/choose-tool.ts';
import { livingTrail } from '../tools/laser.ts';
import { placedInMiddle } from '../tools/place-in-middle.ts';
import type { Action } from './action.ts';
import { cancelled } from './cancelled.ts';
import { colourPicked } from './colour-picked.ts';
import { cropKeyed } from './crop-keyed.ts';
import { EditorCore, type EditorOptions } from './editor-core.ts';
import { type CommentPlace, type EditorState, previewLooksOf, previewsOf } from './editor-state.ts';
import { isModifier, type KeyInput, type PointerInput, type WheelInput } from './input.ts';
import { actionForKey } from './keymap.ts';
import { MaskPainting } from './mask-painting.ts';
import { menuOpened } from './menu-opened.ts';
import { PointerDesk } from './pointer-desk.ts';
import { type Presence, presenceOf } from './presence.ts';
import { type PlainAction, revealed, transitionFor } from './run-action.ts';
import { editingFinished, editingStarted } from './typing.ts';
import { wheeledCamera } from './wheeled-camera.ts';

export type { EditorOptions } from './editor-core.ts';

/**
 * One person's editor of one board, without a screen: events in, state and document changes out.
 *
 * Gestures in progress live in the state only; the document gets one transaction at release, which is one step of undo.
 */
export class Editor {
  readonly items: ItemStore;
  /** The mask that is painted over a picture, for an operation on a part of it. */
  readonly painting: MaskPainting;
  readonly #core: EditorCore;
  readonly #pointers: PointerDesk;

  constructor(doc: Y.Doc, options: EditorOptions) {
    this.#core = new EditorCore(doc, options);
    this.#pointers = new PointerDesk(this.#core);
    this.painting = new MaskPainting(this.#core);
    this.items = this.#core.items;
  }

  /** The present state; a new object after every change, the same one in between. */
  readonly getState = (): EditorState => this.#core.state;

  /** Calls `listener` after every change of state or history. Returns the way to stop it. */
  readonly subscribe = (listener: () => void): (() => void) => this.#core.subscribe(listener);

  /** Where an item is shown to this person: in the middle of a gesture that is not where the document has it. */
  geometryOf(id: string): Geometry | undefined {
    const { gesture, cropDraft } = this.#core.state;
    return cropDraft?.itemId === id ? cropDraft.place : (previewsOf(gesture).get(id) ?? this.items.get(id));
  }

  /** An item as this person sees it, with all that a gesture or a crop under way makes of it. */
  shownItem(id: string): BoardItem | undefined {
    const item = this.items.get(id);
    const { gesture, cropDraft } = this.#core.state;
    if (!item) return undefined;
    const crop = cropDraft?.itemId === id ? { crop: cropDraft.crop } : {};
    const { x, y, width, height, rotation } = this.geometryOf(id) ?? item;
    return { ...item, ...previewLooksOf(gesture).get(id), ...crop, x, y, width, height, rotation } as BoardItem;
  }

  /** What others may see of this person. */
  presence(): Presence {
    return presenceOf(this.#core.state, this.#pointers.isTouch ? null : this.pointerOnBoard());
  }

  /** The board's point under the pointer; null when it left the view. */
  pointerOnBoard(): CanvasPoint | null {
    const { last } = this.#pointers;
    return last && toCanvas(this.#core.state.camera, last.point);
  }

  historyState(): HistoryState {
    return this.#core.history.state();
  }

  /** Tells the size of the view and how much of it panels cover. */
  setViewport(viewport: Viewport, insets: Padding = this.#core.state.insets): void {
    this.#core.set({ viewport, insets });
  }

  /** Puts the view somewhere: for minimaps, following others and presentations. The zoom is kept within its limits. */
  lookAt(camera: Camera): void {
    this.#core.set({ camera: { ...camera, zoom: clampZoom(camera.zoom) } });
  }

  /** Selects exactly these items; ids that are not on the board are left out. */
  select(ids: Iterable<string>): void {
    this.#core.set({ selection: new Set([...ids].filter((id) => this.items.get(id))) });
  }

  /** Selects one item and moves the view just far enough to show it. */
  reveal(id: string): void {
    const item = this.items.get(id);
    if (item) this.#core.set({ selection: new Set([id]), camera: revealed(this.#core.state, boundsOf(item)) });
  }

  pointerDown(pointer: PointerInput): void {
    this.#pointers.down(pointer);
  }

  pointerMove(pointer: PointerInput): void {
    this.#pointers.move(pointer);
  }

  pointerUp(pointer: PointerInput): void {
    this.#pointers.up(pointer);
  }

  /** The system took the pointer away (a call, a gesture of its own): nothing of the drag is kept. */
  pointerCancel(pointerId: number): void {
    this.#pointers.cancel(pointerId);
  }

  /** The pointer left the view. */
  pointerLeave(): void {
    this.#pointers.leave();
  }

  /** A finger has rested where it was put down: it asks for the menu. The page knows the time, half a second. */
  longPress(): void {
    this.#pointers.longPress();
  }

  /** Wheel pans, Shift sideways; Mod and pinches zoom at the pointer. */
  wheel(wheel: WheelInput): void {
    this.#core.set({ camera: wheeledCamera(this.#core.state.camera, wheel) });
    this.#pointers.repeat({});
  }

  /** @returns Whether the key was the canvas's; if so the page must not act on it. */
  keyDown(key: KeyInput): boolean {
    if (key.code === 'Space' && !key.mod && !key.alt) {
      this.#core.set({ isSpaceHeld: true });
      return true;
    }
    if (isModifier(key)) this.#pointers.repeat(key);
    const action = actionForKey(key);
    const cropped = action && cropKeyed(action, this.#core.context());
    return cropped ? this.#apply(cropped) : action !== null && this.run(action);
  }

  keyUp(key: KeyInput): void {
    if (key.code === 'Space') this.#core.set({ isSpaceHeld: false });
    if (isModifier(key)) this.#pointers.repeat(key);
  }

  /** The canvas lost the keyboard: keys that were held will not be heard going up. */
  blur(): void {
    this.#core.set({ isSpaceHeld: false });
  }

  /** Carries out what a key, button or menu asks for. False when there was nothing to do. */
  run(action: Action): boolean {
    switch (action.type) {
      case 'choose-tool':
        this.#pointers.drop();
        this.#core.apply(toolChosen(action.tool, this.#core.context()));
        return true;
      case 'undo':
      case 'redo':
        this.#pointers.drop();
        this.#walkHistory(action.type);
        return true;
      case 'cancel':
        return this.#pointers.drop() || this.cancelEditing() || this.#apply(cancelled(this.#core.context()));
      case 'enter':
        return this.#open() || this.#carryOut(action);
      case 'page':
        return this.#core.options.onPageAction?.(action.name) ?? false;
      default:
        return this.#carryOut(action);
    }
  }

  /** Puts the chosen tool's new item in the middle of the view, at its usual size. False for tools that make none. */
  placeInMiddle(): boolean {
    return this.#apply(placedInMiddle(this.#core.context()));
  }

  /** A locked tool stays chosen after it was used. */
  setToolLocked(isToolLocked: boolean): void {
    this.#core.set({ isToolLocked });
  }

  /** How new items will look; only the named fields change. */
  setToolLook(look: Partial<ItemLook>): void {
    this.#core.set({ toolLook: { ...this.#core.state.toolLook, ...look } });
  }

  /** Opens the words of a text, a note or a shape; false for what has none to type. */
  startEditing(id: string): boolean {
    return this.#apply(editingStarted(id, this.#core.context()));
  }

  /**
   * Ends typing and keeps the words, as part of the step that made the item if it is new. A text without words goes.
   *
   * @param size - What the words need as the page laid them out, in canvas units; absent keeps the box.
   */
  finishEditing(words: string, size?: { readonly width: number; readonly height: number }): void {
    const { editingId } = this.#core.state;
    this.#core.apply(editingFinished({ words, size }, this.#core.context()), editingId === this.#core.freshId);
  }

  /** Ends typing and leaves the words as they were. False when nothing is typed. */
  cancelEditing(): boolean {
    const { editingId: id } = this.#core.state;
    return id !== null && this.#apply(editingFinished(null, this.#core.context()), id === this.#core.freshId);
  }

  /** Opens the crop of a picture; false for what is none. */
  startCropping(id: string): boolean {
    return this.#apply(cropStarted(id, this.#core.context()));
  }

  /** Keeps the crop, as one step of undo. */
  finishCropping(): void {
    this.#core.apply(cropFinished(this.#core.context()));
  }

  /** Leaves the crop as it was. */
  cancelCropping(): void {
    this.#core.set({ croppingId: null, cropDraft: null });
  }

  /** Asks for a menu: at a point of the view and about what lies there, or about the selection. */
  openMenu(point?: ScreenPoint): void {
    this.#core.apply(menuOpened(this.#core.context(), point));
  }

  closeMenu(): void {
    this.#core.set({ menuAt: null });
  }

  /** The place of a comment that was asked for; the page opens it once. */
  takeCommentPlace(): CommentPlace | null {
    const { placedComment } = this.#core.state;
    this.#core.set({ placedComment: null });
    return placedComment;
  }

  /** Takes the colour that the page read at `pickedAt`, for the selection and for what is made next. Null: none there. */
  pickColour(colour: string | null): void {
    this.#core.apply({ pickedAt: null, ...colourPicked(colour, this.#core.context()) });
  }

  /** What time does: the laser fades, a drag held at the edge moves the view. For each frame, while it answers true. */
  tick(nowMs: number): boolean {
    this.#core.set({ laser: livingTrail(this.#core.state.laser, nowMs) });
    return this.#pointers.pushAtEdge(nowMs) || this.#core.state.laser.length > 0;
  }

  /** Ends all watching; the editor must not be used afterwards. */
  destroy(): void {
    this.#core.destroy();
  }

  #carryOut(action: PlainAction): boolean {
    this.#pointers.drop();
    if (action.type === 'style') this.setToolLook(action.look);
    const transition = transitionFor(action, this.#core.context());
    if (transition) this.#core.apply(transition, 'isRepeat' in action && action.isRepeat);
    return transition !== null;
  }

  #apply(transition: Parameters<EditorCore['apply']>[0] | null, continuesStep = false): boolean {
    if (transition) this.#core.apply(transition, continuesStep);
    return transition !== null;
  }

  /** Enter ends a crop, makes what the tool makes, or opens the one selected item as a double click does. */
  #open(): boolean {
    const { croppingId, selection } = this.#core.state;
    if (croppingId !== null) {
      this.finishCropping();
      return true;
    }
    const [only] = selection.size === 1 ? selection : [];
    if (this.placeInMiddle()) return true;
    return only !== undefined && (this.startEditing(only) || this.#apply(this.#core.pictureOpened(only)));
  }

  #walkHistory(direction: 'undo' | 'redo'): void {
    if (this.painting.walk(direction)) return;
    this.#core.set({ editingId: null, croppingId: null, cropDraft: null });
    if (this.#core.mayWrite()) this.#core.history[direction]();
    this.#core.notify();
  }
}
