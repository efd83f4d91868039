import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Answers a request for a page or a file of the web app. */
export type StaticWeb = (request: Request) => Promise<Response>;

type WebFile = { readonly path: string; readonly mediaType: string; readonly isHashed: boolean };

/** Files by extension; whatever else the build may hold is sent as bytes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const COMPRESSIBLE = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;

/** The build puts a hash of the content into these names: what is there never changes. */
const HASHED = /^\/assets\//;

const compressors = {
  br: (bytes: Buffer) =>
    // Level 9 of 11: the last two cost ten times the time for 1-2 % of the size.
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
  identity: async (bytes: Buffer) => bytes,
} as const;

type Encoding = keyof typeof compressors;

/**
 * Serves the built web app: its files by name, and its page for every other address a browser navigates to.
 *
 * The folder is listed once; a file is read and compressed at its first request and kept in memory, some 2 MB in all.
 *
 * @param directory - What `vite build` wrote.
 * @returns undefined when there is no build, for servers that answer the API only.
 */
export async function openStaticWeb(directory: string): Promise<StaticWeb | undefined> {
  const files = await listFiles(directory);
  const page = files.get('/index.html');
  if (page === undefined) return undefined;
  const cache = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } });
    }
    const { pathname } = new URL(request.url);
    const file = files.get(pathname) ?? (isNavigation(request, pathname) ? page : undefined);
    if (file === undefined) return new Response('Not found', { status: 404 });
    return send(file, request, cache);
  };
}

async function send(
  file: WebFile,
  request: Request,
  cache: Map<string, Promise<Uint8Array<ArrayBuffer>>>,
): Promise<Response> {
  const encoding = COMPRESSIBLE.test(file.mediaType) ? chooseEncoding(request) : 'identity';
  const key = `${encoding} ${file.path}`;
  const bytes =
    cache.get(key) ??
    readFile(file.path)
      .then(compressors[encoding])
      .then((buffer) => new Uint8Array(buffer));
  cache.set(key, bytes);
  bytes.catch(() => cache.delete(key));
  return new Response(request.method === 'HEAD' ? null : await bytes, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String((await bytes).byteLength),
      'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  });
}

function chooseEncoding(request: Request): Encoding {
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

// A page of the app has no extension; a file that is missing must say so instead of answering with a page.
function isNavigation(request: Request, pathname: string): boolean {
  const accepts = request.headers.get('accept') ?? '*/*';
  return extname(pathname) === '' && /text\/html|\*\/\*/.test(accepts);
}

async function listFiles(directory: string): Promise<ReadonlyMap<string, WebFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((error: Error) => {
    if ('code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files = new Map<string, WebFile>();
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(directory.length).replaceAll(sep, '/').replace(/^\/*/, '/');
    const mediaType = MEDIA_TYPES[extname(name)] ?? 'application/octet-stream';
    files.set(name, { path, mediaType, isHashed: HASHED.test(name) });
  }
  return files;
}
