import type { Picture } from '../renderer/board-renderer.ts';
import { PICTURE_LEVELS, type PictureLevel } from './picture-level.ts';

/** Bytes of decoded pictures kept: what a laptop spares without swapping, and some 250 pictures of 512 px. */
const CACHE_BYTES = 256 * 1024 * 1024;
/** Phones end pages that hold more than a few hundred megabytes, and show a third of the pictures at once. */
const PHONE_CACHE_BYTES = 96 * 1024 * 1024;
/** The shorter side of the largest phones, in CSS pixels. */
const PHONE_PX = 500;

/** How many bytes of decoded pictures may be kept on a screen of this size, in CSS pixels. */
export function cacheBytesFor(screen: { readonly width: number; readonly height: number }): number {
  return Math.min(screen.width, screen.height) <= PHONE_PX ? PHONE_CACHE_BYTES : CACHE_BYTES;
}

type Entry = { readonly assetId: string; readonly level: PictureLevel; readonly picture: Picture };

/** Pictures that were loaded, by asset and level; the least recently used go first when the bound is reached. */
export class PictureCache {
  /** In order of use, oldest first: a Map keeps the order of insertion. */
  readonly #entries = new Map<string, Entry>();
  readonly #maxBytes: number;
  readonly #discard: (picture: Picture) => void;
  #bytes = 0;

  constructor(maxBytes: number, discard: (picture: Picture) => void) {
    this.#maxBytes = maxBytes;
    this.#discard = discard;
  }

  has(assetId: string, level: PictureLevel): boolean {
    return this.#entries.has(pictureKey(assetId, level));
  }

  put(assetId: string, level: PictureLevel, picture: Picture): void {
    this.#entries.set(pictureKey(assetId, level), { assetId, level, picture });
    this.#bytes += bytesOf(picture);
  }

  /** The best picture there is: the level asked for, else the next finer one, else the finest coarser one. */
  best(assetId: string, level: PictureLevel): Picture | null {
    for (const candidate of candidates(level)) {
      const key = pictureKey(assetId, candidate);
      const entry = this.#entries.get(key);
      if (!entry) continue;
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      return entry.picture;
    }
    return null;
  }

  /**
   * Throws the least recently used away until the bound is kept.
   *
   * @param isNeeded - What is on screen now stays, even beyond the bound: a hole would be worse.
   * @returns Assets that lost a picture.
   */
  trim(isNeeded: (assetId: string, level: PictureLevel) => boolean): string[] {
    const lost: string[] = [];
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) break;
      if (isNeeded(entry.assetId, entry.level)) continue;
      this.#entries.delete(key);
      this.#bytes -= bytesOf(entry.picture);
      this.#discard(entry.picture);
      lost.push(entry.assetId);
    }
    return lost;
  }
}

/** Names one size of one asset. */
export function pictureKey(assetId: string, level: PictureLevel): string {
  return `${assetId}/${level}`;
}

function candidates(level: PictureLevel): PictureLevel[] {
  const finer = PICTURE_LEVELS.map((_, position) => position).filter((position) => position >= level);
  const coarser = PICTURE_LEVELS.map((_, position) => position).filter((position) => position < level);
  return [...finer, ...coarser.reverse()];
}

function bytesOf(picture: Picture): number {
  return picture.widthPx * picture.heightPx * 4;
}
