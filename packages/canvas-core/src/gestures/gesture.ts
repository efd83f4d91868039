import type { ItemStore } from '../document/item-store.ts';
import type { PointerInput } from '../editor/input.ts';
import type { CanvasPoint, ScreenPoint } from '../geometry/point.ts';
import type { Geometry, Rect } from '../geometry/rect.ts';
import type { Handle } from './handles.ts';
import type { Guide } from './snapping.ts';

/** What the pointer is doing. Each kind lives in a file of its own in this folder. */
export type Gesture = Idle | PointingItem | PointingBoard | Moving | Resizing | Rotating | Marquee | Panning | Pinching;

export type Idle = { readonly type: 'idle'; readonly cursor: string };

/** The button is down on an item, and has not travelled far enough to mean a drag. */
export type PointingItem = {
  readonly type: 'pointing-item';
  readonly start: PointerInput;
  readonly itemId: string;
  readonly wasSelected: boolean;
};

/** The button is down on the bare board. */
export type PointingBoard = { readonly type: 'pointing-board'; readonly start: PointerInput };

export type Moving = {
  readonly type: 'moving';
  readonly start: CanvasPoint;
  readonly base: ReadonlyMap<string, Geometry>;
  readonly previews: ReadonlyMap<string, Geometry>;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly guides: readonly Guide[];
  readonly isCopying: boolean;
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
  readonly cursor: string;
};

export type Rotating = {
  readonly type: 'rotating';
  readonly centre: CanvasPoint;
  readonly startDegrees: number;
  readonly base: ReadonlyMap<string, Geometry>;
  readonly previews: ReadonlyMap<string, Geometry>;
};

export type Marquee = {
  readonly type: 'marquee';
  readonly start: CanvasPoint;
  readonly rect: Rect;
  /** What was selected before and stays so, when Shift was held. */
  readonly kept: ReadonlySet<string>;
};

export type Panning = { readonly type: 'panning'; readonly last: ScreenPoint };

/** Two fingers: the board's points under them stay under them. */
export type Pinching = { readonly type: 'pinching'; readonly fingers: readonly [PointerInput, PointerInput] };

export const IDLE: Idle = { type: 'idle', cursor: 'default' };

/** CSS pixels a pointer must travel before a press becomes a drag; a finger trembles more than a mouse. */
export function dragThreshold(pointer: PointerInput): number {
  return pointer.pointerType === 'touch' ? 8 : 3;
}

/** Geometry of the selected items as the document holds it. */
export function geometriesOf(ids: Iterable<string>, items: ItemStore): ReadonlyMap<string, Geometry> {
  const geometries = new Map<string, Geometry>();
  for (const id of ids) {
    const item = items.get(id);
    if (item)
      geometries.set(id, { x: item.x, y: item.y, width: item.width, height: item.height, rotation: item.rotation });
  }
  return geometries;
}
