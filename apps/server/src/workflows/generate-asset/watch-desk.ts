import { listNotRunning, noteProgress, type StoredGeneration } from '../../modules/generation/index.ts';
import { notifyEach } from '../../platform/events/notify-account.ts';
import type { GenerationContext } from './context.ts';

/** How soon a stop is noticed and a bar moves. */
const ROUND_MS = 1_000;
/** A bar shows no less, and each step is an event to every open page of the account. */
const LEAST_STEP = 0.01;

/** What all watched works of this process need to know and to say, in one query for all of them. */
export type WatchDesk = {
  readonly follow: (
    order: Pick<StoredGeneration, 'id' | 'accountId' | 'projectId' | 'status' | 'progress'>,
  ) => Followed;
};

export type Followed = {
  /** Aborts soon after the work was stopped or has ended some other way. */
  readonly ended: AbortSignal;
  /** Says how far it is, 0 to 1. It is noted with the next round. */
  readonly reach: (progress: number) => void;
  readonly leave: () => void;
};

type Entry = Pick<StoredGeneration, 'id' | 'accountId' | 'projectId'> & {
  readonly end: AbortController;
  told: number;
  reached: number;
};

/** Looks after whatever is followed once a second, and rests while nothing is. */
export function createWatchDesk({ database: { pool }, log }: Pick<GenerationContext, 'database' | 'log'>): WatchDesk {
  const entries = new Set<Entry>();
  let isAtWork = false;
  const look = async () => {
    const moved = [...entries].filter(({ told, reached }) => reached - told >= LEAST_STEP);
    if (moved.length > 0) {
      await noteProgress(
        pool,
        moved.map(({ id, reached }) => ({ generationId: id, progress: reached })),
      );
      await notifyEach(
        pool,
        moved.map(({ accountId, id, projectId }) => ({
          accountId,
          event: { name: 'generation-changed', id, projectId },
        })),
      );
      for (const entry of moved) entry.told = entry.reached;
    }
    const gone = new Set(
      await listNotRunning(
        pool,
        [...entries].map(({ id }) => id),
      ),
    );
    for (const { id, end } of entries) if (gone.has(id)) end.abort();
  };
  const goRound = () => {
    if (isAtWork || entries.size === 0) return;
    isAtWork = true;
    setTimeout(() => {
      look()
        // A round that failed is made up for by the next one.
        .catch((error) => log.warn({ err: error }, 'watched works could not be looked after'))
        .finally(() => {
          isAtWork = false;
          goRound();
        });
    }, ROUND_MS);
  };
  return {
    follow: ({ id, accountId, projectId, status, progress }) => {
      const end = new AbortController();
      const entry: Entry = { id, accountId, projectId, end, told: progress, reached: progress };
      if (status !== 'running') end.abort();
      entries.add(entry);
      goRound();
      return {
        ended: end.signal,
        reach: (now) => {
          entry.reached = Math.max(entry.reached, now);
        },
        leave: () => void entries.delete(entry),
      };
    },
  };
}
