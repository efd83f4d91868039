import type { Box } from '../scene/layers.ts';

/** The colours weather is made of, a part of the tones of a scenery. */
export interface WeatherTones {
  readonly skyTop: string;
  readonly skyMiddle: string;
  readonly horizon: string;
  readonly near: string;
  readonly glow: string;
}

/** Where weather falls. */
export interface WeatherView {
  readonly horizonYPx: number;
  /** Nothing falls here, so that texts stay readable. */
  readonly keepClear: Box;
}
