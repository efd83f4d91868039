import type { IncomingHttpHeaders } from 'node:http';
import { KitError } from '../kit-error.ts';
import { ForbiddenAddressError, sendGuarded } from './guarded-request.ts';
import { readBounded } from './read-bounded.ts';
import { readRetryAfter } from './retry-after.ts';
import type { VendorAccess } from './vendor-access.ts';

/** Sixteen pictures of OpenAI's largest size as base64 stay below this. */
const MOST_BYTES = 256 * 2 ** 20;
/** Status calls answer in a second; a call that makes the picture itself names its own bound. */
const USUAL_TIMEOUT_MS = 30_000;

export type VendorHttpOptions = {
  /** As the operator knows it: `Black Forest Labs`. */
  readonly vendor: string;
  readonly access: VendorAccess;
  /** What sets the address: `BFL_BASE_URL`. */
  readonly baseUrlVariable: string;
  readonly defaultBaseUrl: string;
  /** Authorization and fixed headers, made for each call. */
  readonly headers: () => Readonly<Record<string, string>>;
};

export type VendorRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind the base, or a whole address that the vendor gave: its host was checked by `isVendorHost`. */
  readonly path: string;
  readonly json?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
  /** True where the call makes the vendor work: then an answer that is missing means `lost`, not `timeout`. */
  readonly startsWork?: boolean;
};

/** An answer of the vendor, whatever its status. */
export type VendorAnswer = {
  readonly status: number;
  readonly isOk: boolean;
  /** Parsed JSON, unchecked. */
  readonly body: unknown;
  /** The text itself, for numbers that JSON would round. */
  readonly text: string;
  readonly retryAfterMs: number | undefined;
  /** The vendor's name of the call, for a question to its support. */
  readonly requestId: string | undefined;
};

export type VendorHttp = {
  readonly send: (request: VendorRequest) => Promise<VendorAnswer>;
  /** The address in force, without a slash at the end. */
  readonly baseUrl: () => string;
};

/**
 * Calls one vendor's API: guarded, once, bounded in time and size, never followed elsewhere, never repeated.
 *
 * @example
 * const http = createVendorHttp({ vendor: 'Tripo', access, baseUrlVariable: 'TRIPO_BASE_URL', defaultBaseUrl, headers });
 * const answer = await http.send({ method: 'POST', path: '/task', json: order, startsWork: true });
 * if (!answer.isOk) throw toVendorError('Tripo', answer);
 *
 * @throws KitError from `send`: `unavailable` (not sent: may be asked again; or a web page), `timeout`, and `lost` where the
 * call starts work and nobody knows whether it did.
 */
export function createVendorHttp(options: VendorHttpOptions): VendorHttp {
  const { access, baseUrlVariable, defaultBaseUrl } = options;
  const baseUrl = () => (access.read(baseUrlVariable) ?? defaultBaseUrl).replace(/\/+$/u, '');
  const send = async (request: VendorRequest): Promise<VendorAnswer> => {
    const url = readUrl(options, /^https?:\/\//u.test(request.path) ? request.path : `${baseUrl()}${request.path}`);
    const { headers: bodyHeaders, body } = await writeBody(request);
    return ask(options, request, async () => {
      const response = await sendGuarded({
        url,
        method: request.method,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'identity',
          ...bodyHeaders,
          ...options.headers(),
          ...request.headers,
        },
        body,
        allowedHosts: access.allowedHosts,
        signal: AbortSignal.timeout(request.timeoutMs ?? USUAL_TIMEOUT_MS),
        reusesConnection: request.startsWork !== true,
      });
      const bytes = await readBounded(response, request.mostBytes ?? MOST_BYTES);
      const text = Buffer.from(bytes).toString('utf8');
      const status = response.statusCode ?? 0;
      return {
        status,
        isOk: status >= 200 && status < 300,
        body: parse(options, request, { status, headers: response.headers, text }),
        text,
        retryAfterMs: readRetryAfter(response.headers['retry-after'], new Date(access.now?.() ?? Date.now())),
        requestId: requestIdOf(response.headers),
      };
    });
  };
  return { send, baseUrl };
}

