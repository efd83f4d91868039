import type { ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import type { ConnectorEnd, ShapeKind } from '../document/item-look.ts';
import type { PointerInput } from '../editor/input.ts';
import type { CanvasPoint } from '../geometry/point.ts';
import type { Geometry, Rect } from '../geometry/rect.ts';
import type { MaskStroke } from '../tools/picture-mask.ts';
import type { Guide, SnapField } from './guide.ts';
import type { Handle } from './handles.ts';

/** What the pointer does with a tool other than selecting, and with crops and the ends of lines. */
export type ToolGesture =
  | Creating
  | Connecting
  | DraggingEnd
  | Drawing
  | Erasing
  | Lasering
  | Masking
  | Tapping
  | Cropping;

/** Tools that put a new item where they are pressed or dragged. */
export type PlacingTool = 'frame' | ShapeKind | 'text' | 'note';

/** A new item is being pulled open. */
export type Creating = {
  readonly type: 'creating';
  readonly tool: PlacingTool;
  readonly id: string;
  readonly press: PointerInput;
  readonly start: CanvasPoint;
  /** The item as it would be made now; null before the pointer has travelled far enough to mean a drag. */
  readonly draft: BoardItem | null;
  /** What a new frame would take in. */
  readonly targetIds: readonly string[];
  readonly guides: readonly Guide[];
  readonly field: SnapField | null;
};

/** A new connector is drawn from one end to the other. */
export type Connecting = {
  readonly type: 'connecting';
  readonly id: string;
  readonly press: PointerInput;
  readonly from: ConnectorEnd;
  readonly draft: BoardItem | null;
  /** What its ends would stick to; to be shown as such. */
  readonly targetIds: readonly string[];
};

/** One end of a line, an arrow or a connector is dragged. */
export type DraggingEnd = {
  readonly type: 'dragging-end';
  readonly itemId: string;
  readonly end: 'from' | 'to';
  readonly previews: ReadonlyMap<string, Geometry>;
  readonly look: ItemPatch;
  readonly targetIds: readonly string[];
};

/** The pen is down. */
export type Drawing = {
  readonly type: 'drawing';
  readonly id: string;
  /** x, y, pressure triples in canvas units. */
  readonly points: readonly number[];
  /** A straight line from the first point: Shift is held. */
  readonly isStraight: boolean;
};

/** The eraser is down; what it touched is shown faint. */
export type Erasing = { readonly type: 'erasing'; readonly last: CanvasPoint; readonly ids: ReadonlySet<string> };

/** The laser shines; its trail is in the editor's state. */
export type Lasering = { readonly type: 'lasering' };

/** The mask brush is down. */
export type Masking = { readonly type: 'masking'; readonly itemId: string; readonly stroke: MaskStroke };

/** A press with a tool that acts at release, where it was pressed. */
export type Tapping = {
  readonly type: 'tapping';
  readonly tool: 'comment' | 'eyedropper';
  readonly start: PointerInput;
};

/** A picture's crop is changed: by a handle, or by moving the picture under it (`handle` null). */
export type Cropping = {
  readonly type: 'cropping';
  readonly handle: Handle | null;
  readonly start: CanvasPoint;
  readonly base: { readonly place: Geometry; readonly crop: Rect };
};
