import { toCanvas } from '../geometry/camera.ts';
import { screenPoint } from '../geometry/point.ts';
import type { GestureContext, Transition } from '../gestures/gesture-handler.ts';
import type { PlacingTool } from '../gestures/tool-gesture.ts';
import { added } from './added.ts';
import { clickedConnector, connectedSelection } from './connecting.ts';
import { opened } from './creating.ts';
import { isShapeTool, itemAtClick } from './new-item.ts';

/** Makes the chosen tool's item in the middle of what panels leave free, so that hands without a pointer can make it. */
export function placedInMiddle(context: GestureContext): Transition | null {
  const { tool, camera, viewport, insets, toolLook } = context.state;
  const middle = screenPoint(
    (insets.left + viewport.width - insets.right) / 2,
    (insets.top + viewport.height - insets.bottom) / 2,
  );
  const at = toCanvas(camera, middle);
  const id = context.createId;
  if (tool === 'connector') {
    return connectedSelection(id(), context) ?? clickedConnector({ id: id(), from: { x: at.x, y: at.y } }, context);
  }
  if (!isPlacing(tool)) return null;
  const item = itemAtClick({ tool, id: id(), at, zoom: camera.zoom, look: toolLook });
  return opened(tool, item.id, added(item, context));
}

/** Whether a tool puts an item where it is pressed. */
export function isPlacing(tool: string): tool is PlacingTool {
  return tool === 'frame' || tool === 'text' || tool === 'note' || isShapeTool(tool);
}
