import type { Point } from '../scene/layers.ts';
import { easeInOut, mix, thereAndBack } from './easing.ts';
import type { CameraPath, CameraPose, Motion } from './motion.ts';

/** Where a plane of the scene is drawn: scaled about the focus, then shifted. */
export interface Placement {
  readonly scale: number;
  readonly xPx: number;
  readonly yPx: number;
}

/** How much of the camera's zoom the farthest plane still feels; with less it would seem to shrink. */
const FAR_ZOOM = 0.35;

/**
 * The camera's pose at a time. It rests at both ends unless the clip loops, where it never rests.
 *
 * Zoom stays at 1 or above and shifts within `cameraReach`, so that planes extended by that much cover every frame.
 */
export function cameraAt({ camera, durationMs, isLoop }: Motion, atMs: number): CameraPose {
  const share = atMs / durationMs;
  const way = isLoop ? thereAndBack(share) : easeInOut(share);
  const turn = 2 * Math.PI * (isLoop ? share : easeInOut(share));
  const { from, to, ellipse } = camera;
  return {
    x: mix(from.x, to.x, way) + ellipse.x * Math.sin(turn),
    // Begins and ends at the pose itself, so that the finished picture is the composed one.
    y: mix(from.y, to.y, way) + (ellipse.y * (1 - Math.cos(turn))) / 2,
    zoom: mix(from.zoom, to.zoom, way),
  };
}

/** The farthest the camera shifts, as shares of width and height. */
export function cameraReach({ from, to, ellipse }: CameraPath): { readonly x: number; readonly y: number } {
  return {
    x: Math.max(Math.abs(from.x), Math.abs(to.x)) + ellipse.x,
    y: Math.max(Math.abs(from.y), Math.abs(to.y)) + ellipse.y,
  };
}

/**
 * Where the camera sees a plane.
 *
 * @param nearness - 0 for the far background, 1 for the nearest plane, which follows the camera fully.
 */
export function placePlane(options: {
  readonly pose: CameraPose;
  readonly nearness: number;
  readonly focus: Point;
  readonly widthPx: number;
  readonly heightPx: number;
}): Placement {
  const { pose, nearness, focus, widthPx, heightPx } = options;
  const scale = 1 + (pose.zoom - 1) * mix(FAR_ZOOM, 1, nearness);
  return {
    scale,
    xPx: focus.xPx * (1 - scale) - pose.x * widthPx * nearness,
    yPx: focus.yPx * (1 - scale) - pose.y * heightPx * nearness,
  };
}
