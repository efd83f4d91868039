import type * as Y from 'yjs';
import { applyCommand } from '../commands/apply-command.ts';
import { History, type HistoryState } from '../commands/history.ts';
import { DOCUMENT_VERSION, documentVersion } from '../document/board-document.ts';
import { ItemStore, type ItemsChange } from '../document/item-store.ts';
import { type Camera, clampZoom, type Padding, toCanvas, type Viewport } from '../geometry/camera.ts';
import type { CanvasPoint } from '../geometry/point.ts';
import { boundsOf, type Geometry } from '../geometry/rect.ts';
import { continueGesture } from '../gestures/continue-gesture.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import { pressed } from '../gestures/idle.ts';
import type { Action, PageActionName } from './action.ts';
import { type EditorState, FRESH_STATE, previewsOf } from './editor-state.ts';
import type { KeyInput, Modifiers, PointerInput, WheelInput } from './input.ts';
import { actionForKey } from './keymap.ts';
import { type Presence, presenceOf } from './presence.ts';
import { revealed, transitionFor } from './run-action.ts';
import { wheeledCamera } from './wheeled-camera.ts';

export type EditorOptions = {
  /** Identity of this person's transactions; undo takes back only these. Any value that others do not use. */
  readonly origin: unknown;
  /** Makes ids for copies. */
  readonly createId: () => string;
  /** Looks without touching: gestures and keys that would write do nothing. */
  readonly isReadOnly?: boolean;
  /** Hears of keys and menu entries that are the page's work: the palette, help, export. True when it took it. */
  readonly onPageAction?: (name: PageActionName) => boolean;
};

/**
 * One person's editor of one board, without a screen: events in, state and document changes out.
 *
 * Gestures in progress live in the state only; the document gets one transaction at release, which is one step of undo.
 */
export class Editor {
  readonly items: ItemStore;
  readonly #doc: Y.Doc;
  readonly #options: EditorOptions;
  readonly #history: History;
  readonly #listeners = new Set<() => void>();
  readonly #touches = new Map<number, PointerInput>();
  #state: EditorState;
  #lastPointer: PointerInput | null = null;

  constructor(doc: Y.Doc, options: EditorOptions) {
    this.#doc = doc;
    this.#options = options;
    this.items = new ItemStore(doc);
    this.#history = new History(doc, options.origin);
    this.#state = {
      ...FRESH_STATE,
      camera: { x: 0, y: 0, zoom: 1 },
      viewport: { width: 1, height: 1 },
      insets: { top: 0, right: 0, bottom: 0, left: 0 },
      selection: new Set(),
      gesture: IDLE,
    };
    this.items.subscribe(this.#dropRemoved);
  }

  /** The present state; a new object after every change, the same one in between. */
  readonly getState = (): EditorState => this.#state;

