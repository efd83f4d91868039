import type { CopiedStyle } from '../clipboard/item-style.ts';
import type { ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import { type ItemLook, SHAPE_KINDS } from '../document/item-look.ts';
import type { Camera, Padding, Viewport } from '../geometry/camera.ts';
import type { CanvasPoint, ScreenPoint } from '../geometry/point.ts';
import type { Geometry, Rect } from '../geometry/rect.ts';
import type { Gesture } from '../gestures/gesture.ts';
import type { Distance } from '../gestures/measure-distances.ts';
import type { LaserPoint } from '../tools/laser.ts';
import type { PictureMask } from '../tools/picture-mask.ts';

/** Tools of the tool bar; each outline of a shape is a tool of its own. */
export const TOOL_NAMES = [
  'select',
  'hand',
  'frame',
  ...SHAPE_KINDS,
  'connector',
  'draw',
  'text',
  'note',
  'comment',
  'eraser',
  'mask',
  'eyedropper',
  'laser',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** Everything about one person's view of the board that is not in the document. Immutable: a change makes a new one. */
export type EditorState = {
  readonly tool: ToolName;
  /** A locked tool stays after it was used; the others go back to selecting. */
  readonly isToolLocked: boolean;
  /** How new items look: what was chosen last for fill, stroke, font and so on. */
  readonly toolLook: ItemLook;
  readonly isSpaceHeld: boolean;
  readonly camera: Camera;
  readonly viewport: Viewport;
  /** What panels cover at the edges of the view; fitting and revealing keep clear of it. */
  readonly insets: Padding;
  readonly selection: ReadonlySet<string>;
  readonly hoveredId: string | null;
  readonly gesture: Gesture;
  /** The item whose words are being typed; the page shows a field over it. */
  readonly editingId: string | null;
  /** The picture whose crop is being changed. */
  readonly croppingId: string | null;
  /** What the crop is so far; written when it is done. The page draws the picture like this. */
  readonly cropDraft: CropDraft | null;
  /** A pen was used here: fingers then move the view and draw nothing. */
  readonly hasPen: boolean;
  /** Where a menu was asked for; the page opens it and calls `closeMenu`. */
  readonly menuAt: MenuPlace | null;
  /** What was painted over a picture; never in the document. */
  readonly mask: PictureMask | null;
  /** Where a comment is to begin; the page takes it with `takeCommentPlace`. */
  readonly placedComment: CommentPlace | null;
  /** Where the eyedropper was put down; the page reads the colour there and calls `pickColour`. */
  readonly pickedAt: ScreenPoint | null;
  /** The laser's trail, which fades; others see it as presence. */
  readonly laser: readonly LaserPoint[];
  /** Distances between the selection and what is under the pointer, while Alt is held. */
  readonly distances: readonly Distance[];
  /** The look that was copied last, for `paste-style`. */
  readonly copiedStyle: CopiedStyle | null;
};

/** A crop under way: where the item lies and which part of the picture, in shares of it, it shows. */
export type CropDraft = { readonly itemId: string; readonly place: Geometry; readonly crop: Rect };

/** The place of a context menu, and the item it is about; none on the bare board. */
export type MenuPlace = { readonly point: ScreenPoint; readonly itemId: string | null };

/** The place of a new comment, and the item under it. */
export type CommentPlace = { readonly point: CanvasPoint; readonly itemId?: string };

/** What is set when a board is opened. */
export const FRESH_STATE = {
  tool: 'select',
  isToolLocked: false,
  toolLook: {},
  isSpaceHeld: false,
  hoveredId: null,
  editingId: null,
  croppingId: null,
  cropDraft: null,
  hasPen: false,
  menuAt: null,
  mask: null,
  placedComment: null,
  pickedAt: null,
  laser: [],
  distances: [],
  copiedStyle: null,
} as const satisfies Partial<EditorState>;

export const NO_PREVIEWS: ReadonlyMap<string, Geometry> = new Map();
const NO_LOOKS: ReadonlyMap<string, ItemPatch> = new Map();

/** Where items are shown while a gesture is under way; the document still holds where they were. */
export function previewsOf(gesture: Gesture): ReadonlyMap<string, Geometry> {
  switch (gesture.type) {
    case 'moving':
    case 'resizing':
    case 'rotating':
    case 'dragging-end':
      return gesture.previews;
    default:
      return NO_PREVIEWS;
  }
}

/** Fields beside the place that a gesture under way shows otherwise than the document: letters' sizes, ends of lines, the frame. */
export function previewLooksOf(gesture: Gesture): ReadonlyMap<string, ItemPatch> {
  switch (gesture.type) {
    case 'moving':
      return gesture.shown;
    case 'resizing':
    case 'rotating':
      return gesture.looks;
    case 'dragging-end':
      return new Map([[gesture.itemId, gesture.look]]);
    default:
      return NO_LOOKS;
  }
}

/** A new item that a gesture under way would make; not in the document yet. */
export function draftOf(gesture: Gesture): BoardItem | null {
  return gesture.type === 'creating' || gesture.type === 'connecting' ? gesture.draft : null;
}

/** The mouse cursor that tells what would happen here, as a CSS value. */
export function cursorOf(state: EditorState): string {
  const { gesture } = state;
  if (gesture.type === 'panning') return 'grabbing';
  if (gesture.type === 'idle' && (state.tool === 'hand' || state.isSpaceHeld)) return 'grab';
  if (gesture.type === 'moving') return gesture.isCopying ? 'copy' : 'move';
  if (gesture.type === 'resizing') return gesture.cursor;
  if (gesture.type === 'rotating') return 'grabbing';
  if (gesture.type !== 'idle') return state.tool === 'select' ? 'default' : 'crosshair';
  if (gesture.cursor !== 'default') return gesture.cursor;
  return TOOL_CURSORS[state.tool] ?? (state.tool === 'select' ? 'default' : 'crosshair');
}

const TOOL_CURSORS: Partial<Record<ToolName, string>> = { hand: 'grab', text: 'text', comment: 'copy' };
