import type { LoadPicture } from './picture-loader.ts';

/** What the page tells the worker. */
export type UnpackOrder =
  | { readonly type: 'load'; readonly id: number; readonly url: string; readonly maxPx: number | null }
  | { readonly type: 'drop'; readonly id: number };

/** What the worker answers. */
export type UnpackAnswer =
  | { readonly id: number; readonly bitmap: ImageBitmap }
  | { readonly id: number; readonly error: string };

type Waiting = { readonly resolve: (bitmap: ImageBitmap) => void; readonly reject: (reason: unknown) => void };

/** Fetches pictures, with the session's cookies, and unpacks them in a worker. */
export class PictureUnpacker {
  readonly #worker = new Worker(new URL('./unpack-picture.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<UnpackAnswer>) => this.#settle(data));
  }

  readonly load: LoadPicture = (url, signal, maxPx = null) => {
    this.#lastId += 1;
    const id = this.#lastId;
    // The worker's own address is that of its script, so that it could not resolve a relative one.
    this.#order({ type: 'load', id, url: new URL(url, document.baseURI).href, maxPx });
    signal.addEventListener('abort', () => this.#order({ type: 'drop', id }), { once: true });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  };

  destroy(): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error('The board was closed.'));
    this.#waiting.clear();
  }

  #order(order: UnpackOrder): void {
    this.#worker.postMessage(order);
  }

  #settle(answer: UnpackAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('bitmap' in answer) {
      if (waiting) waiting.resolve(answer.bitmap);
      else answer.bitmap.close();
    } else waiting?.reject(new Error(answer.error));
  }
}
