import type { Logger } from '../log/create-logger.ts';

/** What has to be closed, in the order in which it was opened. */
export type Closers = {
  readonly add: (name: string, close: () => unknown) => void;
  /** Closes everything, the last opened first. One that fails is logged and does not keep the others open. */
  readonly closeAll: () => Promise<void>;
};

/** Opened things stand on each other, so they go in reverse: requests, jobs, workers, the pool, PostgreSQL. */
export function createClosers(log: Logger): Closers {
  const opened: { readonly name: string; readonly close: () => unknown }[] = [];
  return {
    add: (name, close) => opened.push({ name, close }),
    closeAll: async () => {
      for (let next = opened.pop(); next !== undefined; next = opened.pop()) {
        const startedAt = performance.now();
        try {
          await next.close();
          log.debug({ part: next.name, ms: Math.round(performance.now() - startedAt) }, 'closed');
        } catch (err) {
          log.error({ err, part: next.name }, 'could not be closed');
        }
      }
    },
  };
}
