import type { Command } from '../commands/command.ts';
import type { ItemStore } from '../document/item-store.ts';
import type { EditorState } from '../editor/editor-state.ts';
import type { PointerInput } from '../editor/input.ts';
import type { Camera } from '../geometry/camera.ts';
import type { Gesture } from './gesture.ts';

/** What a gesture may look at; it changes nothing itself. */
export type GestureContext = {
  readonly state: EditorState;
  readonly items: ItemStore;
  readonly createId: () => string;
};

/** What a gesture or an action wants changed; absent fields stay. The command is written as one step of undo. */
export type Transition = {
  readonly gesture?: Gesture;
  readonly selection?: ReadonlySet<string>;
  readonly camera?: Camera;
  readonly hoveredId?: string | null;
  readonly command?: Command;
};

/** How one kind of gesture goes on and ends. Cancelling needs no code: nothing was written yet. */
export type GestureHandler<Kind extends Gesture> = {
  readonly move: (gesture: Kind, pointer: PointerInput, context: GestureContext) => Transition;
  readonly up: (gesture: Kind, pointer: PointerInput, context: GestureContext) => Transition;
};

export const NOTHING: Transition = {};
