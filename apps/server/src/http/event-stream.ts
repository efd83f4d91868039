import type { AccountEvent } from '@gesso/contract';
import type { AccountEvents } from '../platform/events/account-events.ts';
import { ProblemError } from './problems.ts';

/** Opens an event stream for an account; it ends with the request or with the server. */
export type StreamEvents = (accountId: string, request: Request) => Response;

export type EventStreams = {
  readonly open: StreamEvents;
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
 * Server-sent events: one line of JSON for each thing that changed.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function createEventStreams(events: AccountEvents): EventStreams {
  const open = new Map<string, Set<() => void>>();
  return {
    open: (accountId, { method, signal }) => {
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
      const body = createBody(events, accountId, signal, {
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

function createBody(events: AccountEvents, accountId: string, signal: AbortSignal, hooks: Hooks): ReadableStream {
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
        const unsubscribe = events.subscribe(accountId, (event) => send(format(event)));
        const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
        let isOpen = true;
        const release = () => {
          isOpen = false;
          clearInterval(heartbeat);
          unsubscribe();
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
        if (signal.aborted) close();
      },
      cancel: () => {
        drop();
      },
    },
    { highWaterMark: 0 },
  );
}

function format({ name, ...data }: AccountEvent): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
