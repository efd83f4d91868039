import { type Camera, type Editor, MIN_ZOOM, panBy, toScreen } from '@gesso/canvas-core';
import { itemId } from './bench-scene.ts';

/** What a harness asks of a measured board; lengths in CSS pixels of the view unless they are named otherwise. */
export type BoardBench = {
  readonly n: number;
  /** Kept when the board is fitted into the view and its canvas is there. */
  readonly ready: Promise<void>;
  zoomToFit(): void;
  /** `scale` CSS pixels a unit, the board's point x, y in the middle of the view. */
  zoomTo(scale: number, x: number, y: number): void;
  panBy(dx: number, dy: number): void;
  itemRect(position: number): { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
};

/** Share of the view that a fitted board fills. */
const FIT_SHARE = 0.96;

/** Drives the editor of a board of `n` pictures for a harness. */
export function createBoardBench(editor: Editor, n: number): BoardBench {
  const centred = (zoom: number, x: number, y: number): Camera => {
    const { viewport } = editor.getState();
    return { zoom, x: x - viewport.width / 2 / zoom, y: y - viewport.height / 2 / zoom };
  };
  const zoomToFit = () => {
    const bounds = editor.items.bounds();
    if (!bounds) return;
    const { viewport } = editor.getState();
    const zoom = Math.min(viewport.width / bounds.width, viewport.height / bounds.height) * FIT_SHARE;
    editor.lookAt(centred(Math.max(MIN_ZOOM, zoom), bounds.x + bounds.width / 2, bounds.y + bounds.height / 2));
  };
  return {
    n,
    ready: becomeReady(editor, zoomToFit),
    zoomToFit,
    zoomTo: (scale, x, y) => editor.lookAt(centred(scale, x, y)),
    panBy: (dx, dy) => editor.lookAt(panBy(editor.getState().camera, dx, dy)),
    itemRect: (position) => {
      const { camera } = editor.getState();
      const place = editor.geometryOf(itemId(position));
      if (!place) throw new Error(`No item ${position}.`);
      // A geometry's corner is a point of the board.
      const { x, y } = toScreen(camera, { x: place.x, y: place.y } as Parameters<typeof toScreen>[1]);
      return { x, y, w: place.width * camera.zoom, h: place.height * camera.zoom };
    },
  };
}

async function becomeReady(editor: Editor, zoomToFit: () => void): Promise<void> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (editor.getState().viewport.width <= 1) await nextFrame();
  zoomToFit();
  while (!document.querySelector('section canvas')) await nextFrame();
  await nextFrame();
}
