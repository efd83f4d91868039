import type { Rect } from '@gesso/canvas-core';
import type { BoardRenderer, Picture } from '../renderer/board-renderer.ts';
import type { LoadPicture } from './picture-loader.ts';

/** One file of small tiles, row by row from the top left; each fills its cell whatever the picture's proportions. */
export type PictureSheet = {
  readonly url: string;
  readonly columns: number;
  /** Whose tile lies in each cell; null for a gap. */
  readonly assetIds: readonly (string | null)[];
};

/** Asks for the sheets of the board. */
export type ListSheets = () => Promise<readonly PictureSheet[]>;

/** Side of a tile in pixels. */
const TILE_PX = 32;
/** Tiles lie edge to edge: half a pixel inwards, smoothing never mixes a neighbour in. */
const INSET_PX = 0.5;
/** Files fetched at once; ten hold ten thousand pictures, and the rest of the connections is for what is looked at. */
const IN_FLIGHT = 4;

type Cell = { readonly sheet: number; readonly frame: Rect };

/** The part of a sheet that shows a cell. */
export function tileFrame(columns: number, cell: number): Rect {
  const side = TILE_PX - 2 * INSET_PX;
  const x = (cell % columns) * TILE_PX + INSET_PX;
  const y = Math.floor(cell / columns) * TILE_PX + INSET_PX;
  return { x, y, width: side, height: side };
}

/** The smallest picture of everything on the board, from a few shared files. */
export class PictureSheets {
  readonly #renderer: Pick<BoardRenderer, 'upload' | 'cut'>;
  readonly #load: LoadPicture;
  readonly #onArrival: () => void;
  readonly #stop = new AbortController();
  readonly #cells = new Map<string, Cell>();
  readonly #uploaded = new Map<number, Picture>();
  readonly #tiles = new Map<string, Picture>();
  #arrivals: { readonly sheet: number; readonly bitmap: ImageBitmap; readonly listing: PictureSheet }[] = [];
  #isLoading = true;

  constructor(options: {
    readonly renderer: Pick<BoardRenderer, 'upload' | 'cut'>;
    readonly list: ListSheets | undefined;
    readonly load: LoadPicture;
    /** Called when a sheet waits to be handed over, and when no more will come. */
    readonly onArrival: () => void;
  }) {
    this.#renderer = options.renderer;
    this.#load = options.load;
    this.#onArrival = options.onArrival;
    if (options.list) void this.#loadAll(options.list);
    else this.#isLoading = false;
  }

  /** Whether sheets are still on their way, so that single small pictures need not be asked for yet. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  get hasArrivals(): boolean {
    return this.#arrivals.length > 0;
  }

  /** Whether a tile is there or about to be. */
  has(assetId: string): boolean {
    return this.#cells.has(assetId);
  }

  /** The tile of an asset; null until its sheet is there. */
  tile(assetId: string): Picture | null {
    const known = this.#tiles.get(assetId);
    if (known) return known;
    const cell = this.#cells.get(assetId);
    const sheet = cell && this.#uploaded.get(cell.sheet);
    if (!cell || !sheet) return null;
    const tile = this.#renderer.cut(sheet, cell.frame);
    this.#tiles.set(assetId, tile);
    return tile;
  }

  /** Hands one waiting sheet, four megabytes, to the renderer. Returns the assets that have a tile now. */
  flush(): readonly string[] {
    const arrival = this.#arrivals.shift();
    if (!arrival) return [];
    this.#uploaded.set(arrival.sheet, this.#renderer.upload(arrival.bitmap));
    return arrival.listing.assetIds.filter((assetId) => assetId !== null);
  }

  destroy(): void {
    this.#stop.abort();
    for (const { bitmap } of this.#arrivals) bitmap.close();
    this.#arrivals = [];
  }

  async #loadAll(list: ListSheets): Promise<void> {
    try {
      const listings = await list();
      for (const [sheet, listing] of listings.entries()) this.#note(listing, sheet);
      let next = 0;
      const loadNext = async (): Promise<void> => {
        for (let sheet = next++; sheet < listings.length; sheet = next++) {
          const listing = listings[sheet];
          if (listing) await this.#loadOne(listing, sheet);
        }
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, loadNext));
    } catch {
      // A board without sheets is only slower: its small pictures come one by one.
      this.#cells.clear();
    } finally {
      this.#isLoading = false;
      if (!this.#stop.signal.aborted) this.#onArrival();
    }
  }

  #note({ assetIds, columns }: PictureSheet, sheet: number): void {
    assetIds.forEach((assetId, cell) => {
      if (assetId !== null) this.#cells.set(assetId, { sheet, frame: tileFrame(columns, cell) });
    });
  }

  async #loadOne(listing: PictureSheet, sheet: number): Promise<void> {
    try {
      const bitmap = await this.#load(listing.url, this.#stop.signal);
      if (this.#stop.signal.aborted) return bitmap.close();
      this.#arrivals.push({ sheet, bitmap, listing });
      this.#onArrival();
    } catch {
      // Its pictures are then asked for one by one.
      for (const assetId of listing.assetIds) if (assetId !== null) this.#cells.delete(assetId);
    }
  }
}
