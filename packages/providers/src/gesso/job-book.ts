import type { FetchedResult, GenerationRequest, KitError } from '@gesso/provider-kit';

/** One attempt as this process knows it. */
export type Job = {
  readonly request: GenerationRequest;
  readonly controller: AbortController;
  /** Fulfilled when the job has ended in any way; never rejected. */
  readonly ended: Promise<void>;
  /** How far each result is, 0 to 1. */
  readonly progress: number[];
  /** Each result when it is made; rejected for a job that failed. */
  readonly works: readonly Promise<FetchedResult>[];
  outcome: JobOutcome;
};

export type JobOutcome =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded'; readonly results: readonly FetchedResult[]; readonly sizeBytes: number }
  | { readonly state: 'failed'; readonly error: KitError }
  | { readonly state: 'cancelled' };

/** What finished jobs may hold together until they are fetched; about a hundred ordinary runs of four. */
const MOST_RESULT_BYTES = 256 * 1024 * 1024;

/** Ended jobs that are remembered, so that a late question gets the same answer. */
const MOST_ENDED_JOBS = 1_000;

/**
 * The jobs of this process by attempt.
 *
 * Forgetting one is always safe: the engine is deterministic, so a job that is asked for again is simply done again.
 */
export class JobBook {
  readonly #jobs = new Map<string, Job>();
  readonly #mostResultBytes: number;

  constructor(mostResultBytes = MOST_RESULT_BYTES) {
    this.#mostResultBytes = mostResultBytes;
  }

  find(attemptId: string): Job | undefined {
    return this.#jobs.get(attemptId);
  }

  add(attemptId: string, job: Job): void {
    this.#jobs.set(attemptId, job);
  }

  /** Call when a job has ended: it becomes the youngest, and the oldest ended ones beyond the bounds go. */
  keepWithinBounds(attemptId: string, job: Job): void {
    if (this.#jobs.get(attemptId) !== job) return;
    this.#jobs.delete(attemptId);
    this.#jobs.set(attemptId, job);
    const ended = [...this.#jobs].filter(([, { outcome }]) => outcome.state !== 'running');
    let heldBytes = ended.reduce((sum, [, other]) => sum + sizeOf(other), 0);
    let endedCount = ended.length;
    for (const [id, other] of ended) {
      const isWithin = heldBytes <= this.#mostResultBytes && endedCount <= MOST_ENDED_JOBS;
      if (isWithin || other === job) return;
      this.#jobs.delete(id);
      heldBytes -= sizeOf(other);
      endedCount -= 1;
    }
  }

  forget(attemptId: string): void {
    this.#jobs.delete(attemptId);
  }
}

function sizeOf({ outcome }: Job): number {
  return outcome.state === 'succeeded' ? outcome.sizeBytes : 0;
}
