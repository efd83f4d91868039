import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { KitError, type KitErrorCode } from '@gesso/provider-kit';

/** What a worker is sent: an order, and later perhaps that nobody wants its result any more. */
export type WorkerMessage<Order> = { readonly order: Order } | { readonly isUnwanted: true };

/** What a worker file posts: once that it is ready, then how far each order is and one answer to it. */
export type WorkerReply<Result = unknown> =
  | { readonly isReady: true }
  | { readonly progress: number }
  | { readonly ok: true; readonly result: Result }
  /** With a code where it is not the engine's own fault. */
  | { readonly ok: false; readonly message: string; readonly code?: KitErrorCode };

export type RunOptions = {
  /** Takes an order that has not begun out of the queue. One that has begun is told, and may end early. */
  readonly signal?: AbortSignal;
  /** Told how far the order is, 0 to 1. */
  readonly onProgress?: (progress: number) => void;
};

export type WorkerPool<Order, Result> = {
  /**
   * Does one order on the next free worker, first come, first served; only heavy ones may be overtaken by others.
   *
   * @throws KitError `engine-failed` when the work throws or its worker dies, `timeout` when it takes too long,
   *   `unavailable` when the queue is full, the order was taken out or the pool is closed; else what the worker says.
   */
  readonly run: (order: Order, options?: RunOptions) => Promise<Result>;
  /**
   * Starts the workers that are not running yet, one after the other, so that the first order finds them ready.
   *
   * @throws Error with the words of a worker that cannot start; orders would fail with the same.
   */
  readonly warm: () => Promise<void>;
  /** Ends every worker. Waiting and running orders fail. */
  readonly close: () => Promise<void>;
};

export type WorkerPoolOptions<Order> = {
  /** How many workers at most; 1 or more. */
  readonly size: number;
  readonly file: URL;
  /** How long one order may take. Default: two minutes, several times the slowest picture on a busy machine. */
  readonly orderTimeoutMs?: (order: Order) => number;
  /** Which orders hold much memory and a worker for long, and how many of them may run at once. Default: none is heavy. */
  readonly heavy?: { readonly isHeavy: (order: Order) => boolean; readonly most: number };
};

/** Orders that may wait. A longer queue would only keep people waiting for more than ten minutes. */
const MOST_WAITING = 2_000;

const ORDER_TIMEOUT_MS = 120_000;

/** Ending a program takes milliseconds; a worker in the middle of a drawing cannot hear of it and is ended all the same. */
const PUT_AWAY_MS = 300;

type Task<Order, Result> = {
  readonly order: Order;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: KitError) => void;
  readonly onProgress: ((progress: number) => void) | undefined;
};

type Crew<Order, Result> = {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  task: Task<Order, Result> | undefined;
  timer: NodeJS.Timeout | undefined;
  lastError: Error | undefined;
};

/**
 * A bounded pool of worker threads that each do one order at a time.
 *
 * Workers start when they are first needed. One that dies fails the order it was at, and the next order gets a new one.
 */
export function createWorkerPool<Order, Result>(options: WorkerPoolOptions<Order>): WorkerPool<Order, Result> {
  return new Pool<Order, Result>(options);
}

class Pool<Order, Result> implements WorkerPool<Order, Result> {
  readonly #options: WorkerPoolOptions<Order>;
  readonly #crews = new Set<Crew<Order, Result>>();
  readonly #waiting = new Set<Task<Order, Result>>();
  #isClosed = false;

  constructor(options: WorkerPoolOptions<Order>) {
    this.#options = options;
  }

