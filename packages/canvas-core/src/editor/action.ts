import type { OrderTarget } from '../commands/command.ts';
import type { ToolName } from './editor-state.ts';

/** What a key, a button or a menu entry asks the editor to do. */
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
  | { readonly type: 'walk'; readonly direction: 1 | -1 }
  | { readonly type: 'zoom-step'; readonly direction: 1 | -1 }
  | { readonly type: 'zoom-to'; readonly target: 'actual-size' | 'all' | 'selection' };
