import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it arrived. */
export type VendorCallSeen = {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
  /** Parsed where it is JSON, else undefined. */
  readonly json: unknown;
  /** Parsed where it is multipart, else undefined. */
  readonly form: FormData | undefined;
};

export type FakeAnswer =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly status?: number;
      readonly body: Uint8Array | string;
      readonly type: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The order was taken, and the line breaks before a byte of the answer. */
  | { readonly lost: true }
  /** Promises more bytes than it sends. */
  | { readonly truncated: Uint8Array; readonly type: string };

/** Answers one call; what it throws is answered as 500 and kept in `faults`. */
export type FakeVendorHandler = (call: VendorCallSeen) => FakeAnswer | Promise<FakeAnswer>;

export type FakeVendorServer = {
  readonly url: string;
  /** As `GESSO_ALLOW_PRIVATE_HOSTS` lists it. */
  readonly hostAndPort: string;
  readonly calls: readonly VendorCallSeen[];
  /** What the handler threw: a strict fake throws for what the vendor's documentation does not allow. */
  readonly faults: readonly unknown[];
  /** Answers the next calls instead of the handler, one each. */
  readonly script: (...answers: readonly FakeAnswer[]) => void;
  /** From here on each file that is sent is broken in its middle. Answers those that were sent so far. */
  readonly breakFiles: () => readonly Uint8Array[];
  readonly close: () => Promise<void>;
};

/** A real HTTP server on this machine in the place of a vendor's. */
export async function startFakeVendor(handler: FakeVendorHandler): Promise<FakeVendorServer> {
  const calls: VendorCallSeen[] = [];
  const faults: unknown[] = [];
  const scripted: FakeAnswer[] = [];
  let broken: Uint8Array[] | undefined;
  const breakFile = (answer: FakeAnswer): FakeAnswer => {
    if (broken === undefined || !('body' in answer) || answer.type.includes('json')) return answer;
    const body = breakMiddle(Buffer.from(answer.body));
    broken.push(body);
    return { ...answer, body };
  };
  const server: Server = createServer(async (request, response) => {
    try {
      const call = await readCall(request);
      calls.push(call);
      write(response, breakFile(scripted.shift() ?? (await handler(call))));
    } catch (error) {
      faults.push(error);
      write(response, { status: 500, json: { error: String(error) } });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  return {
    url: `http://127.0.0.1:${port}`,
    hostAndPort: `127.0.0.1:${port}`,
    calls,
    faults,
    script: (...answers) => {
      scripted.push(...answers);
    },
    breakFiles: () => {
      broken ??= [];
      return broken;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The beginning stays, so that the file still looks like what it was. */
function breakMiddle(bytes: Uint8Array): Uint8Array {
  const body = Uint8Array.from(bytes);
  const middle = Math.floor(body.length / 2);
  for (let at = middle; at < Math.min(middle + 8, body.length); at += 1) body[at] = (body[at] ?? 0) ^ 0xff;
  return body;
}

async function readCall(request: IncomingMessage): Promise<VendorCallSeen> {
  const bytes = Buffer.concat(await request.toArray());
  const url = new URL(request.url ?? '/', 'http://fake');
  const type = request.headers['content-type'] ?? '';
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    bytes,
    json: type.includes('json') ? JSON.parse(bytes.toString('utf8')) : undefined,
    form: type.startsWith('multipart/form-data')
      ? await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
      : undefined,
  };
}

function write(response: ServerResponse, answer: FakeAnswer): void {
  if ('lost' in answer) {
    response.destroy();
    return;
  }
  if ('truncated' in answer) {
    response.writeHead(200, { 'content-type': answer.type, 'content-length': answer.truncated.byteLength + 100 });
    response.write(answer.truncated, () => response.destroy());
    return;
  }
  const isJson = 'json' in answer;
  response.writeHead(answer.status ?? 200, {
    'content-type': isJson ? 'application/json' : answer.type,
    ...answer.headers,
  });
  response.end(isJson ? JSON.stringify(answer.json) : answer.body);
}