  run = (order: Order, { signal, onProgress }: RunOptions = {}): Promise<Result> => {
    if (this.#isClosed) return Promise.reject(closed());
    if (this.#waiting.size >= MOST_WAITING) return Promise.reject(full());
    return new Promise<Result>((resolve, reject) => {
      const task = { order, resolve, reject, onProgress };
      if (signal?.aborted) return reject(takenOut());
      signal?.addEventListener('abort', () => this.#takeBack(task));
      this.#waiting.add(task);
      this.#assign();
    });
  };

  warm = async (): Promise<void> => {
    while (!this.#isClosed && this.#crews.size < this.#options.size) {
      await this.#start().ready.catch((error) => {
        // A pool that is closed meanwhile ends its workers on purpose.
        if (!this.#isClosed) throw error;
      });
    }
  };

  close = async (): Promise<void> => {
    this.#isClosed = true;
    for (const task of this.#waiting) task.reject(closed());
    this.#waiting.clear();
    await Promise.all([...this.#crews].map((crew) => this.#dismiss(crew)));
  };

  async #dismiss(crew: Crew<Order, Result>): Promise<void> {
    const task = this.#release(crew);
    task?.reject(closed());
    await (task === undefined ? crew.worker.terminate() : this.#putAway(crew));
  }

  /** Lets an order in hand put its things away, such as a program it runs and its files, before its worker is ended. */
  async #putAway({ worker }: Crew<Order, Result>): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      worker.on('message', (reply: WorkerReply) => 'ok' in reply && resolve());
    });
    worker.postMessage({ isUnwanted: true } satisfies WorkerMessage<Order>);
    await Promise.race([answered, wait(PUT_AWAY_MS, undefined, { ref: false })]);
    await worker.terminate();
  }

  #takeBack(task: Task<Order, Result>): void {
    if (this.#waiting.delete(task)) task.reject(takenOut());
    const begun = [...this.#crews].find((crew) => crew.task === task);
    begun?.worker.postMessage({ isUnwanted: true } satisfies WorkerMessage<Order>);
  }

  #assign(): void {
    for (const task of this.#waiting) {
      if (!this.#hasRoomFor(task)) continue;
      const crew = this.#findFree();
      if (crew === undefined) return;
      this.#waiting.delete(task);
      this.#give(crew, task);
    }
  }

  #hasRoomFor({ order }: Task<Order, Result>): boolean {
    const { heavy } = this.#options;
    if (heavy === undefined || !heavy.isHeavy(order)) return true;
    const running = [...this.#crews].filter(({ task }) => task !== undefined && heavy.isHeavy(task.order));
    return running.length < heavy.most;
  }

  #findFree(): Crew<Order, Result> | undefined {
    for (const crew of this.#crews) if (crew.task === undefined) return crew;
    return this.#crews.size < this.#options.size ? this.#start() : undefined;
  }

  #give(crew: Crew<Order, Result>, task: Task<Order, Result>): void {
    crew.task = task;
    crew.worker.ref();
    // The order's time begins when the worker is there; one that cannot start ends by itself.
    crew.ready.then(
      () => crew.task === task && this.#limit(crew, task.order),
      () => undefined,
    );
    crew.worker.postMessage({ order: task.order } satisfies WorkerMessage<Order>);
  }

  #limit(crew: Crew<Order, Result>, order: Order): void {
    const timeoutMs = this.#options.orderTimeoutMs?.(order) ?? ORDER_TIMEOUT_MS;
    crew.timer = setTimeout(() => {
      this.#release(crew)?.reject(tookTooLong(timeoutMs));
      // Struck off at once: it is free now, but must get no other order while it is ending.
      this.#crews.delete(crew);
      void this.#putAway(crew);
    }, timeoutMs);
  }

  #start(): Crew<Order, Result> {
    const worker = new Worker(this.#options.file, { execArgv: [] });
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    ready.catch(() => undefined);
    const crew: Crew<Order, Result> = { worker, ready, task: undefined, timer: undefined, lastError: undefined };
    this.#crews.add(crew);
    // An idle worker must not keep the process alive.
    worker.unref();
    worker.on('message', (reply: WorkerReply<Result>) => {
      if ('isReady' in reply) return resolve();
      if ('progress' in reply) return crew.task?.onProgress?.(reply.progress);
      const task = this.#release(crew);
      if (reply.ok) task?.resolve(reply.result);
      else task?.reject(failed(reply));
      this.#assign();
    });
    worker.on('error', (error: Error) => {
      crew.lastError = error;
    });
    worker.on('exit', () => {
      this.#crews.delete(crew);
      reject(crew.lastError ?? new Error('the worker ended'));
      this.#release(crew)?.reject(this.#isClosed ? closed() : died(crew.lastError));
      if (!this.#isClosed) this.#assign();
    });
    return crew;
  }

  #release(crew: Crew<Order, Result>): Task<Order, Result> | undefined {
    const { task } = crew;
    clearTimeout(crew.timer);
    crew.task = undefined;
    crew.worker.unref();
    return task;
  }
}

function failed({ message, code }: { readonly message: string; readonly code?: KitErrorCode }): KitError {
  if (code !== undefined) return new KitError({ code, message, retryable: false });
  return new KitError({ code: 'engine-failed', message: `The built-in engine failed: ${message}`, retryable: false });
}

function died(cause: Error | undefined): KitError {
  const why = cause === undefined ? 'its worker ended unexpectedly' : cause.message;
  return new KitError({ code: 'engine-failed', message: `The built-in engine failed: ${why}`, retryable: true, cause });
}

function tookTooLong(timeoutMs: number): KitError {
  const message = `The built-in engine was stopped after ${timeoutMs / 1000} s.`;
  return new KitError({ code: 'timeout', message, retryable: false });
}

function full(): KitError {
  const message = `${MOST_WAITING} orders are waiting already; try again in a few minutes.`;
  return new KitError({ code: 'unavailable', message, retryable: true });
}

function takenOut(): KitError {
  return new KitError({ code: 'unavailable', message: 'It was cancelled before it began.', retryable: false });
}

function closed(): KitError {
  return new KitError({ code: 'unavailable', message: 'The built-in engine is shutting down.', retryable: true });
}
