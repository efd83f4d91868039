import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../setup/paths.mjs';
import type { Emit } from './measurement.ts';

const DIST = join(ROOT, 'apps', 'web', 'dist');

/** The page of a board, as Vite's manifest names it. What it imports lazily itself comes after the first view. */
const BOARD_PAGE = 'src/app/studio/StudioPage.tsx';

const MOST_BYTES = 250 * 1024;

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};

/** Adds up the compressed scripts and styles that a browser with an empty cache loads before a board shows. */
export async function run(emit: Emit): Promise<void> {
  // Vite writes this file; its shape is fixed by the pinned version.
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
  if (entry === undefined || manifest[BOARD_PAGE] === undefined) {
    throw new Error(`The manifest has no entry or no ${BOARD_PAGE}; was the page renamed?`);
  }
  const files = new Set([entry, BOARD_PAGE].flatMap((name) => [...listFiles(manifest, name, new Set())]));
  const sizes = [...files]
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(DIST, file))).byteLength }))
    .sort((one, other) => other.bytes - one.bytes);
  const value = sizes.reduce((total, { bytes }) => total + bytes, 0);
  emit({ what: 'board page, gzip', value, unit: 'bytes', atMost: MOST_BYTES, details: { largest: sizes.slice(0, 5) } });
}

function listFiles(manifest: Readonly<Record<string, Chunk>>, name: string, seen: Set<string>): readonly string[] {
  const chunk = manifest[name];
  if (chunk === undefined || seen.has(name)) return [];
  seen.add(name);
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.imports ?? []).flatMap((next) => listFiles(manifest, next, seen)),
  ];
}
