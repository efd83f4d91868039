import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StaticWeb } from './static-web.ts';

const FILE = /^\/bench\/(?:pictures\/(32|128|512|2048|original)|sheets)\/(\d{1,6})\.webp$/;

/**
 * Adds `/bench` to the web app, the board that `npm run bench -- canvas` measures, with its pictures.
 *
 * @param pictures - A folder with the sizes of some pictures, `<size>/<number>.webp`, and `sheet.webp` with all their
 *   tiles. Any number beyond theirs shows them again under an address of its own. Undefined: nothing is at `/bench`.
 */
export function withBench(web: StaticWeb, pictures: string | undefined): StaticWeb {
  let counting: Promise<number> | undefined;
  const countPictures = (folder: string) => {
    counting ??= readdir(join(folder, '512')).then((names) => names.length);
    return counting;
  };
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname !== '/bench' && !pathname.startsWith('/bench/')) return web(request);
    if (pictures !== undefined && pathname === '/bench') return web(request);
    const [, size, number] = FILE.exec(pathname) ?? [];
    if (pictures === undefined || number === undefined) return new Response('Not found', { status: 404 });
    const position = Number(number) % (await countPictures(pictures));
    const path = size === undefined ? join(pictures, 'sheet.webp') : join(pictures, folderOf(size), `${position}.webp`);
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': 'image/webp', 'cache-control': 'private, max-age=31536000, immutable' },
    });
  };
}

/** The pictures are of 512 pixels, and nothing is ever enlarged. */
function folderOf(size: string): string {
  return size === '2048' || size === 'original' ? '512' : size;
}
