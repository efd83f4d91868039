import type * as Y from 'yjs';
import { applyCommand } from '../commands/apply-command.ts';
import { History } from '../commands/history.ts';
import { DOCUMENT_VERSION, documentVersion } from '../document/board-document.ts';
import { ItemStore, type ItemsChange } from '../document/item-store.ts';
import { cropStarted } from '../gestures/cropping.ts';
import { type Gesture, IDLE } from '../gestures/gesture.ts';
import type { GestureContext, TextMeasure, Transition } from '../gestures/gesture-handler.ts';
import type { PageActionName } from './action.ts';
import { type EditorState, FRESH_STATE } from './editor-state.ts';

export type EditorOptions = {
  /** Identity of this person's transactions; undo takes back only these. Any value that others do not use. */
  readonly origin: unknown;
  /** Makes ids for new items. */
  readonly createId: () => string;
  /** Looks without touching: gestures and keys that would write do nothing. */
  readonly isReadOnly?: boolean;
  /** Hears of keys and menu entries that are the page's work: the palette, help, export. True when it took it. */
  readonly onPageAction?: (name: PageActionName) => boolean;
  /**
   * Hears that a picture is opened, by two clicks or by Enter. True when the page opens it, since it may be a design with
   * layers, which the document does not tell; false has its crop opened here.
   */
  readonly onOpenPicture?: (itemId: string) => boolean;
  /** How words are measured on this page; without it texts keep their height when they are made narrower. */
  readonly measureText?: TextMeasure;
};

/** What an editor holds: the state, the document and the history, and the one way in which each is changed. */
export class EditorCore {
  readonly items: ItemStore;
  readonly history: History;
  readonly options: EditorOptions;
  readonly #doc: Y.Doc;
  readonly #listeners = new Set<() => void>();
  #state: EditorState;
  #freshId: string | null = null;

  constructor(doc: Y.Doc, options: EditorOptions) {
    this.#doc = doc;
    this.options = options;
    this.items = new ItemStore(doc);
    this.history = new History(doc, options.origin);
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

  get state(): EditorState {
    return this.#state;
  }

  /** The item whose words are typed for the first time: typing them belongs to the step that made it. */
  get freshId(): string | null {
    return this.#freshId;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  context(): GestureContext {
    const { createId, measureText } = this.options;
    return { state: this.#state, items: this.items, createId, ...(measureText ? { measureText } : {}) };
  }

  /** The command goes first, so that a selection of new copies finds them on the board. */
  apply({ command, ...wanted }: Transition, continuesStep = false): void {
    const mayWrite = this.mayWrite();
    const changes = mayWrite ? wanted : withoutWriting(wanted);
    if (command && mayWrite) {
      // The gesture ends before the document changes, else listeners would draw the preview on top of the result.
      if (changes.gesture) this.#state = { ...this.#state, gesture: changes.gesture };
      if (!continuesStep) this.history.beginStep();
      applyCommand(this.#doc, command, this.options.origin);
      this.#freshId = changes.editingId ?? null;
    }
    this.set(this.#withoutUnknown(changes), command !== undefined);
  }

  /** What opening an item asks for, without the crop where the page opens the picture itself. */
  unlessOpenedByPage(transition: Transition): Transition {
    const { croppingId, cropDraft, ...rest } = transition;
    const isOpened = typeof croppingId === 'string' && this.mayWrite() && this.options.onOpenPicture?.(croppingId);
    return isOpened ? rest : transition;
  }

  /** What opening a picture with a key changes; null for what is none. */
  pictureOpened(id: string): Transition | null {
    const cropped = cropStarted(id, this.context());
    return cropped && this.unlessOpenedByPage(cropped);
  }

  set(changes: Partial<EditorState>, mustNotify = false): void {
    const before = this.#state;
    // Object.keys loses which fields there are; they are those of the state.
    const keys = Object.keys(changes) as (keyof EditorState)[];
    const isChanged = keys.some((key) => changes[key] !== before[key]);
    if (isChanged) this.#state = { ...before, ...changes };
    if (isChanged || mustNotify) this.notify();
  }

  notify(): void {
    for (const listener of this.#listeners) listener();
  }

  /** A document of a newer Gesso may hold what this code would destroy, so it is only looked at. */
  mayWrite(): boolean {
    return this.options.isReadOnly !== true && documentVersion(this.#doc) <= DOCUMENT_VERSION;
  }

  destroy(): void {
    this.history.destroy();
    this.items.destroy();
    this.#listeners.clear();
  }

  /** Not every copy that a gesture asks for is made: placeholders are not copied. */
  #withoutUnknown(changes: Omit<Transition, 'command'>): Omit<Transition, 'command'> {
    const { selection } = changes;
    if (!selection) return changes;
    return { ...changes, selection: new Set([...selection].filter((id) => this.items.get(id))) };
  }

  /** What somebody else removed is no longer selected, typed in, cropped or painted over. */
  readonly #dropRemoved = ({ removed }: ItemsChange): void => {
    if (removed.length === 0) return;
    const gone = new Set(removed);
    const isGone = (id: string | null | undefined) => typeof id === 'string' && gone.has(id);
    const { selection, hoveredId, editingId, croppingId, mask, gesture } = this.#state;
    this.set({
      ...(removed.some((id) => selection.has(id)) ? { selection: without(selection, gone) } : {}),
      ...(isGone(hoveredId) ? { hoveredId: null } : {}),
      ...(isGone(editingId) ? { editingId: null } : {}),
      ...(isGone(croppingId) ? { croppingId: null, cropDraft: null, gesture: IDLE } : {}),
      ...(isGone(mask?.itemId) ? { mask: null } : {}),
      ...(gesture.type === 'masking' && gone.has(gesture.itemId) ? { gesture: IDLE } : {}),
    });
  };
}

/** Gestures that end in a change of the document. */
const WRITING: ReadonlySet<Gesture['type']> = new Set<Gesture['type']>([
  ...(['moving', 'resizing', 'rotating', 'creating', 'connecting', 'dragging-end', 'drawing'] as const),
  ...(['erasing', 'masking', 'cropping'] as const),
]);

/** Without the right to write, looking, selecting and panning stay; nothing that would write begins. */
function withoutWriting(transition: Omit<Transition, 'command'>): Omit<Transition, 'command'> {
  const { editingId, croppingId, cropDraft, mask, ...rest } = transition;
  return rest.gesture && WRITING.has(rest.gesture.type) ? { ...rest, gesture: IDLE } : rest;
}

function without(ids: ReadonlySet<string>, gone: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !gone.has(id)));
}
