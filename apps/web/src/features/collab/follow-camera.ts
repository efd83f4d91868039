import type { Camera, Viewport } from '@gesso/canvas-core';
import type { PeerView } from './board-peer.ts';

/** The camera that shows all that somebody else sees, in the middle of one's own view. */
export function cameraFor(view: PeerView, viewport: Viewport): Camera {
  const zoom = Math.min(viewport.width / view.width, viewport.height / view.height);
  return { x: view.x - viewport.width / zoom / 2, y: view.y - viewport.height / zoom / 2, zoom };
}
