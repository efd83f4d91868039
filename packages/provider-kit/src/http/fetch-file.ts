import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { KitError } from '../kit-error.ts';
import { ForbiddenAddressError, sendGuarded } from './guarded-request.ts';
import { readBounded, TooLongError } from './read-bounded.ts';

/** The largest clip or mesh that a listed model makes stays far below this. */
const MOST_BYTES = 512 * 2 ** 20;
/** File hosts forward to a store and sometimes once more; a longer chain leads nowhere. */
const MOST_REDIRECTS = 3;
/** Half a gigabyte at 2 MB/s. */
const LONGEST_MS = 240_000;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What a store answers for a link whose time is over or whose file is gone. */
const GONE: ReadonlySet<number> = new Set([403, 404, 410]);

export type FileToFetch = {
  readonly url: string;
  /** `host:port` pairs that may be private and may speak plain HTTP. */
  readonly allowedHosts: ReadonlySet<string>;
  /** For files that the vendor's own API hands out: its key. Sent to this one host, and to none that it redirects to. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly mostBytes?: number;
  readonly timeoutMs?: number;
  /** Default: the system's resolver. For tests. */
  readonly resolve?: LookupFunction;
};

export type FetchedFile = {
  readonly bytes: Uint8Array;
  /** As the host says; trust nothing of it. */
  readonly mimeType: string;
};

/**
 * Brings a file from an address that a vendor gave.
 *
 * Guarded like every call (`sendGuarded`), each redirect anew. No credentials are sent but those of `headers`.
 *
 * @throws KitError `unavailable` for an address that may not be asked or a host that does not answer, `expired` when the
 * file is gone, `wrong-type` when it is too large, `timeout`. Asking for a file again bills nobody, so what may pass is `retryable`.
 */
export async function fetchFile(file: FileToFetch): Promise<FetchedFile> {
  const signal = AbortSignal.timeout(file.timeoutMs ?? LONGEST_MS);
  let url = readUrl(file.url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await open(url, file, signal);
    const { statusCode = 0, headers } = response;
    if (REDIRECTS.has(statusCode) && headers.location !== undefined) {
      response.destroy();
      url = readUrl(headers.location, url);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw refuse(GONE.has(statusCode) ? 'expired' : 'unavailable', url, `answered ${statusCode}`, statusCode >= 500);
    }
    return { bytes: await readBody(response, url, file), mimeType: headers['content-type'] ?? '' };
  }
  throw refuse('unavailable', url, `redirected more than ${MOST_REDIRECTS} times`);
}

/** The picture that a vendor makes of a model or clip; undefined where it cannot be had, since a result without it is still one. */
export async function fetchPoster(file: FileToFetch): Promise<Uint8Array | undefined> {
  try {
    return (await fetchFile(file)).bytes;
  } catch (error) {
    if (error instanceof KitError) return undefined;
    throw error;
  }
}

/** Bytes of a `data:` address, as some vendors answer instead of a link. Undefined for other addresses. */
export function readDataUrl(url: string): FetchedFile | undefined {
  const match = /^data:([\w.+-]+\/[\w.+-]+);base64,([A-Za-z0-9+/=]+)$/u.exec(url);
  if (match === null) return undefined;
  return { bytes: Buffer.from(match[2] ?? '', 'base64'), mimeType: match[1] ?? '' };
}

function readUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) {
    throw new KitError({ code: 'unavailable', message: 'The result has no usable address.', retryable: false });
  }
  return new URL(text, base);
}

async function open(url: URL, file: FileToFetch, signal: AbortSignal): Promise<IncomingMessage> {
  const { allowedHosts, resolve } = file;
  const own = url.origin === readUrl(file.url).origin ? file.headers : {};
  const headers = { accept: '*/*', 'accept-encoding': 'identity', ...own };
  const request = { url, method: 'GET', headers, allowedHosts, signal, reusesConnection: false, resolve };
  return sendGuarded(request).catch((error) => {
    throw toError(error, url);
  });
}

async function readBody(response: IncomingMessage, url: URL, file: FileToFetch): Promise<Uint8Array> {
  try {
    return await readBounded(response, file.mostBytes ?? MOST_BYTES);
  } catch (error) {
    throw toError(error, url);
  } finally {
    response.destroy();
  }
}

function toError(error: unknown, url: URL): KitError {
  if (error instanceof ForbiddenAddressError) return refuse('unavailable', url, error.message);
  if (error instanceof TooLongError) return refuse('wrong-type', url, 'sent more than a result may hold');
  const isTimeout = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return refuse(isTimeout ? 'timeout' : 'unavailable', url, 'broke off', true, error);
}

/** Names the host alone: the rest of a signed address is a secret. */
function refuse(code: KitError['code'], url: URL, says: string, retryable = false, cause?: unknown): KitError {
  return new KitError({ code, message: `The file host ${url.host} ${says}.`, retryable, cause });
}
