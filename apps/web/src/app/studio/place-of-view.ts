import { type Editor, screenPoint, toCanvas } from '@gesso/canvas-core';

/** The board's point in the middle of what panels leave free: where a person looks, and where results should lie. */
export function placeOfView(editor: Editor): { readonly x: number; readonly y: number } {
  const { camera, viewport, insets } = editor.getState();
  const x = insets.left + (viewport.width - insets.left - insets.right) / 2;
  const y = insets.top + (viewport.height - insets.top - insets.bottom) / 2;
  const point = toCanvas(camera, screenPoint(x, y));
  return { x: point.x, y: point.y };
}
