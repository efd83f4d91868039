import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Node 24 from the npm package `node`, whatever the system has. There once packages are installed. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
export const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
export const SERVER = join(ROOT, 'apps', 'server', 'src', 'main.ts');

export const RECONCILE = join(ROOT, 'apps', 'server', 'src', 'reconcile.ts');

/** Compiled code of earlier starts, read by Node itself: the second start skips parsing and type stripping. */
export const COMPILE_CACHE = join(ROOT, 'node_modules', '.cache', 'node-compile');
