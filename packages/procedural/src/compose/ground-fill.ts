import type { FillLayer } from '../scene/layers.ts';

/** The sheet everything lies on, in one colour. */
export function groundFill(color: string): FillLayer {
  return {
    id: 'ground',
    name: 'Ground',
    slot: 'background',
    kind: 'fill',
    depth: 0,
    paint: { kind: 'solid', color },
  };
}
