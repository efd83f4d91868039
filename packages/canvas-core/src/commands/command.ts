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
  | { readonly type: 'order'; readonly ids: readonly string[]; readonly to: OrderTarget };

/** Where items go in the stack; forward and backward are past the nearest item that is not moved itself. */
export type OrderTarget = 'front' | 'back' | 'forward' | 'backward';
