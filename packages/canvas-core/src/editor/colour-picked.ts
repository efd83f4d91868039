import type { ItemPatch } from '../commands/command.ts';
import type { BoardItem } from '../document/item.ts';
import { isHeld, withGroupMembers } from '../document/walk-tree.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';

/** A colour from the board goes to what is selected: letters of a text, the line of what is only a line, else the fill. */
export function colourPicked(colour: string | null, { state, items }: GestureContext): Transition {
  const tool = state.isToolLocked ? state.tool : 'select';
  if (colour === null) return { tool };
  const chosen = withGroupMembers(state.selection, items).flatMap((id) => items.get(id) ?? []);
  const changes = new Map<string, ItemPatch>();
  for (const item of chosen) {
    const patch = isHeld(item.id, items) ? null : patchFor(item, colour);
    if (patch) changes.set(item.id, patch);
  }
  const toolLook = { ...state.toolLook, fill: colour };
  return changes.size === 0 ? { tool, toolLook } : { tool, toolLook, command: { type: 'patch', changes } };
}

function patchFor(item: BoardItem, colour: string): ItemPatch | null {
  switch (item.kind) {
    case 'text':
      return { textColor: colour };
    case 'shape':
      return item.shape === 'line' || item.shape === 'arrow' ? { stroke: colour } : { fill: colour };
    case 'drawing':
    case 'connector':
      return { stroke: colour };
    case 'note':
    case 'frame':
      return { fill: colour };
    default:
      return null;
  }
}
