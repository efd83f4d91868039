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

type Size = { readonly width: number; readonly height: number };
type Kept = { readonly picture: CanvasImageSource; readonly x: number; readonly y: number; readonly colour: string };

/** Pictures that lie on no sheet yet are fetched one by one: those that were made last, and at most so many. */
const MOST_SINGLE = 200;
const SINGLE_IN_FLIGHT = 4;

export type MapSources = {
  readonly sheets: () => Promise<readonly MapSheet[]>;
  /** Where the smallest copy of one picture is fetched. */
  readonly single: (assetId: string) => string;
};

/** The pictures of a board, so small that a map of it can show them all. */
export class MapPictures {
  readonly #kept = new Map<string, Kept>();
  readonly #stop = new AbortController();
  readonly #sources: MapSources;
  readonly #onArrival: () => void;
  readonly #asked = new Set<string>();
  #waiting: string[] = [];
  #inFlight = 0;
  #hasSheets = false;

  /** @param onArrival - Called after each file, when the map is worth drawing again. */
  constructor(sources: MapSources, onArrival: () => void) {
    this.#sources = sources;
    this.#onArrival = onArrival;
    void this.#loadSheets();
  }

  /** Draws a picture into a rectangle of the map; false when there is none of it. */
  draw(context: CanvasRenderingContext2D, assetId: string, rect: Rect): boolean {
    const kept = this.#kept.get(assetId);
    if (!kept) {
      this.#ask(assetId);
      return false;
    }
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

  async #loadSheets(): Promise<void> {
    // A map without pictures is a map still: it shows where things lie.
    const sheets = await this.#sources.sheets().catch(() => []);
    for (const sheet of sheets) {
      if (this.#stop.signal.aborted) return;
      await this.#keep(sheet).catch(() => undefined);
      this.#onArrival();
    }
    this.#hasSheets = true;
    this.#onArrival();
  }

  #ask(assetId: string): void {
    if (!this.#hasSheets || this.#asked.has(assetId) || this.#asked.size >= MOST_SINGLE) return;
    this.#asked.add(assetId);
    this.#waiting.push(assetId);
    this.#pump();
  }

  #pump(): void {
    while (this.#inFlight < SINGLE_IN_FLIGHT && !this.#stop.signal.aborted) {
      const assetId = this.#waiting.shift();
      if (assetId === undefined) return;
      this.#inFlight += 1;
      void this.#keepSingle(assetId)
        .catch(() => undefined)
        .finally(() => {
          this.#inFlight -= 1;
          this.#onArrival();
          this.#pump();
        });
    }
  }

  async #keepSingle(assetId: string): Promise<void> {
    const bitmap = await this.#fetch(this.#sources.single(assetId));
    // Whatever its proportions, it fills its cell, as on a sheet.
    const size = { width: bitmap.width, height: bitmap.height };
    const picture = shrunk(bitmap, size, { width: KEPT_PX, height: KEPT_PX });
    const [red, green, blue] = pixelsOf(shrunk(bitmap, size, { width: 1, height: 1 })) ?? [];
    bitmap.close();
    this.#kept.set(assetId, { picture, x: 0, y: 0, colour: `rgb(${red} ${green} ${blue})` });
  }

  async #fetch(url: string): Promise<ImageBitmap> {
    const response = await fetch(url, { signal: this.#stop.signal });
    return createImageBitmap(await response.blob());
  }

  async #keep({ url, columns, assetIds }: MapSheet): Promise<void> {
    const bitmap = await this.#fetch(url);
    const rows = Math.ceil(assetIds.length / columns);
    const size = { width: columns * TILE_PX, height: rows * TILE_PX };
    const picture = shrunk(bitmap, size, { width: columns * KEPT_PX, height: rows * KEPT_PX });
    const colours = pixelsOf(shrunk(bitmap, size, { width: columns, height: rows }));
    bitmap.close();
    if (!colours) return;
    for (const [cell, assetId] of assetIds.entries()) {
      if (assetId === null) continue;
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      const [red, green, blue] = colours.subarray(cell * 4, cell * 4 + 3);
      this.#kept.set(assetId, { picture, x: x * KEPT_PX, y: y * KEPT_PX, colour: `rgb(${red} ${green} ${blue})` });
    }
  }
}

/** Halved step by step, since one large step would look at a few pixels only. */
function shrunk(bitmap: ImageBitmap, from: Size, to: Size): HTMLCanvasElement {
  let [picture, width, height]: [CanvasImageSource, number, number] = [bitmap, from.width, from.height];
  for (;;) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(to.width, Math.floor(width / 2));
    canvas.height = Math.max(to.height, Math.floor(height / 2));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height, 0, 0, canvas.width, canvas.height);
    if (canvas.width === to.width && canvas.height === to.height) return canvas;
    [picture, width, height] = [canvas, canvas.width, canvas.height];
  }
}

function pixelsOf(canvas: HTMLCanvasElement): Uint8ClampedArray | undefined {
  return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
}
