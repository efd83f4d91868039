import { withAlpha } from '../palette/color.ts';
import type { FillLayer } from '../scene/layers.ts';
import type { Studio } from './studio.ts';

/** Darkens the corners; holds the eye in the middle. */
export function vignette({ widthPx, heightPx }: Studio, color: string, strength: number): FillLayer {
  return {
    id: 'vignette',
    name: 'Vignette',
    slot: 'light',
    kind: 'fill',
    depth: 1,
    blend: 'multiply',
    paint: {
      kind: 'radial',
      center: { xPx: Math.round(widthPx / 2), yPx: Math.round(heightPx * 0.46) },
      radiusPx: Math.round(Math.hypot(widthPx, heightPx) * 0.56),
      stops: [
        { at: 0, color: withAlpha(color, 0) },
        { at: 0.58, color: withAlpha(color, 0) },
        { at: 1, color: withAlpha(color, strength) },
      ],
    },
  };
}
