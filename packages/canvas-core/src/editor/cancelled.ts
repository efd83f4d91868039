import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';

/** What Escape does when no gesture is under way: it leaves the crop, then the tool, then the selection. */
export function cancelled({ state }: GestureContext): Transition | null {
  if (state.menuAt) return { menuAt: null };
  if (state.croppingId !== null) return { croppingId: null, cropDraft: null };
  if (state.tool !== 'select') return { tool: 'select', mask: null };
  if (state.mask) return { mask: null };
  return state.selection.size > 0 ? { selection: new Set() } : null;
}
