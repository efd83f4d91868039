import { ACCOUNT_EVENTS, type AccountEvent } from '@gesso/contract';
import { addressOf } from '../client/index.ts';

/** The first pause after the stream was refused; it doubles up to the longest. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

export type AccountEventHandlers = {
  readonly onEvent: (event: AccountEvent) => void;
  /** The stream is back after a break; what happened meanwhile was missed. */
  readonly onResume: () => void;
};

/**
 * Listens to what changes in the account, with one stream for the tab, until the returned function is called.
 *
 * Breaks of the network are mended by the browser; a stream that the server refused is opened again after a growing
 * pause.
 */
export function listenToAccount(handlers: AccountEventHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let isBroken = false;

  const open = () => {
    source = new EventSource(addressOf('streamMyEvents'));
    source.onopen = () => {
      pauseMs = FIRST_PAUSE_MS;
      if (isBroken) handlers.onResume();
      isBroken = false;
    };
    source.onerror = () => {
      isBroken = true;
      // In any other state the browser tries again by itself.
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    };
    for (const name of ACCOUNT_EVENTS) {
      source.addEventListener(name, (message) => handlers.onEvent(readEvent(name, message.data)));
    }
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** Reads an event's data; where it cannot be read, the name alone still tells what to fetch again. */
export function readEvent(name: AccountEvent['name'], data: unknown): AccountEvent {
  if (typeof data !== 'string') return { name };
  try {
    const body: unknown = JSON.parse(data);
    if (typeof body !== 'object' || body === null) return { name };
    const { id, projectId } = body as { id?: unknown; projectId?: unknown };
    return {
      name,
      ...(typeof id === 'string' ? { id } : {}),
      ...(typeof projectId === 'string' ? { projectId } : {}),
    };
  } catch {
    return { name };
  }
}
