import type { Rect } from '@gesso/canvas-core';
import { Rectangle, Texture } from 'pixi.js';

type Cropped = { readonly whole: Texture; readonly crop: Rect; readonly part: Texture };

/** Parts of pictures that are shown cropped: textures of their own over the same pixels, one for each item. */
export class CroppedTextures {
  readonly #parts = new Map<string, Cropped>();

  /** The part of a texture that an item shows; the same object until the picture or the crop changes. */
  of(id: string, whole: Texture, crop: Rect): Texture {
    const known = this.#parts.get(id);
    if (known && known.whole === whole && isSameRect(known.crop, crop)) return known.part;
    this.release(id);
    const { x, y, width, height } = whole.frame;
    const frame = new Rectangle(x + crop.x * width, y + crop.y * height, crop.width * width, crop.height * height);
    const part = new Texture({ source: whole.source, frame });
    this.#parts.set(id, { whole, crop, part });
    return part;
  }

  /** Whether an item shows a part of this picture. */
  isPartOf(id: string, whole: Texture): boolean {
    return this.#parts.get(id)?.whole === whole;
  }

  /** Forgets an item's part; the pixels stay. Does nothing when it shows none. */
  release(id: string): void {
    this.#parts.get(id)?.part.destroy(false);
    this.#parts.delete(id);
  }
}

function isSameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
