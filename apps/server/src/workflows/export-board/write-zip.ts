import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file and its name inside the archive, which is no path. */
export type ZipEntry = { readonly path: string; readonly name: string };

/** Kinds of files that are packed already; packing them again costs a core and saves nothing. */
const PACKED = /\.(png|jpg|webp|gif|avif|mp4|webm|mov|pptx|zip)$/i;

/**
 * Writes files into one archive, as streams: none is held whole. A name that comes twice is numbered.
 *
 * @throws What the file system throws.
 */
export async function writeZip(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const archive = new ZipFile();
  const taken = new Set<string>();
  for (const entry of entries) {
    archive.addFile(entry.path, unique(entry.name, taken), { compress: !PACKED.test(entry.name) });
  }
  archive.end();
  const failed = new Promise<never>((_, reject) => archive.once('error', reject));
  await Promise.race([pipeline(archive.outputStream, createWriteStream(path)), failed]);
}

function unique(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const [words, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let copy = 1; ; copy += 1) {
    const full = copy === 1 ? name : `${words} ${copy}${extension}`;
    if (taken.has(full.toLowerCase())) continue;
    taken.add(full.toLowerCase());
    return full;
  }
}
