/** What was written; never changed afterwards. */
export type WrittenFile = { readonly bytes: Uint8Array; readonly mimeType: string };

export type ExportCache = {
  /** What is remembered under a key, or what `write` makes of it; two calls at once share one. Failures are not remembered. */
  readonly get: (key: string, write: () => Promise<WrittenFile>) => Promise<WrittenFile>;
};

/** About a dozen large posters; a person tries a few formats and downloads one twice. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Remembers the files written last, the oldest going first beyond the bound. */
export function createExportCache(mostBytes = MOST_BYTES): ExportCache {
  const files = new Map<string, WrittenFile>();
  const writing = new Map<string, Promise<WrittenFile>>();
  let heldBytes = 0;
  const forget = (key: string): void => {
    heldBytes -= files.get(key)?.bytes.byteLength ?? 0;
    files.delete(key);
  };
  const keep = (key: string, file: WrittenFile): void => {
    if (file.bytes.byteLength > mostBytes) return;
    files.set(key, file);
    heldBytes += file.bytes.byteLength;
    for (const oldest of files.keys()) {
      if (heldBytes <= mostBytes) return;
      forget(oldest);
    }
  };
  return {
    get: async (key, write) => {
      const known = files.get(key);
      if (known !== undefined) {
        // Asked for again, it is the youngest.
        files.delete(key);
        files.set(key, known);
        return known;
      }
      const under = writing.get(key);
      if (under !== undefined) return under;
      const written = write().finally(() => writing.delete(key));
      writing.set(key, written);
      const file = await written;
      keep(key, file);
      return file;
    },
  };
}
