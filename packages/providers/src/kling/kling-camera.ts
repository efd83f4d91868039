import type { Settings } from '@gesso/contract';
import { readNumber, readText } from '@gesso/provider-kit';

/** Along one of these the camera moves by an amount; the vendor calls it `simple`. */
export const CAMERA_AXES = ['horizontal', 'vertical', 'pan', 'tilt', 'roll', 'zoom'] as const;
/** Moves whose way is fixed. */
export const CAMERA_MOVES = ['down_back', 'forward_up', 'right_turn_forward', 'left_turn_forward'] as const;

export type KlingCamera = { readonly type: string; readonly config?: Readonly<Record<string, number>> };

/**
 * How the camera moves; undefined where the prompt says it.
 *
 * @see Kling, `camera_control`: a simple move names every axis, from -10 to 10, and one of them is not 0.
 */
export function toKlingCamera(settings: Settings): KlingCamera | undefined {
  const camera = readText(settings, 'camera');
  if (camera === 'free') return undefined;
  if (CAMERA_MOVES.some((move) => move === camera)) return { type: camera };
  const amount = readNumber(settings, 'cameraAmount');
  const config = Object.fromEntries(CAMERA_AXES.map((axis) => [axis, axis === camera ? amount : 0]));
  return { type: 'simple', config };
}

/** What the vendor would refuse of it. */
export function findCameraFault(settings: Settings): string | undefined {
  const isAlongAxis = CAMERA_AXES.some((axis) => axis === readText(settings, 'camera'));
  return isAlongAxis && readNumber(settings, 'cameraAmount') === 0
    ? 'Kling moves the camera by -10 to 10 and not by 0; choose “As the prompt says” for a camera of its own mind.'
    : undefined;
}
