/** The first pause after the stream was refused; it doubles up to the longest. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

export type StreamListener<Name extends string> = {
  readonly address: string;
  readonly names: readonly Name[];
  readonly onMessage: (name: Name, data: unknown) => void;
  /** The stream is back after a break; what happened meanwhile may have been missed. */
  readonly onResume: () => void;
};

/**
 * Listens to a stream of server-sent events until the returned function is called.
 *
 * Breaks of the network are mended by the browser, which tells the server the last event it saw; a stream that the
 * server refused is opened again after a growing pause.
 */
export function listenToStream<Name extends string>(listener: StreamListener<Name>): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let isBroken = false;

  const open = () => {
    source = new EventSource(listener.address);
    source.onopen = () => {
      pauseMs = FIRST_PAUSE_MS;
      if (isBroken) listener.onResume();
      isBroken = false;
    };
    source.onerror = () => {
      isBroken = true;
      // In any other state the browser tries again by itself.
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    };
    for (const name of listener.names) {
      source.addEventListener(name, (message) => listener.onMessage(name, message.data));
    }
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** The fields of an event's data that are texts; nothing where it cannot be read. */
export function readTexts(data: unknown): Readonly<Record<string, string>> {
  if (typeof data !== 'string') return {};
  try {
    const body: unknown = JSON.parse(data);
    if (typeof body !== 'object' || body === null) return {};
    const texts = Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}
