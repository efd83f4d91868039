import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, posix, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Answers a request for a page or a file of the web app. */
export type StaticWeb = (request: Request) => Promise<Response>;

type WebFile = {
  readonly path: string;
  readonly mediaType: string;
  readonly isHashed: boolean;
  /** Changes when the file is written again. */
  readonly version: string;
  /** What was read and packed already. */
  readonly packed: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
};

const PAGE = '/index.html';

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

/** A build has some 60 files of 2 MB in all; this keeps several builds, for pages opened before the last one. */
const FILES_KEPT = 300;

/** What the file system says of names that are none of a file. */
const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

/**
 * Serves the built web app: its files by name, and its page for every other address a browser navigates to.
 *
 * A file is read and packed at its first request and kept in memory. A new build is noticed at the next request: names
 * that hold a hash never change, all others are looked at each time.
 *
 * @param directory - What `vite build` wrote.
 * @returns undefined when there is no build, for servers that answer the API only.
 */
export async function openStaticWeb(directory: string): Promise<StaticWeb | undefined> {
  const kept = new Map<string, WebFile>();
  const find = async (pathname: string): Promise<WebFile | undefined> => {
    const name = toFileName(pathname);
    if (name === undefined) return undefined;
    const known = kept.get(name);
    if (known?.isHashed) return known;
    const found = await findFile(directory, name);
    if (found !== undefined && found.version === known?.version) return known;
    kept.delete(name);
    if (found !== undefined) keep(kept, name, found);
    return found;
  };
  if ((await find(PAGE)) === undefined) return undefined;
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } });
    }
    const { pathname } = new URL(request.url);
    const file = (await find(pathname)) ?? (isNavigation(request, pathname) ? await find(PAGE) : undefined);
    return (file && (await send(file, request))) ?? new Response('Not found', { status: 404 });
  };
}

/** The oldest goes where there are too many. */
function keep(kept: Map<string, WebFile>, name: string, file: WebFile): void {
  const [oldest] = kept.keys();
  if (kept.size >= FILES_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(name, file);
}

/** @returns undefined when the file went away after it was found. */
async function send(file: WebFile, request: Request): Promise<Response | undefined> {
  const encoding = COMPRESSIBLE.test(file.mediaType) ? chooseEncoding(request) : 'identity';
  const bytes = await unlessMissing(pack(file, encoding));
  if (bytes === undefined) return undefined;
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(bytes.byteLength),
      'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  });
}

function pack({ path, packed }: WebFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const earlier = packed.get(encoding);
  if (earlier !== undefined) return earlier;
  const bytes = readFile(path)
    .then(compressors[encoding])
    .then((buffer) => new Uint8Array(buffer));
  packed.set(encoding, bytes);
  bytes.catch(() => packed.delete(encoding)); // Whoever asked is told; the next one tries again.
  return bytes;
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

/** The name that an address means, from the build's folder on; undefined for what can be no name there. */
function toFileName(pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname);
    // One file has one name, so that spelling it another way neither leads out of the folder nor fills the memory.
    return /[\\\0]/.test(name) || posix.normalize(name) !== name ? undefined : name;
  } catch {
    return undefined; // A broken escape is the name of nothing.
  }
}

async function findFile(directory: string, name: string): Promise<WebFile | undefined> {
  // Not the resolved path: a deployment may turn a link to the folder of its next build.
  const path = join(directory, name);
  const real = await unlessMissing(Promise.all([realpath(directory), realpath(path)]));
  const isInside = real?.[1].startsWith(`${real[0]}${sep}`);
  const facts = isInside ? await unlessMissing(stat(path)) : undefined;
  if (!facts?.isFile()) return undefined;
  return {
    path,
    mediaType: MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
    isHashed: HASHED.test(name),
    version: `${facts.ino} ${facts.mtimeMs} ${facts.size}`,
    packed: new Map(),
  };
}

async function unlessMissing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(error.code)) return undefined;
    throw error;
  }
}
