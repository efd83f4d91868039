import { Worker } from 'node:worker_threads';
import { KitError } from '@gesso/provider-kit';

/** What a worker file posts: once that it is ready, then one answer to each order it was sent. */
export type WorkerReply<Result = unknown> =
  | { readonly isReady: true }
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly message: string };

export type WorkerPool<Order, Result> = {
  /**
   * Does one order on the next free worker, first come, first served.
   *
   * @param signal - Takes an order that has not begun out of the queue. One that has begun runs to its end.
   * @throws KitError `engine-failed` when the work throws or its worker dies, `timeout` when it takes too long,
   *   `unavailable` when the queue is full, the order was taken out or the pool is closed.
   */
  readonly run: (order: Order, signal?: AbortSignal) => Promise<Result>;
  /**
   * Starts the workers that are not running yet, one after the other, so that the first order finds them ready.
   *
   * @throws Error with the words of a worker that cannot start; orders would fail with the same.
   */
  readonly warm: () => Promise<void>;
  /** Ends every worker. Waiting and running orders fail. */
  readonly close: () => Promise<void>;
};

export type WorkerPoolOptions = {
  /** How many workers at most; 1 or more. */
  readonly size: number;
  readonly file: URL;
  /** Default: two minutes, several times the slowest picture there is on a busy machine. */
  readonly orderTimeoutMs?: number;
};

/** Orders that may wait. A longer queue would only keep people waiting for more than ten minutes. */
const MOST_WAITING = 2_000;

const ORDER_TIMEOUT_MS = 120_000;

type Task<Order, Result> = {
  readonly order: Order;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: KitError) => void;
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
export function createWorkerPool<Order, Result>(options: WorkerPoolOptions): WorkerPool<Order, Result> {
  return new Pool<Order, Result>(options);
}

class Pool<Order, Result> implements WorkerPool<Order, Result> {
  readonly #options: WorkerPoolOptions;
  readonly #crews = new Set<Crew<Order, Result>>();
  readonly #waiting = new Set<Task<Order, Result>>();
  #isClosed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  run = (order: Order, signal?: AbortSignal): Promise<Result> => {
    if (this.#isClosed) return Promise.reject(closed());
    if (this.#waiting.size >= MOST_WAITING) return Promise.reject(full());
    return new Promise<Result>((resolve, reject) => {
      const task = { order, resolve, reject };
      if (signal?.aborted) return reject(takenOut());
      signal?.addEventListener('abort', () => {
        if (this.#waiting.delete(task)) reject(takenOut());
      });
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
    await Promise.all([...this.#crews].map((crew) => crew.worker.terminate()));
  };

  #assign(): void {
    for (const task of this.#waiting) {
      const crew = this.#findFree();
      if (crew === undefined) return;
      this.#waiting.delete(task);
      this.#give(crew, task);
    }
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
      () => crew.task === task && this.#limit(crew),
      () => undefined,
    );
    crew.worker.postMessage(task.order);
  }

  #limit(crew: Crew<Order, Result>): void {
    const timeoutMs = this.#options.orderTimeoutMs ?? ORDER_TIMEOUT_MS;
    crew.timer = setTimeout(() => {
      this.#release(crew)?.reject(tookTooLong(timeoutMs));
      // Struck off at once: it is free now, but must get no other order while it is ending.
      this.#crews.delete(crew);
      void crew.worker.terminate();
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
      const task = this.#release(crew);
      if (reply.ok) task?.resolve(reply.result);
      else task?.reject(failed(reply.message));
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

function failed(message: string): KitError {
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
  const message = `${MOST_WAITING} pictures are waiting already; try again in a few minutes.`;
  return new KitError({ code: 'unavailable', message, retryable: true });
}

function takenOut(): KitError {
  return new KitError({ code: 'unavailable', message: 'The picture was cancelled before it began.', retryable: false });
}

function closed(): KitError {
  return new KitError({ code: 'unavailable', message: 'The built-in engine is shutting down.', retryable: true });
}
