import type { PointerInput } from '../editor/input.ts';
import { editingStarted } from '../editor/typing.ts';
import { toCanvas } from '../geometry/camera.ts';
import { placedText } from '../tools/placed-text.ts';
import { cropStarted } from './cropping.ts';
import { type GestureContext, NOTHING, type Transition } from './gesture-handler.ts';
import { itemAt } from './item-at.ts';

/** Opens an item: words are typed, pictures cropped, groups and frames entered. */
export function doubleClicked(itemId: string, pointer: PointerInput, context: GestureContext): Transition {
  const { items } = context;
  const item = items.get(itemId);
  const selection = new Set([itemId]);
  switch (item?.kind) {
    case 'text':
    case 'note':
    case 'shape':
      return editingStarted(itemId, context) ?? { selection };
    case 'image':
      return cropStarted(itemId, context) ?? { selection };
    case 'group': {
      // With all it holds selected the group counts as entered, so the press finds what is one step further in.
      const inside = new Set(items.childrenOf(itemId).map((child) => child.id));
      const hit = itemAt(toCanvas(context.state.camera, pointer.point), withSelection(context, inside));
      return { selection: new Set(hit ? [hit.id] : inside) };
    }
    case 'frame': {
      const inside = items.childrenOf(itemId).filter((child) => !child.isHidden && !child.isLocked);
      return inside.length > 0 ? { selection: new Set(inside.map((child) => child.id)) } : { selection };
    }
    default:
      return item ? { selection } : NOTHING;
  }
}

/** On the bare board a double click begins a text. */
export function doubleClickedBoard(pointer: PointerInput, context: GestureContext): Transition {
  return placedText(toCanvas(context.state.camera, pointer.point), context);
}

function withSelection(context: GestureContext, selection: ReadonlySet<string>): GestureContext {
  return { ...context, state: { ...context.state, selection } };
}
