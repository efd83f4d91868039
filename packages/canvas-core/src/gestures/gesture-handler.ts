import type { Command } from '../commands/command.ts';
import type { ItemStore } from '../document/item-store.ts';
import type { EditorState } from '../editor/editor-state.ts';
import type { PointerInput } from '../editor/input.ts';
import type { MeasureText } from '../look/layout-text.ts';
import type { TextStyle } from '../look/text-style.ts';
import type { Gesture } from './gesture.ts';

/** What a gesture may look at; it changes nothing itself. */
export type GestureContext = {
  readonly state: EditorState;
  readonly items: ItemStore;
  readonly createId: () => string;
  /** How words are measured on this page; without it texts keep their height when they are made narrower. */
  readonly measureText?: TextMeasure;
};

/** Measures words set in a style; the page's fonts know it. */
export type TextMeasure = (style: TextStyle) => MeasureText;

/** What a gesture or an action wants changed; absent fields stay. The command is written as one step of undo. */
export type Transition = Partial<Omit<EditorState, 'viewport' | 'insets' | 'isSpaceHeld'>> & {
  readonly command?: Command;
};

/** How one kind of gesture goes on and ends. Cancelling needs no code: nothing was written yet. */
export type GestureHandler<Kind extends Gesture> = {
  readonly move: (gesture: Kind, pointer: PointerInput, context: GestureContext) => Transition;
  readonly up: (gesture: Kind, pointer: PointerInput, context: GestureContext) => Transition;
};

export const NOTHING: Transition = {};
