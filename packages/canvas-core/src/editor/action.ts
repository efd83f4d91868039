import type { BoardClip } from '../clipboard/board-clip.ts';
import type { ItemPatch, OrderTarget } from '../commands/command.ts';
import type { ItemLook } from '../document/item-look.ts';
import type { CanvasPoint } from '../geometry/point.ts';
import type { Geometry, Rect } from '../geometry/rect.ts';
import type { ToolName } from './editor-state.ts';

/** An edge or a middle that items are brought onto. */
export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Across (`x`) or up and down (`y`). */
export type Axis = 'x' | 'y';

/** What a key or a menu asks of the page around the canvas; the editor hands it on and does nothing itself. */
export type PageActionName =
  | 'agent'
  | 'comment'
  | 'copy'
  | 'copy-picture'
  | 'copy-svg'
  | 'cut'
  | 'export'
  | 'help'
  | 'hide-interface'
  | 'insert-picture'
  | 'menu'
  | 'minimap'
  | 'palette'
  | 'paste'
  | 'paste-here'
  | 'present'
  | 'search';

/** What a key, a button or a menu entry asks the editor to do; without ids it is meant for what is selected. */
export type Action =
  | { readonly type: 'choose-tool'; readonly tool: ToolName }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'remove' }
  | { readonly type: 'duplicate' }
  | { readonly type: 'select-all' }
  | { readonly type: 'cancel' }
  | { readonly type: 'order'; readonly to: OrderTarget }
  | { readonly type: 'nudge'; readonly deltaX: number; readonly deltaY: number; readonly isRepeat: boolean }
  /** Moves the right and the lower edge of what is selected, in canvas units. */
  | { readonly type: 'resize-by'; readonly deltaX: number; readonly deltaY: number; readonly isRepeat: boolean }
  /** Clockwise. */
  | { readonly type: 'turn-by'; readonly degrees: number; readonly isRepeat: boolean }
  | { readonly type: 'walk'; readonly direction: 1 | -1 }
  | { readonly type: 'zoom-step'; readonly direction: 1 | -1 }
  | { readonly type: 'zoom-to'; readonly target: 'actual-size' | 'all' | 'selection' }
  | { readonly type: 'group' }
  | { readonly type: 'ungroup' }
  | { readonly type: 'frame-selection' }
  /** Selects what a group or a frame holds. */
  | { readonly type: 'enter' }
  /** Selects the group or frame around what is selected. */
  | { readonly type: 'leave' }
  | { readonly type: 'align'; readonly to: Alignment }
  | { readonly type: 'distribute'; readonly axis: Axis }
  | { readonly type: 'tidy' }
  | { readonly type: 'flip'; readonly axis: Axis }
  /** Locks, or unlocks when everything named is locked. */
  | { readonly type: 'toggle-lock'; readonly ids?: readonly string[] }
  | { readonly type: 'toggle-hide'; readonly ids?: readonly string[] }
  | { readonly type: 'unlock-all' }
  | { readonly type: 'show-all' }
  | { readonly type: 'style'; readonly look: Partial<ItemLook> }
  /** Remembers the style of what is selected, for this board as long as it is open. */
  | { readonly type: 'copy-style' }
  | { readonly type: 'paste-style' }
  /** Puts copied items around a point, or in the middle of what is seen, and selects them. */
  | { readonly type: 'paste'; readonly clip: BoardClip; readonly at?: CanvasPoint | undefined }
  | { readonly type: 'paste-text'; readonly text: string; readonly at?: CanvasPoint | undefined }
  /** An empty title takes the name away. */
  | { readonly type: 'rename'; readonly id: string; readonly title: string }
  | { readonly type: 'set-text'; readonly id: string; readonly text: string }
  /** Children follow their group or frame. */
  | { readonly type: 'set-geometry'; readonly changes: ReadonlyMap<string, Partial<Geometry>> }
  | { readonly type: 'patch'; readonly changes: ReadonlyMap<string, ItemPatch> }
  /** Opens the crop of the one picture that is selected. */
  | { readonly type: 'start-cropping' }
  /** Undefined shows the whole picture again. */
  | { readonly type: 'crop'; readonly id: string; readonly crop: Rect | undefined }
  | {
      readonly type: 'reparent';
      readonly ids: readonly string[];
      /** Null puts them on the bare board. */
      readonly parentId: string | null;
      /** The sibling that they come to lie right behind; absent means in front of all siblings. */
      readonly before?: string;
    }
  | { readonly type: 'page'; readonly name: PageActionName };
