import type { ItemPatch } from '../commands/command.ts';
import type { ItemStore } from '../document/item-store.ts';
import type { PointerInput } from '../editor/input.ts';
import type { CanvasPoint, ScreenPoint } from '../geometry/point.ts';
import type { Geometry, Rect } from '../geometry/rect.ts';
import type { Guide, SnapField } from './guide.ts';
import type { Handle } from './handles.ts';
import type { ToolGesture } from './tool-gesture.ts';

/** What the pointer is doing. Each kind lives in a file of its own, here or in `tools`. */
export type Gesture =
  | Idle
  | PointingItem
  | PointingBoard
  | AskingMenu
  | Moving
  | Resizing
  | Rotating
  | Marquee
  | Panning
  | Pinching
  | ToolGesture;

export type Idle = { readonly type: 'idle'; readonly cursor: string };

/** The button is down on an item, and has not travelled far enough to mean a drag. */
export type PointingItem = {
  readonly type: 'pointing-item';
  readonly start: PointerInput;
  readonly itemId: string;
  readonly wasSelected: boolean;
  /** The second press of a double click. */
  readonly isDouble: boolean;
  /** The bare ground of a frame that holds something: a drag draws a marquee, and only a click selects the frame. */
  readonly isGround: boolean;
};

/** The button is down on the bare board. */
export type PointingBoard = {
  readonly type: 'pointing-board';
  readonly start: PointerInput;
  readonly isDouble: boolean;
};

/** The right button is down: let go here it asks for a menu, dragged it pans. */
export type AskingMenu = { readonly type: 'asking-menu'; readonly start: PointerInput };

export type Moving = {
  readonly type: 'moving';
  readonly start: CanvasPoint;
  /** What is moved, without what lies in it. */
  readonly roots: readonly string[];
  /** The upright box around them, as it was; null for none. */
  readonly box: Rect | null;
  /** Connectors among all that moves: their free ends move too. */
  readonly connectorIds: readonly string[];
  readonly base: ReadonlyMap<string, Geometry>;
  readonly previews: ReadonlyMap<string, Geometry>;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly guides: readonly Guide[];
  readonly isCopying: boolean;
  /** Fields that move along: free ends of connectors. */
  readonly looks: ReadonlyMap<string, ItemPatch>;
  /** How items are shown beside their place: as above, and already in the frame that they are going to be in. */
  readonly shown: ReadonlyMap<string, ItemPatch>;
  /** The frame that takes the items in when they are let go here; null when they stay where they belong. */
  readonly frameId: string | null;
  readonly field: SnapField | null;
};

export type Resizing = {
  readonly type: 'resizing';
  readonly handle: Handle;
  readonly start: CanvasPoint;
  /** The selection's box as it was: one item's own geometry, or the upright box around several. */
  readonly box: Geometry;
  readonly keepsProportion: boolean;
  readonly base: ReadonlyMap<string, Geometry>;
  readonly previews: ReadonlyMap<string, Geometry>;
  /** Fields that change with the size: the size of letters, free ends of connectors. */
  readonly looks: ReadonlyMap<string, ItemPatch>;
  readonly guides: readonly Guide[];
  readonly field: SnapField | null;
  readonly cursor: string;
};

export type Rotating = {
  readonly type: 'rotating';
  readonly centre: CanvasPoint;
  readonly startDegrees: number;
  readonly base: ReadonlyMap<string, Geometry>;
  readonly previews: ReadonlyMap<string, Geometry>;
  readonly looks: ReadonlyMap<string, ItemPatch>;
};

export type Marquee = {
  readonly type: 'marquee';
  readonly start: CanvasPoint;
  readonly rect: Rect;
  /** What was selected before and stays so, when Shift was held. */
  readonly kept: ReadonlySet<string>;
  /** The frame on whose ground the marquee began; it is not caught itself. */
  readonly frameId: string | null;
};

export type Panning = { readonly type: 'panning'; readonly last: ScreenPoint };

/** Two fingers: the board's points under them stay under them. */
export type Pinching = { readonly type: 'pinching'; readonly fingers: readonly [PointerInput, PointerInput] };

export const IDLE: Idle = { type: 'idle', cursor: 'default' };

/** CSS pixels a pointer must travel before a press becomes a drag; a finger trembles more than a mouse. */
export function dragThreshold(pointer: PointerInput): number {
  return pointer.pointerType === 'touch' ? 8 : 3;
}

/** The place of an item without its other fields. */
export function geometryOf({ x, y, width, height, rotation }: Geometry): Geometry {
  return { x, y, width, height, rotation };
}

/** Geometry of the selected items as the document holds it. */
export function geometriesOf(ids: Iterable<string>, items: ItemStore): ReadonlyMap<string, Geometry> {
  const geometries = new Map<string, Geometry>();
  for (const id of ids) {
    const item = items.get(id);
    if (item) geometries.set(id, geometryOf(item));
  }
  return geometries;
}
