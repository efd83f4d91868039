import type { BoardRenderer, Picture } from '../renderer/board-renderer.ts';
import { CACHE_BYTES, PictureCache, pictureKey } from './picture-cache.ts';
import { type AssetUrl, FIRST_LEVEL, PICTURE_LEVELS, type PictureLevel } from './picture-level.ts';
import { type LoadPicture, loadPicture, PictureLoader, type PictureRequest } from './picture-loader.ts';

/** A picture wanted on screen, nearest to the middle of the view first. */
export type WantedPicture = { readonly assetId: string; readonly level: PictureLevel };

/** Handing this many bytes to the graphics in one frame stays below a few milliseconds. */
const UPLOAD_BYTES_PER_FRAME = 4 * 1024 * 1024;

type Arrival = { readonly assetId: string; readonly level: PictureLevel; readonly bitmap: ImageBitmap };

/** Brings the pictures of what is in view: decides what to load, hands it over in small portions, forgets the oldest. */
export class PictureStream {
  readonly #renderer: Pick<BoardRenderer, 'upload' | 'discard'>;
  readonly #assetUrl: AssetUrl;
  readonly #onArrival: () => void;
  readonly #cache: PictureCache;
  readonly #loader: PictureLoader;
  readonly #requested = new Map<string, { assetId: string; level: PictureLevel }>();
  #wanted = new Map<string, PictureLevel>();
  #arrivals: Arrival[] = [];

  constructor(options: {
    readonly renderer: Pick<BoardRenderer, 'upload' | 'discard'>;
    readonly assetUrl: AssetUrl;
    /** Called when a picture waits to be handed over; ask for a frame and call `flush` in it. */
    readonly onArrival: () => void;
    readonly load?: LoadPicture;
    readonly cacheBytes?: number;
  }) {
    this.#renderer = options.renderer;
    this.#assetUrl = options.assetUrl;
    this.#onArrival = options.onArrival;
    this.#cache = new PictureCache(options.cacheBytes ?? CACHE_BYTES, (picture) => options.renderer.discard(picture));
    this.#loader = new PictureLoader(options.load ?? loadPicture, (key, bitmap) => this.#arrived(key, bitmap));
  }

  /** Replaces what is wanted. Whatever shows nothing yet gets its small picture first. */
  want(pictures: readonly WantedPicture[]): void {
    this.#wanted = new Map();
    const first: PictureRequest[] = [];
    const sharp: PictureRequest[] = [];
    for (const { assetId, level } of pictures) {
      this.#wanted.set(assetId, Math.max(level, this.#wanted.get(assetId) ?? 0));
      if (level > FIRST_LEVEL && this.#cache.best(assetId, level) === null)
        first.push(this.#request(assetId, FIRST_LEVEL));
      if (!this.#cache.has(assetId, level)) sharp.push(this.#request(assetId, level));
    }
    const waiting = new Set(this.#arrivals.map(({ assetId, level }) => pictureKey(assetId, level)));
    this.#loader.want(unique([...first, ...sharp]).filter(({ key }) => !waiting.has(key)));
  }

  /** The best picture of an asset so far. */
  best(assetId: string, level: PictureLevel): Picture | null {
    return this.#cache.best(assetId, level);
  }

  /** Hands waiting pictures to the renderer, a bounded number of bytes. Returns the assets whose picture changed. */
  flush(): ReadonlySet<string> {
    const changed = new Set<string>();
    let bytes = 0;
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
    return this.#arrivals.length > 0;
  }

  /** Whether everything wanted is there. */
  get isSettled(): boolean {
    return this.#loader.isIdle && !this.hasArrivals;
  }

  destroy(): void {
    this.#loader.destroy();
    for (const { bitmap } of this.#arrivals) bitmap.close();
    this.#arrivals = [];
  }

  #request(assetId: string, level: PictureLevel): PictureRequest {
    const key = pictureKey(assetId, level);
    this.#requested.set(key, { assetId, level });
    return { key, url: () => this.#assetUrl(assetId, PICTURE_LEVELS[level]?.variant ?? 'original') };
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
