import { useCallback } from 'react';
import type { WorldLayer } from '../board/world-layer.ts';

/** A ref that puts an element into the world layer's care, so that it follows its item without rendering. */
export function useWorldElement(options: {
  readonly world: WorldLayer;
  /** The item's id, with a prefix where one item has several elements. */
  readonly name: string;
  readonly itemId: string;
  readonly onPlaced: () => void;
}): (element: HTMLElement | null) => void {
  const { world, name, itemId, onPlaced } = options;
  return useCallback(
    (element) => {
      world.register({ name, itemId, element });
      if (element) onPlaced();
    },
    [world, name, itemId, onPlaced],
  );
}
