import type { Logger } from '../log/create-logger.ts';

export type Repetition = {
  /** Lets the run at work end and starts no other. */
  readonly close: () => Promise<void>;
};

/**
 * Runs work again and again in this process, never twice at once.
 *
 * For work that is safe to miss and safe to repeat in several processes; what must happen exactly once is a durable job.
 * A run that throws is logged, and the next one comes all the same.
 *
 * @param options.firstPauseMs - Before the first run. Default: the pause between two. For work so rare that a process
 *   restarted every day would never come to it.
 */
export function repeat(options: {
  readonly name: string;
  readonly pauseMs: number;
  readonly firstPauseMs?: number;
  readonly log: Logger;
  readonly work: () => Promise<unknown>;
}): Repetition {
  const { name, pauseMs, firstPauseMs = pauseMs, log, work } = options;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await work();
    } catch (err) {
      log.error({ err, work: name }, 'regular work failed; the next run follows by itself');
    }
    if (!isClosed) plan(pauseMs);
  };
  const plan = (waitMs: number) => {
    timer = setTimeout(() => {
      running = run();
    }, waitMs);
    timer.unref();
  };
  plan(firstPauseMs);
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
