import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BlobStore, BlobStoreError, type Sha256, type StoredBlob } from './blob-store.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * A {@link BlobStore} in a folder: `ab/cd/abcd…`, two levels of 256, so that a million files are 15 in a folder.
 *
 * A file is written under another name, synced, then renamed: a reader sees all of it or none. Files of a process killed
 * in between stay in `unfinished` and are never served.
 *
 * @param directory - Made at the first write.
 */
export function createFileBlobStore(directory: string): BlobStore {
  return {
    putBytes: (bytes) => putBytes(directory, bytes),
    openFile: async (sha256) => {
      const sizeBytes = await findSize(directory, sha256);
      if (sizeBytes === undefined) return undefined;
      return { sizeBytes, read: (range) => createReadStream(pathOfBlob(directory, sha256), range) };
    },
    exists: async (sha256) => (await findSize(directory, sha256)) !== undefined,
    checkWritable: async () => {
      const path = join(directory, 'unfinished', randomUUID());
      await asStoreError('The file store cannot be written.', () => writeDurably(path, new Uint8Array(1)));
      await rm(path, { force: true });
    },
  };
}

async function putBytes(directory: string, bytes: Uint8Array): Promise<StoredBlob> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stored = { sha256, sizeBytes: bytes.byteLength };
  if ((await findSize(directory, sha256)) === bytes.byteLength) return stored;
  const unfinished = join(directory, 'unfinished', randomUUID());
  const path = pathOfBlob(directory, sha256);
  await asStoreError('A file could not be stored.', async () => {
    await writeDurably(unfinished, bytes);
    await mkdir(dirname(path), { recursive: true });
    await rename(unfinished, path);
    // Without this a power cut may forget the name while it keeps the bytes.
    await syncFolder(dirname(path));
  });
  return stored;
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows cannot open a folder for this; its rename is journalled.
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } finally {
    await folder?.close();
  }
}

async function findSize(directory: string, sha256: Sha256): Promise<number | undefined> {
  if (!SHA256.test(sha256)) return undefined;
  try {
    return (await stat(pathOfBlob(directory, sha256))).size;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new BlobStoreError('The file store cannot be read.', { cause });
  }
}

/** Where the file of a hash lies, for programs that read files by themselves. The hash must be one. */
export function pathOfBlob(directory: string, sha256: Sha256): string {
  return join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

async function asStoreError(message: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new BlobStoreError(message, { cause });
  }
}
