import { type Camera, panBy, zoomAt } from '../geometry/camera.ts';
import type { WheelInput } from './input.ts';

/** A wheel step of 100 px changes the zoom by this factor's power; pinches arrive in much smaller steps. */
const WHEEL_ZOOM = 0.002;
const PINCH_ZOOM = 0.01;
/** Mice with fast wheels send hundreds of pixels at once; without a limit one notch would cross half the range. */
const MAX_WHEEL_STEP = 120;

/** The camera after a turn of the wheel: it pans, with Shift sideways; Mod and pinches zoom at the pointer. */
export function wheeledCamera(camera: Camera, wheel: WheelInput): Camera {
  if (wheel.isPinch || wheel.mod) {
    const step = Math.max(-MAX_WHEEL_STEP, Math.min(MAX_WHEEL_STEP, wheel.deltaY));
    // A real mouse wheel with Control held looks like a pinch too, but its steps are large.
    const rate = wheel.isPinch && Math.abs(wheel.deltaY) < 50 ? PINCH_ZOOM : WHEEL_ZOOM;
    return zoomAt(camera, wheel.point, camera.zoom * Math.exp(-step * rate));
  }
  const isSideways = wheel.shift && wheel.deltaX === 0;
  return panBy(camera, -(isSideways ? wheel.deltaY : wheel.deltaX), isSideways ? 0 : -wheel.deltaY);
}
