import { ProblemError } from './problems.ts';

/** Sends one chunk of the stream; a reader that does not read is hung up on. */
export type SendChunk = (text: string) => void;

/** What a stream tells: begins when the stream stands, returns what ends it. */
export type TellNews = (send: SendChunk) => () => void;

/** Opens an event stream of an account; it ends with the request or with the server. */
export type OpenStream = (accountId: string, request: Request, tell: TellNews) => Response;

export type EventStreams = {
  readonly open: OpenStream;
  /** Ends every stream, so that a stopping server does not wait for them. Browsers connect again by themselves. */
  readonly closeAll: () => void;
};

/** Proxies close a connection that is silent for 60 s; three chances before that. */
const HEARTBEAT_MS = 15_000;

/** A person has a few tabs; whoever opens more has a loop. */
const MOST_STREAMS_PER_ACCOUNT = 32;

/** A reader that does not read: a closed laptop. It gets the news when it connects again. */
const MOST_WAITING_CHUNKS = 256;

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx collects answers unless told otherwise.
  'x-accel-buffering': 'no',
};

/**
 * Server-sent events: one line of JSON for each thing that changed. What there is to tell is the caller's business.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function createEventStreams(): EventStreams {
  const open = new Map<string, Set<() => void>>();
  return {
    open: (accountId, { method, signal }, tell) => {
      if (method === 'HEAD') return new Response(null, { headers: HEADERS });
      const mine = open.get(accountId) ?? new Set();
      if (mine.size >= MOST_STREAMS_PER_ACCOUNT) {
        throw new ProblemError({
          code: 'rate-limited',
          detail: `An account has at most ${MOST_STREAMS_PER_ACCOUNT} event streams at once; close one first.`,
          headers: { 'retry-after': '60' },
        });
      }
      open.set(accountId, mine);
      const body = createBody(tell, signal, {
        onOpen: (close) => mine.add(close),
        onClose: (close) => {
          mine.delete(close);
          if (mine.size === 0 && open.get(accountId) === mine) open.delete(accountId);
        },
      });
      return new Response(body, { headers: HEADERS });
    },
    closeAll: () => {
      for (const streams of [...open.values()]) for (const close of [...streams]) close();
    },
  };
}

type Hooks = { readonly onOpen: (close: () => void) => void; readonly onClose: (close: () => void) => void };

function createBody(tell: TellNews, signal: AbortSignal, hooks: Hooks): ReadableStream {
  const encoder = new TextEncoder();
  let end = () => {};
  let drop: () => unknown = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) > -MOST_WAITING_CHUNKS) controller.enqueue(encoder.encode(text));
          else end();
        };
        const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
        let isOpen = true;
        let silence = () => {};
        const release = () => {
          isOpen = false;
          clearInterval(heartbeat);
          silence();
          signal.removeEventListener('abort', close);
          hooks.onClose(close);
        };
        const close = () => {
          if (!isOpen) return;
          release();
          controller.close();
        };
        end = close;
        // The reader went away by itself: its end of the stream is closed already.
        drop = () => isOpen && release();
        hooks.onOpen(close);
        signal.addEventListener('abort', close);
        // Something at once, so that the browser knows the stream stands.
        send('retry: 2000\n\n');
        if (signal.aborted) return close();
        silence = tell(send);
      },
      cancel: () => {
        drop();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * Writes one event.
 *
 * @param event.id - What a browser gives back as `Last-Event-ID` when it connects again.
 */
export function formatEvent(event: { readonly id?: string; readonly name: string; readonly data: object }): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`;
  return `${id}event: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