  /** Calls `listener` after every change of state or history. Returns the way to stop it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Where an item is shown to this person: in the middle of a gesture that is not where the document has it. */
  geometryOf(id: string): Geometry | undefined {
    return previewsOf(this.#state.gesture).get(id) ?? this.items.get(id);
  }

  /** What others may see of this person. */
  presence(): Presence {
    const isOver = this.#lastPointer !== null && this.#lastPointer.pointerType !== 'touch';
    return presenceOf(this.#state, isOver ? this.pointerOnBoard() : null);
  }

  /** The board's point under the pointer; null when it left the view. */
  pointerOnBoard(): CanvasPoint | null {
    return this.#lastPointer && toCanvas(this.#state.camera, this.#lastPointer.point);
  }

  historyState(): HistoryState {
    return this.#history.state();
  }

  /** Tells the size of the view and how much of it panels cover. */
  setViewport(viewport: Viewport, insets: Padding = this.#state.insets): void {
    this.#set({ viewport, insets });
  }

  /** Puts the view somewhere: for minimaps, following others and presentations. The zoom is kept within its limits. */
  lookAt(camera: Camera): void {
    this.#set({ camera: { ...camera, zoom: clampZoom(camera.zoom) } });
  }

  /** Selects exactly these items; ids that are not on the board are left out. */
  select(ids: Iterable<string>): void {
    this.#set({ selection: new Set([...ids].filter((id) => this.items.get(id))) });
  }

  /** Selects one item and moves the view just far enough to show it. */
  reveal(id: string): void {
    const item = this.items.get(id);
    if (item) this.#set({ selection: new Set([id]), camera: revealed(this.#state, boundsOf(item)) });
  }

  pointerDown(pointer: PointerInput): void {
    this.#lastPointer = pointer;
    if (pointer.pointerType === 'touch') {
      this.#touches.set(pointer.pointerId, pointer);
      const [first, second] = this.#touches.values();
      if (first && second) this.#set({ gesture: { type: 'pinching', fingers: [first, second] } });
    }
    if (this.#state.gesture.type === 'idle') this.#apply(pressed(pointer, this.#context()));
  }

  pointerMove(pointer: PointerInput): void {
    this.#lastPointer = pointer;
    if (this.#touches.has(pointer.pointerId)) this.#touches.set(pointer.pointerId, pointer);
    this.#apply(continueGesture('move', pointer, this.#context()));
  }

  pointerUp(pointer: PointerInput): void {
    this.#lastPointer = pointer;
    this.#touches.delete(pointer.pointerId);
    this.#apply(continueGesture('up', pointer, this.#context()));
  }

  /** The system took the pointer away (a call, a gesture of its own): nothing of the drag is kept. */
  pointerCancel(pointerId: number): void {
    this.#touches.delete(pointerId);
    this.#cancelGesture();
  }

  /** The pointer left the view. */
  pointerLeave(): void {
    if (this.#state.gesture.type !== 'idle') return;
    this.#lastPointer = null;
    this.#set({ hoveredId: null, gesture: IDLE });
  }

  /** Wheel pans, Shift sideways; Mod and pinches zoom at the pointer. */
  wheel(wheel: WheelInput): void {
    this.#set({ camera: wheeledCamera(this.#state.camera, wheel) });
    this.#repeatPointer({});
  }

  /** @returns Whether the key was the canvas's; if so the page must not act on it. */
  keyDown(key: KeyInput): boolean {
    if (key.code === 'Space' && !key.mod && !key.alt) {
      this.#set({ isSpaceHeld: true });
      return true;
    }
    if (isModifier(key)) this.#repeatPointer(key);
    const action = actionForKey(key);
    return action !== null && this.run(action);
  }

  keyUp(key: KeyInput): void {
    if (key.code === 'Space') this.#set({ isSpaceHeld: false });
    if (isModifier(key)) this.#repeatPointer(key);
  }

  /** The canvas lost the keyboard: keys that were held will not be heard going up. */
  blur(): void {
    this.#set({ isSpaceHeld: false });
  }

  /** Carries out what a key, button or menu asks for. False when there was nothing to do. */
  run(action: Action): boolean {
    switch (action.type) {
      case 'choose-tool':
        this.#set({ tool: action.tool, hoveredId: null, gesture: IDLE });
        return true;
      case 'undo':
      case 'redo':
        this.#cancelGesture();
        if (this.#mayWrite()) this.#history[action.type]();
        this.#notify();
        return true;
      case 'cancel':
        return this.#cancel();
      case 'page':
        return this.#options.onPageAction?.(action.name) ?? false;
      default: {
        this.#cancelGesture();
        const transition = transitionFor(action, this.#context());
        if (transition) this.#apply(transition, action.type === 'nudge' && action.isRepeat);
        return transition !== null;
      }
    }
  }

  /** Ends all watching; the editor must not be used afterwards. */
  destroy(): void {
    this.#history.destroy();
    this.items.destroy();
    this.#listeners.clear();
  }

  #context(): GestureContext {
    return { state: this.#state, items: this.items, createId: this.#options.createId };
  }

  /** The command goes first, so that a selection of new copies finds them on the board. */
  #apply({ command, ...changes }: Transition, continuesStep = false): void {
    const mayWrite = this.#mayWrite();
    const gesture = mayWrite ? changes : withoutWriting(changes);
    if (command && mayWrite) {
      // The gesture ends before the document changes, else listeners would draw the preview on top of the result.
      if (gesture.gesture) this.#state = { ...this.#state, gesture: gesture.gesture };
      if (!continuesStep) this.#history.beginStep();
      applyCommand(this.#doc, command, this.#options.origin);
    }
    this.#set(this.#withoutUnknown(gesture), command !== undefined);
  }

  /** Not every copy that a gesture asks for is made: placeholders are not copied. */
  #withoutUnknown(changes: Omit<Transition, 'command'>): Omit<Transition, 'command'> {
    const { selection } = changes;
    if (!selection) return changes;
    return { ...changes, selection: new Set([...selection].filter((id) => this.items.get(id))) };
  }

  /** A document of a newer Gesso may hold what this code would destroy, so it is only looked at. */
  #mayWrite(): boolean {
    return this.#options.isReadOnly !== true && documentVersion(this.#doc) <= DOCUMENT_VERSION;
  }

  #cancel(): boolean {
    if (this.#state.gesture.type !== 'idle') this.#cancelGesture();
    else if (this.#state.tool !== 'select') this.#set({ tool: 'select' });
    else if (this.#state.selection.size > 0) this.#set({ selection: new Set() });
    else return false;
    return true;
  }

  #cancelGesture(): void {
    if (this.#state.gesture.type !== 'idle') this.#set({ gesture: IDLE });
  }

  /** A modifier pressed in the middle of a drag counts at once, not at the next movement. */
  #repeatPointer(modifiers: Partial<Modifiers>): void {
    if (!this.#lastPointer || this.#state.gesture.type === 'pinching') return;
    const { shift, alt, mod } = { ...this.#lastPointer, ...modifiers };
    this.pointerMove({ ...this.#lastPointer, shift, alt, mod });
  }

  readonly #dropRemoved = ({ removed }: ItemsChange): void => {
    const { selection, hoveredId } = this.#state;
    if (!removed.some((id) => selection.has(id) || id === hoveredId)) return;
    const gone = new Set(removed);
    this.#set({
      selection: new Set([...selection].filter((id) => !gone.has(id))),
      hoveredId: hoveredId !== null && gone.has(hoveredId) ? null : hoveredId,
    });
  };

  #set(changes: Partial<EditorState>, mustNotify = false): void {
    const before = this.#state;
    const keys = Object.keys(changes) as (keyof EditorState)[];
    const isChanged = keys.some((key) => changes[key] !== before[key]);
    if (isChanged) this.#state = { ...before, ...changes };
    if (isChanged || mustNotify) this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Without the right to write, looking, selecting and panning stay; dragging items and handles does not begin. */
function withoutWriting(transition: Omit<Transition, 'command'>): Omit<Transition, 'command'> {
  const type = transition.gesture?.type;
  const isWriting = type === 'moving' || type === 'resizing' || type === 'rotating';
  return isWriting ? { ...transition, gesture: IDLE } : transition;
}

function isModifier(key: KeyInput): boolean {
  return ['Shift', 'Alt', 'Control', 'Meta'].includes(key.key);
}
