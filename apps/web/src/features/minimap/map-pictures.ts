import type { Rect } from '@gesso/canvas-core';

/** One file of small tiles, as the board's own drawing takes them: row by row, each filling its cell. */
export type MapSheet = {
  readonly url: string;
  readonly columns: number;
  readonly assetIds: readonly (string | null)[];
};

/** Side of a tile on a sheet, and what is kept of it: a map shows hardly more, and a sheet then takes 256 KB. */
const TILE_PX = 32;
const KEPT_PX = 8;
/** Below this a picture on the map is one colour to the eye, and a rectangle is drawn in a tenth of the time. */
const COLOUR_BELOW_PX = 3;

type Kept = { readonly picture: CanvasImageSource; readonly x: number; readonly y: number; readonly colour: string };

/** The pictures of a board, so small that a map of it can show them all. */
export class MapPictures {
  readonly #kept = new Map<string, Kept>();
  readonly #stop = new AbortController();

  /** @param onArrival - Called after each file, when the map is worth drawing again. */
  constructor(list: () => Promise<readonly MapSheet[]>, onArrival: () => void) {
    void this.#load(list, onArrival);
  }

  /** Draws a picture into a rectangle of the map; false when there is none of it. */
  draw(context: CanvasRenderingContext2D, assetId: string, rect: Rect): boolean {
    const kept = this.#kept.get(assetId);
    if (!kept) return false;
    const { x, y, width, height } = rect;
    if (width < COLOUR_BELOW_PX && height < COLOUR_BELOW_PX) {
      context.fillStyle = kept.colour;
      context.fillRect(x, y, Math.max(1, width), Math.max(1, height));
      return true;
    }
    context.drawImage(kept.picture, kept.x, kept.y, KEPT_PX, KEPT_PX, x, y, Math.max(1, width), Math.max(1, height));
    return true;
  }

  destroy(): void {
    this.#stop.abort();
  }

  async #load(list: () => Promise<readonly MapSheet[]>, onArrival: () => void): Promise<void> {
    // A map without pictures is a map still: it shows where things lie.
    const sheets = await list().catch(() => []);
    for (const sheet of sheets) {
      if (this.#stop.signal.aborted) return;
      await this.#keep(sheet).catch(() => undefined);
      onArrival();
    }
  }

  async #keep({ url, columns, assetIds }: MapSheet): Promise<void> {
    const response = await fetch(url, { signal: this.#stop.signal });
    const bitmap = await createImageBitmap(await response.blob());
    const rows = Math.ceil(assetIds.length / columns);
    const size = { width: columns * TILE_PX, height: rows * TILE_PX };
    const picture = shrunk(bitmap, size, KEPT_PX / TILE_PX);
    const colours = shrunk(bitmap, size, 1 / TILE_PX)
      ?.getContext('2d')
      ?.getImageData(0, 0, columns, rows).data;
    bitmap.close();
    if (!picture || !colours) return;
    for (const [cell, assetId] of assetIds.entries()) {
      if (assetId === null) continue;
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      const [red, green, blue] = colours.subarray(cell * 4, cell * 4 + 3);
      this.#kept.set(assetId, { picture, x: x * KEPT_PX, y: y * KEPT_PX, colour: `rgb(${red} ${green} ${blue})` });
    }
  }
}

/** Halved step by step, since one large step would look at a few pixels of each tile only. */
function shrunk(
  bitmap: ImageBitmap,
  size: { readonly width: number; readonly height: number },
  scale: number,
): HTMLCanvasElement | null {
  let from: CanvasImageSource = bitmap;
  let [width, height] = [size.width, size.height];
  let canvas: HTMLCanvasElement | null = null;
  for (let left = 1 / scale; left > 1; left /= 2) {
    canvas = document.createElement('canvas');
    canvas.width = width / 2;
    canvas.height = height / 2;
    canvas.getContext('2d')?.drawImage(from, 0, 0, width, height, 0, 0, canvas.width, canvas.height);
    [from, width, height] = [canvas, canvas.width, canvas.height];
  }
  return canvas;
}
