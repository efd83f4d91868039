import { type Camera, type Editor, fitCamera, type Rect, revealCamera, toScreen } from '@gesso/canvas-core';

/** Long enough to see where the view went, short enough not to wait for it. */
const FLIGHT_MS = 180;
/** Air around what is shown, in CSS pixels beyond what panels cover. */
const MARGIN = 48;
/** What is smaller than this in the view cannot be told apart and is enlarged. */
const SMALLEST_PX = 64;

/** Shows a rectangle of the board: near enough to be read, and without zooming where it can be read already. */
export function flyToRect(editor: Editor, rect: Rect): void {
  const { camera, viewport, insets } = editor.getState();
  const padding = {
    top: insets.top + MARGIN,
    right: insets.right + MARGIN,
    bottom: insets.bottom + MARGIN,
    left: insets.left + MARGIN,
  };
  const start = toScreen(camera, { x: rect.x, y: rect.y });
  const end = toScreen(camera, { x: rect.x + rect.width, y: rect.y + rect.height });
  const isTooSmall = Math.max(end.x - start.x, end.y - start.y) < SMALLEST_PX;
  const isTooLarge =
    end.x - start.x > viewport.width - padding.left - padding.right ||
    end.y - start.y > viewport.height - padding.top - padding.bottom;
  flyTo(
    editor,
    isTooSmall || isTooLarge
      ? fitCamera({ rect, viewport, padding, maxZoom: 1 })
      : revealCamera({ camera, rect, viewport, padding }),
  );
}

/** Moves the view to a camera in a short flight; at once for people who asked for less motion. */
export function flyTo(editor: Editor, target: Camera): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    editor.lookAt(target);
    return;
  }
  const from = editor.getState().camera;
  const startedAt = performance.now();
  let expected = from;
  const step = (now: number) => {
    // A hand on the wheel in the middle of the flight is stronger than the flight.
    if (editor.getState().camera !== expected) return;
    const share = Math.min(1, Math.max(0, (now - startedAt) / FLIGHT_MS));
    editor.lookAt(share === 1 ? target : between(from, target, 1 - (1 - share) ** 3));
    expected = editor.getState().camera;
    if (share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Zooms are felt as ratios, so their logarithms are what moves evenly. */
function between(from: Camera, to: Camera, share: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  // The place of the corner follows the zoom, else the view would swing sideways on its way.
  const way = from.zoom === to.zoom ? share : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom);
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, zoom };
}
