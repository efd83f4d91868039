import type { BoardItem } from '../document/item.ts';
import type { ItemLook } from '../document/item-look.ts';
import type { NewItem } from '../document/place-items.ts';
import type { Geometry } from '../geometry/rect.ts';

/** A change of the board, as data: gestures and keys produce it, `applyCommand` writes it in one transaction. */
export type Command =
  /** Names only the fields that the gesture changes: a move must not take back another person's resize. */
  | { readonly type: 'transform'; readonly changes: ReadonlyMap<string, Partial<Geometry>> }
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | {
      readonly type: 'duplicate';
      readonly copies: readonly { readonly from: string; readonly to: string }[];
      readonly deltaX: number;
      readonly deltaY: number;
    }
  /** New items, from back to front; they go above everything that is there. */
  | { readonly type: 'add'; readonly items: readonly NewItem[] }
  /** Writes single fields; undefined takes a field away. */
  | { readonly type: 'patch'; readonly changes: ReadonlyMap<string, ItemPatch> }
  /** Puts a new group or frame around items. */
  | { readonly type: 'wrap'; readonly container: Omit<NewItem, 'parentId'>; readonly ids: readonly string[] }
  /** Takes groups and frames away and leaves what they held. */
  | { readonly type: 'unwrap'; readonly ids: readonly string[] }
  | {
      readonly type: 'reparent';
      readonly ids: readonly string[];
      readonly parentId: string | null;
      readonly before?: string;
    }
  /** Several commands as one step, one after the other. */
  | { readonly type: 'batch'; readonly commands: readonly Command[] }
  | { readonly type: 'order'; readonly ids: readonly string[]; readonly to: OrderTarget };

/** Where items go in the stack; forward and backward are past the nearest item that is not moved itself. */
export type OrderTarget = 'front' | 'back' | 'forward' | 'backward';

/** Fields beside the geometry that a person may change. */
export type ItemPatch = Partial<ItemLook & Pick<BoardItem, 'text' | 'title' | 'parentId' | 'assetId'>>;
