/** One picture to fetch; `key` names it in every answer. The address is asked for only when its turn comes. */
export type PictureRequest = { readonly key: string; readonly url: () => string; readonly maxPx?: number | null };

/** Fetches one picture and decodes it away from the main thread; no side is longer than `maxPx` then. */
export type LoadPicture = (url: string, signal: AbortSignal, maxPx?: number | null) => Promise<ImageBitmap>;

/** Browsers open six connections to one host; more in flight only wait there, out of reach of a new order. */
const IN_FLIGHT = 6;
/** After this many failures a picture is left alone until it is wanted anew by a later visit of the board. */
const MAX_ATTEMPTS = 3;

/**
 * Loads what is wanted now, in the order wanted, a few at a time. What is no longer wanted is dropped, also in flight:
 * after a fast pan the pictures in view must not queue behind those that left it.
 */
export class PictureLoader {
  readonly #load: LoadPicture;
  readonly #onLoaded: (key: string, bitmap: ImageBitmap) => void;
  readonly #inFlight = new Map<string, AbortController>();
  readonly #attempts = new Map<string, number>();
  #queue: PictureRequest[] = [];

  constructor(load: LoadPicture, onLoaded: (key: string, bitmap: ImageBitmap) => void) {
    this.#load = load;
    this.#onLoaded = onLoaded;
  }

  /** Replaces the list of what is wanted; most urgent first. */
  want(requests: readonly PictureRequest[]): void {
    const wanted = new Set(requests.map((request) => request.key));
    for (const [key, controller] of this.#inFlight) if (!wanted.has(key)) controller.abort();
    this.#queue = requests.filter(({ key }) => !this.#inFlight.has(key) && this.#mayTry(key)).reverse();
    this.#pump();
  }

  /** Whether nothing is on its way or waiting. */
  get isIdle(): boolean {
    return this.#inFlight.size === 0 && this.#queue.length === 0;
  }

  destroy(): void {
    this.#queue = [];
    for (const controller of this.#inFlight.values()) controller.abort();
  }

  #mayTry(key: string): boolean {
    return (this.#attempts.get(key) ?? 0) < MAX_ATTEMPTS;
  }

  #pump(): void {
    while (this.#inFlight.size < IN_FLIGHT) {
      const request = this.#queue.pop();
      if (!request) return;
      void this.#fetch(request);
    }
  }

  async #fetch(request: PictureRequest): Promise<void> {
    const controller = new AbortController();
    this.#inFlight.set(request.key, controller);
    try {
      const bitmap = await this.#load(request.url(), controller.signal, request.maxPx);
      if (controller.signal.aborted) bitmap.close();
      else this.#onLoaded(request.key, bitmap);
    } catch {
      // Dropped pictures are no failures. Others are tried again at once, behind what else waits.
      if (!controller.signal.aborted) this.#retryLater(request);
    } finally {
      this.#inFlight.delete(request.key);
      this.#pump();
    }
  }

  #retryLater(request: PictureRequest): void {
    this.#attempts.set(request.key, (this.#attempts.get(request.key) ?? 0) + 1);
    if (this.#mayTry(request.key)) this.#queue.unshift(request);
  }
}
