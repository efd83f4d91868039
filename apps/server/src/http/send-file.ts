import { Readable } from 'node:stream';
import type { OpenedBlob } from '../platform/storage/blob-store.ts';
import { parseRange } from './byte-range.rules.ts';

/** Stored bytes that never change, ready to be sent. */
export type SendableFile = {
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Of exactly these bytes; also the entity tag. */
  readonly sha256: string;
  readonly fileName: string;
  readonly read: OpenedBlob['read'];
};

/** Shown in place. Anything else a browser might run, such as SVG or HTML, is handed out as a download. */
const SHOWN_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
  'video/mp4',
  'video/webm',
]);

/**
 * Sends a file, or the part that was asked for.
 *
 * @see RFC 9110, sections 13 (conditional requests) and 14 (ranges).
 */
export function sendFile(request: Request, file: SendableFile): Response {
  const etag = `"${file.sha256}"`;
  const headers: Record<string, string> = {
    'content-type': file.mimeType,
    // The bytes under an id never change; only their owner may ask for them, so no shared cache keeps them.
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'content-disposition': disposition(file),
    // Opened as a page of its own, a file gets no rights at all.
    'content-security-policy':
      "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
    etag,
  };
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  const ifRange = request.headers.get('if-range');
  const range =
    ifRange !== null && ifRange !== etag ? undefined : parseRange(request.headers.get('range'), file.sizeBytes);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.sizeBytes}` } });
  }
  const length = range === undefined ? file.sizeBytes : range.end - range.start + 1;
  headers['content-length'] = String(length);
  if (range !== undefined) headers['content-range'] = `bytes ${range.start}-${range.end}/${file.sizeBytes}`;
  const status = range === undefined ? 200 : 206;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  // Node's own web streams and the global ones are the same at run time; only their types differ.
  const body = Readable.toWeb(file.read(range)) as ReadableStream<Uint8Array>;
  return new Response(body, { status, headers });
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function disposition({ mimeType, fileName }: SendableFile): string {
  const kind = SHOWN_TYPES.has(mimeType) ? 'inline' : 'attachment';
  const plain = fileName.replaceAll(/[^\w. -]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll("'", '%27')}`;
}
