import type { BoardRenderer, Picture } from '../renderer/board-renderer.ts';
import { cacheBytesFor, PictureCache, pictureKey } from './picture-cache.ts';
import { type AssetUrl, FIRST_LEVEL, PICTURE_LEVELS, type PictureLevel, unpackedPx } from './picture-level.ts';
import { type LoadPicture, PictureLoader, type PictureRequest } from './picture-loader.ts';
import { type ListSheets, PictureSheets } from './picture-sheets.ts';
import { PictureUnpacker } from './picture-unpacker.ts';

/** A picture wanted on screen; the smaller `away`, the sooner it is loaded. Without one the order of the list counts. */
export type WantedPicture = { readonly assetId: string; readonly level: PictureLevel; readonly away?: number };

/** The level whose pictures come on sheets. */
const SHEET_LEVEL: PictureLevel = 0;

/** Handing this many bytes to the graphics in one frame stays below a few milliseconds. */
const UPLOAD_BYTES_PER_FRAME = 4 * 1024 * 1024;

type Arrival = { readonly assetId: string; readonly level: PictureLevel; readonly bitmap: ImageBitmap };

/** Brings the pictures of what is in view: decides what to load, hands it over in small portions, forgets the oldest. */
export class PictureStream {
  readonly #renderer: Pick<BoardRenderer, 'upload' | 'discard' | 'cut'>;
  readonly #sheets: PictureSheets;
  readonly #assetUrl: AssetUrl;
  readonly #onArrival: () => void;
  readonly #cache: PictureCache;
  readonly #loader: PictureLoader;
  readonly #unpacker: PictureUnpacker | null;
  readonly #requested = new Map<string, { assetId: string; level: PictureLevel }>();
  #wanted = new Map<string, PictureLevel>();
  #arrivals: Arrival[] = [];

  constructor(options: {
    readonly renderer: Pick<BoardRenderer, 'upload' | 'discard' | 'cut'>;
    readonly assetUrl: AssetUrl;
    /** Default: the board has no sheets. */
    readonly listSheets?: ListSheets | undefined;
    /** Called when a picture waits to be handed over; ask for a frame and call `flush` in it. */
    readonly onArrival: () => void;
    /** Called when a sheet came or no more will come: something else may be wanted now. */
    readonly onSheets?: () => void;
    readonly load?: LoadPicture;
    /** Default: what suits the screen. */
    readonly cacheBytes?: number;
  }) {
    this.#renderer = options.renderer;
    this.#assetUrl = options.assetUrl;
    this.#onArrival = options.onArrival;
    this.#cache = new PictureCache(options.cacheBytes ?? cacheBytesFor(screen), (picture) =>
      options.renderer.discard(picture),
    );
    const unpacker = options.load ? null : new PictureUnpacker();
    const load = options.load ?? (unpacker as PictureUnpacker).load;
    this.#unpacker = unpacker;
    this.#loader = new PictureLoader(load, (key, bitmap) => this.#arrived(key, bitmap));
    this.#sheets = new PictureSheets({
      ...options,
      list: options.listSheets,
      load,
      onArrival: options.onSheets ?? options.onArrival,
    });
  }

  /** Replaces what is wanted. Whatever shows nothing yet gets its small picture first, unless a tile is on its way. */
  want(pictures: readonly WantedPicture[]): void {
    this.#wanted = new Map();
    const missing: WantedPicture[] = [];
    for (const picture of pictures) {
      const { assetId, level } = picture;
      this.#wanted.set(assetId, Math.max(level, this.#wanted.get(assetId) ?? 0));
      if (!this.#has(assetId, level)) missing.push(picture);
    }
    // Sorting what is missing only: of ten thousand in view that is mostly nothing.
    missing.sort((one, other) => (one.away ?? 0) - (other.away ?? 0));
    const first = missing.filter(({ assetId, level }) => level > FIRST_LEVEL && this.best(assetId, level) === null);
    const requests = [
      ...first.map(({ assetId }) => this.#request(assetId, FIRST_LEVEL)),
      ...missing.map(({ assetId, level }) => this.#request(assetId, level)),
    ];
    const waiting = new Set(this.#arrivals.map(({ assetId, level }) => pictureKey(assetId, level)));
    this.#loader.want(unique(requests).filter(({ key }) => !waiting.has(key)));
  }

  /** The best picture of an asset so far. The smallest ones come from sheets, so that thousands are a few batches. */
  best(assetId: string, level: PictureLevel): Picture | null {
    const tile = this.#sheets.tile(assetId);
    if (level === SHEET_LEVEL && tile) return tile;
    return this.#cache.best(assetId, level) ?? tile;
  }

  /** Hands waiting pictures to the renderer, a bounded number of bytes. Returns the assets whose picture changed. */
  flush(): ReadonlySet<string> {
    const changed = new Set<string>(this.#sheets.flush());
    // A sheet is the whole budget of a frame.
    let bytes = changed.size > 0 ? UPLOAD_BYTES_PER_FRAME : 0;
    while (bytes < UPLOAD_BYTES_PER_FRAME) {
      const arrival = this.#arrivals.shift();
      if (!arrival) break;
      this.#cache.put(arrival.assetId, arrival.level, this.#renderer.upload(arrival.bitmap));
      bytes += arrival.bitmap.width * arrival.bitmap.height * 4;
      changed.add(arrival.assetId);
    }
    if (changed.size > 0) {
      for (const assetId of this.#cache.trim((assetId, level) => this.#isNeeded(assetId, level))) changed.add(assetId);
    }
    return changed;
  }

  /** Whether pictures wait for the next `flush`. */
  get hasArrivals(): boolean {
    return this.#arrivals.length > 0 || this.#sheets.hasArrivals;
  }

  /** Whether everything wanted is there. */
  get isSettled(): boolean {
    return this.#loader.isIdle && !this.hasArrivals && !this.#sheets.isLoading;
  }

  destroy(): void {
    this.#loader.destroy();
    this.#sheets.destroy();
    this.#unpacker?.destroy();
    for (const { bitmap } of this.#arrivals) bitmap.close();
    this.#arrivals = [];
  }

  #has(assetId: string, level: PictureLevel): boolean {
    if (level === SHEET_LEVEL && (this.#sheets.isLoading || this.#sheets.has(assetId))) return true;
    return this.#cache.has(assetId, level);
  }

  #request(assetId: string, level: PictureLevel): PictureRequest {
    const key = pictureKey(assetId, level);
    this.#requested.set(key, { assetId, level });
    const variant = PICTURE_LEVELS[level]?.variant ?? 'original';
    return { key, url: () => this.#assetUrl(assetId, variant), maxPx: unpackedPx(level) };
  }

  #arrived(key: string, bitmap: ImageBitmap): void {
    const request = this.#requested.get(key);
    this.#requested.delete(key);
    if (!request || this.#cache.has(request.assetId, request.level)) {
      bitmap.close();
      return;
    }
    this.#arrivals.push({ ...request, bitmap });
    this.#onArrival();
  }

  #isNeeded(assetId: string, level: PictureLevel): boolean {
    const wanted = this.#wanted.get(assetId);
    if (wanted === undefined) return false;
    // A coarser level is needed only as long as it is the best there is.
    return level === wanted || !this.#cache.has(assetId, wanted);
  }
}

function unique(requests: readonly PictureRequest[]): PictureRequest[] {
  return [...new Map(requests.map((request) => [request.key, request])).values()];
}
