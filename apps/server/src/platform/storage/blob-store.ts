import type { Readable } from 'node:stream';

/** SHA-256 of the content, 64 characters of lower-case hex. */
export type Sha256 = string;

export type StoredBlob = { readonly sha256: Sha256; readonly sizeBytes: number };

export type OpenedBlob = {
  readonly sizeBytes: number;
  /**
   * The bytes from `start` to `end`, both counted from 0 and included, as HTTP ranges count; all of them by default.
   * Each call opens a stream of its own; an unread stream must be destroyed.
   */
  readonly read: (range?: { readonly start: number; readonly end: number }) => Readable;
};

/**
 * Keeps immutable files under the hash of their content.
 *
 * The same bytes stored twice are one file. There is no overwrite and no path from outside: an address is a hash.
 */
export type BlobStore = {
  /**
   * Stores bytes. When it returns they survive a power cut.
   *
   * @throws BlobStoreError when they cannot be written; nothing half written is ever found by `open`.
   */
  readonly putBytes: (bytes: Uint8Array) => Promise<StoredBlob>;
  /**
   * Opens stored bytes for reading.
   *
   * @returns undefined when there are none under this hash, or the text is not a hash.
   */
  readonly openFile: (sha256: Sha256) => Promise<OpenedBlob | undefined>;
  readonly exists: (sha256: Sha256) => Promise<boolean>;
  /** Proves that the store can be written, for the readiness check. Throws BlobStoreError when not. */
  readonly checkWritable: () => Promise<void>;
};

/** The files cannot be reached or written. Safe to retry: storing the same bytes twice is storing them once. */
export class BlobStoreError extends Error {
  readonly code = 'blob-store';
  readonly retryable = true;
  override readonly name = 'BlobStoreError';
}
