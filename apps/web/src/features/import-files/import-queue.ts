import type { Asset } from '@gesso/contract';
import { LIMITS } from '@gesso/contract';

/** Something that is brought in: a file of this machine, or one at an address. */
export type ImportSource = { readonly name: string } & ({ readonly file: File } | { readonly address: string });

export type ImportEntry = {
  readonly id: number;
  readonly source: ImportSource;
  readonly status: 'waiting' | 'sending' | 'done' | 'failed' | 'stopped';
  /** 0 to 1, of the bytes that left. */
  readonly share: number;
  /** Why it failed, as a sentence. */
  readonly message: string | null;
};

export type ImportState = { readonly entries: readonly ImportEntry[]; readonly isBusy: boolean };

export type Send = (
  source: ImportSource,
  options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
) => Promise<Asset>;

/** The server takes in two at a time; a third is on its way meanwhile. */
const AT_ONCE = 3;
/** More at once would be a whole archive; nobody looks through that on a board. */
const MOST = 1_000;

export const TOO_MANY = `At most ${MOST.toLocaleString('en')} files are taken at once; the others were left out.`;
const TOO_LARGE = 'The file has more than 200 MB.';
const HEIC =
  'HEIC pictures cannot be opened here. Save it as JPEG or PNG first: on an iPhone, Settings > Camera > Formats > Most Compatible.';

const IDLE: ImportState = { entries: [], isBusy: false };

/** Brings files in a few at a time, hundreds if need be, and tells how far each is. */
export class ImportQueue {
  readonly #send: Send;
  readonly #explain: (error: unknown) => string;
  readonly #listeners = new Set<() => void>();
  readonly #done = new Map<number, (asset: Asset) => void>();
  #state = IDLE;
  #stop = new AbortController();
  #sending = 0;
  #nextId = 1;

  constructor(options: { readonly send: Send; readonly explain: (error: unknown) => string }) {
    this.#send = options.send;
    this.#explain = options.explain;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): ImportState => this.#state;

  /**
   * Brings these in; what cannot be taken has failed at once.
   *
   * @param onDone - Hears each asset with its place among the sources.
   * @returns How many were taken of them.
   */
  add(sources: readonly ImportSource[], onDone: (asset: Asset, index: number) => void): number {
    const taken = sources.slice(0, MOST);
    const fresh = taken.map((source, index): ImportEntry => {
      const id = this.#nextId++;
      const message = refuseBefore(source);
      this.#done.set(id, (asset) => onDone(asset, index));
      return { id, source, status: message === null ? 'waiting' : 'failed', share: 0, message };
    });
    // What ended before is forgotten when something new begins, unless it failed and nobody has read why.
    const open = this.#state.entries.filter(({ status }) => this.#state.isBusy || status === 'failed');
    this.#publish([...open, ...fresh]);
    this.#pump();
    return taken.length;
  }

  /** Gives up what has not arrived yet. */
  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#publish(
      this.#state.entries.map((entry) =>
        entry.status === 'waiting' || entry.status === 'sending' ? { ...entry, status: 'stopped' } : entry,
      ),
    );
  }

  /** Tries once more what failed. */
  retry(): void {
    this.#publish(
      this.#state.entries.map((entry) =>
        entry.status === 'failed' && refuseBefore(entry.source) === null
          ? { ...entry, status: 'waiting', message: null, share: 0 }
          : entry,
      ),
    );
    this.#pump();
  }

  /** Forgets everything that has ended. */
  clear(): void {
    this.#publish(this.#state.entries.filter(({ status }) => status === 'waiting' || status === 'sending'));
  }

  #pump(): void {
    while (this.#sending < AT_ONCE) {
      const next = this.#state.entries.find(({ status }) => status === 'waiting');
      if (!next) return;
      this.#sending += 1;
      void this.#bring(next).finally(() => {
        this.#sending -= 1;
        this.#pump();
      });
    }
  }

  async #bring({ id, source }: ImportEntry): Promise<void> {
    const { signal } = this.#stop;
    this.#change(id, { status: 'sending' });
    try {
      const asset = await this.#send(source, { signal, onProgress: (share) => this.#change(id, { share }) });
      if (signal.aborted) return;
      this.#done.get(id)?.(asset);
      this.#change(id, { status: 'done', share: 1 });
    } catch (error) {
      if (!signal.aborted) this.#change(id, { status: 'failed', message: this.#explain(error) });
    }
  }

  #change(id: number, fields: Partial<ImportEntry>): void {
    this.#publish(this.#state.entries.map((entry) => (entry.id === id ? { ...entry, ...fields } : entry)));
  }

  #publish(entries: readonly ImportEntry[]): void {
    const isBusy = entries.some(({ status }) => status === 'waiting' || status === 'sending');
    this.#state = { entries, isBusy };
    for (const listener of this.#listeners) listener();
  }
}

/** What need not be sent to know that it is refused. */
function refuseBefore(source: ImportSource): string | null {
  if (!('file' in source)) return null;
  if (/\.hei[cf]$/i.test(source.name) || /^image\/hei[cf]/.test(source.file.type)) return HEIC;
  return source.file.size > LIMITS.uploadBytes ? TOO_LARGE : null;
}
