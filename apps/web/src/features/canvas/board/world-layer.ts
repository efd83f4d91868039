import type { Camera, Geometry } from '@gesso/canvas-core';

/**
 * Real elements that stand on the board: labels, placeholders, the selection's bar, peers' cursors.
 *
 * The layer follows the camera with one transform and one variable, so a pan touches one element and React renders
 * nothing. Elements take their place from the variables --x, --y, --w, --h in canvas units (see `worldPlacement`).
 */
export class WorldLayer {
  readonly #elements = new Map<string, { readonly itemId: string; readonly element: HTMLElement }>();
  #layer: HTMLElement | null = null;
  #zoom = 0;

  /** Sets the layer's own element. */
  readonly attach = (layer: HTMLElement | null): void => {
    this.#layer = layer;
    this.#zoom = 0;
  };

  /** Puts an item's element under care by a name of its own, or lets it go. */
  register({ name, itemId, element }: { name: string; itemId: string; element: HTMLElement | null }): void {
    if (element) this.#elements.set(name, { itemId, element });
    else this.#elements.delete(name);
  }

  /** Follows the camera. */
  follow(camera: Camera): void {
    if (!this.#layer) return;
    if (camera.zoom !== this.#zoom) {
      this.#zoom = camera.zoom;
      this.#layer.style.setProperty('--zoom', String(camera.zoom));
    }
    this.#layer.style.transform = `translate(${-camera.x * camera.zoom}px, ${-camera.y * camera.zoom}px)`;
  }

  /** Puts every element where its item is shown now. */
  place(geometryOf: (itemId: string) => Geometry | undefined): void {
    for (const { itemId, element } of this.#elements.values()) {
      const place = geometryOf(itemId);
      if (!place) continue;
      element.style.setProperty('--x', String(place.x));
      element.style.setProperty('--y', String(place.y));
      element.style.setProperty('--w', String(place.width));
      element.style.setProperty('--h', String(place.height));
      element.style.setProperty('--turn', `${place.rotation}deg`);
    }
  }
}

/** Styles of an element that covers its item. */
export const worldPlacement = {
  position: 'absolute',
  left: 0,
  top: 0,
  width: 'calc(var(--w, 0) * var(--zoom, 1) * 1px)',
  height: 'calc(var(--h, 0) * var(--zoom, 1) * 1px)',
  transform:
    'translate(calc(var(--x, 0) * var(--zoom, 1) * 1px), calc(var(--y, 0) * var(--zoom, 1) * 1px)) rotate(var(--turn, 0deg))',
} as const;
