import type { Camera, Padding, Viewport } from '../geometry/camera.ts';
import type { Geometry } from '../geometry/rect.ts';
import type { Gesture } from '../gestures/gesture.ts';

/** Tools of the tool bar. More come as gestures of their own; nothing here switches on how many there are. */
export type ToolName = 'select' | 'hand';

/** Everything about one person's view of the board that is not in the document. Immutable: a change makes a new one. */
export type EditorState = {
  readonly tool: ToolName;
  readonly isSpaceHeld: boolean;
  readonly camera: Camera;
  readonly viewport: Viewport;
  /** What panels cover at the edges of the view; fitting and revealing keep clear of it. */
  readonly insets: Padding;
  readonly selection: ReadonlySet<string>;
  readonly hoveredId: string | null;
  readonly gesture: Gesture;
};

export const NO_PREVIEWS: ReadonlyMap<string, Geometry> = new Map();

/** Where items are shown while a gesture is under way; the document still holds where they were. */
export function previewsOf(gesture: Gesture): ReadonlyMap<string, Geometry> {
  switch (gesture.type) {
    case 'moving':
    case 'resizing':
    case 'rotating':
      return gesture.previews;
    default:
      return NO_PREVIEWS;
  }
}

/** The mouse cursor that tells what would happen here, as a CSS value. */
export function cursorOf(state: EditorState): string {
  const { gesture } = state;
  if (gesture.type === 'panning') return 'grabbing';
  if (gesture.type === 'idle' && (state.tool === 'hand' || state.isSpaceHeld)) return 'grab';
  if (gesture.type === 'moving') return gesture.isCopying ? 'copy' : 'move';
  if (gesture.type === 'resizing') return gesture.cursor;
  if (gesture.type === 'rotating') return 'grabbing';
  return gesture.type === 'idle' ? gesture.cursor : 'default';
}
