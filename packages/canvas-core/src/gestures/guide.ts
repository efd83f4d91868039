import type { Camera } from '../geometry/camera.ts';
import type { Rect } from '../geometry/rect.ts';

/** A line that shows what a box was aligned with, in canvas units. */
export type Guide = {
  /** `line` runs along aligned edges or centres, `gap` spans one of several equal gaps, `size` a side of equal length. */
  readonly type: 'line' | 'gap' | 'size';
  /** `x`: an upright line at x = `at`, from and to are y. `y`: a level one at y = `at`, from and to are x. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

/** What lies in view beside what is moved. It is looked up once for a drag and again when the view moves. */
export type SnapField = { readonly camera: Camera; readonly rects: readonly Rect[] };