function readUrl({ vendor, baseUrlVariable }: VendorHttpOptions, text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  const message = `${vendor} has no usable address; check ${baseUrlVariable}.`;
  throw new KitError({ code: 'unavailable', message, retryable: false });
}

type Written = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array | undefined };

async function writeBody({ json, form }: VendorRequest): Promise<Written> {
  if (json !== undefined) {
    return { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(json)) };
  }
  if (form === undefined) return { headers: {}, body: undefined };
  // Writes the parts and names their boundary.
  const written = new Response(form);
  const type = written.headers.get('content-type') ?? 'multipart/form-data';
  return { headers: { 'content-type': type }, body: new Uint8Array(await written.arrayBuffer()) };
}

/** What failed before a byte of the order was sent. Anything else may have reached the vendor. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

async function ask<Answer>(
  { vendor, baseUrlVariable }: VendorHttpOptions,
  { startsWork = false }: VendorRequest,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof KitError) throw cause;
    if (cause instanceof ForbiddenAddressError) {
      const message = `The address of ${vendor} ${cause.message}; check ${baseUrlVariable}.`;
      throw new KitError({ code: 'unavailable', message, retryable: false });
    }
    if (NOT_SENT.has(codeOf(cause))) {
      throw new KitError({ code: 'unavailable', message: `${vendor} cannot be reached.`, retryable: true, cause });
    }
    // Node aborts with the name of the signal's own reason as the cause.
    const isTimeout = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
    const says = isTimeout ? 'did not answer in time' : 'broke off its answer';
    if (startsWork) {
      const message = `${vendor} ${says}; whether it took the order is not known.`;
      throw new KitError({ code: 'lost', message, retryable: false, cause });
    }
    const code = isTimeout ? 'timeout' : 'unavailable';
    throw new KitError({ code, message: `${vendor} ${says}.`, retryable: true, cause });
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function parse(
  { vendor, baseUrlVariable }: VendorHttpOptions,
  { startsWork = false }: VendorRequest,
  { status, headers, text }: { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string },
): unknown {
  // A gateway gave up on a vendor that may be at work.
  if (startsWork && (status === 502 || status === 504)) {
    const message = `${vendor} answered ${status}; whether it took the order is not known.`;
    throw new KitError({ code: 'lost', message, retryable: false });
  }
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const isOk = status >= 200 && status < 300;
    const isPage = /^\s*</u.test(text) || (headers['content-type'] ?? '').includes('text/html');
    // A refusal in plain words says by its status what it means.
    if (!isOk && !isPage) return text;
    if (status >= 500) {
      throw new KitError({ code: 'vendor', message: `${vendor} failed: ${status}.`, retryable: true, cause });
    }
    const message = isPage
      ? `${vendor} answered with a web page; check ${baseUrlVariable}.`
      : `${vendor} answered with something that is not JSON; check ${baseUrlVariable}.`;
    throw new KitError({ code: startsWork && !isPage ? 'lost' : 'unavailable', message, retryable: false, cause });
  }
}

function requestIdOf(headers: IncomingHttpHeaders): string | undefined {
  const names = ['x-request-id', 'request-id', 'x-tripo-trace-id', 'x-fal-request-id'];
  const found = names.map((name) => headers[name]).find((value) => value !== undefined);
  return Array.isArray(found) ? found[0] : found;
}

/** Whether an address that a vendor gave may be called with its key: under one of its domains, or the base's own host. */
export function isVendorHost(
  url: string,
  { domains, baseUrl }: { readonly domains: readonly string[]; readonly baseUrl: string },
): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host } = new URL(url);
  if (URL.canParse(baseUrl) && host === new URL(baseUrl).host && protocol === new URL(baseUrl).protocol) return true;
  return protocol === 'https:' && domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}
