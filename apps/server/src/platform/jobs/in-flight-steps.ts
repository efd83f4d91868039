/**
 * Counts the steps at work, so that a shutdown can let them end and start no others.
 *
 * After `stop` a new step never begins and one that fails never answers: its failure may only be the shutdown's own
 * doing and must not be remembered as the step's result. The job goes on in the next process.
 */
export class InFlightSteps {
  readonly #stopping = new AbortController();
  #count = 0;
  #whenIdle: (() => void) | undefined;

  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Runs a step unless stopping. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#stopping.signal.aborted) return never();
    this.#count += 1;
    try {
      return await work();
    } catch (error) {
      if (this.#stopping.signal.aborted) return await never();
      throw error;
    } finally {
      this.#count -= 1;
      if (this.#count === 0) this.#whenIdle?.();
    }
  }

  /** Starts no more steps and waits for those at work, at most `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    if (this.#count === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, graceMs);
      this.#whenIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
