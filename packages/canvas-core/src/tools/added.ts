import type { Command } from '../commands/command.ts';
import { frameUnder } from '../document/find-under.ts';
import type { NewItem } from '../document/place-items.ts';
import { isHeld } from '../document/walk-tree.ts';
import type { EditorState, ToolName } from '../editor/editor-state.ts';
import { boundsOf, encloses, type Rect } from '../geometry/rect.ts';
import { IDLE } from '../gestures/gesture.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';

/** Puts a new item on the board, into the frame under its middle, and goes back to selecting unless the tool is locked. */
export function added(item: NewItem, context: GestureContext, takesIn: readonly string[] = []): Transition {
  const frame = frameUnder(context.items, item);
  const place: NewItem = frame ? { ...item, parentId: frame.id } : item;
  const commands: Command[] = [
    { type: 'add', items: [place] },
    ...(takesIn.length > 0 ? [{ type: 'reparent', ids: takesIn, parentId: item.id } as const] : []),
  ];
  return {
    gesture: IDLE,
    tool: toolAfterUse(context.state),
    selection: new Set([item.id]),
    command: { type: 'batch', commands },
  };
}

/** The tool that is chosen after one was used. */
export function toolAfterUse({ tool, isToolLocked }: EditorState): ToolName {
  return isToolLocked ? tool : 'select';
}

/** What a new frame takes in: all that lies wholly within it and shares its parent. */
export function enclosedBy(rect: Rect, { items }: GestureContext): string[] {
  const parentId = frameUnder(items, rect)?.id;
  return items
    .search(rect)
    .filter((item) => item.kind !== 'connector' && item.parentId === parentId && !isHeld(item.id, items))
    .filter((item) => encloses(rect, boundsOf(item)))
    .map((item) => item.id);
}
