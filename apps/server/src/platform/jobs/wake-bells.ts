type Bell = { isRung: boolean; endWait: (() => void) | undefined };

/** Ends waits inside the steps of jobs early. One per process; whoever rings need not know where a job runs. */
export class WakeBells {
  readonly #bells = new Map<string, Bell>();
  #isStopped = false;

  /** Hears rings for a job from here to its end, also those between two of its waits. */
  async listenDuring<Answer>(jobId: string, run: () => Promise<Answer>): Promise<Answer> {
    const bell: Bell = { isRung: false, endWait: undefined };
    this.#bells.set(jobId, bell);
    try {
      return await run();
    } finally {
      if (this.#bells.get(jobId) === bell) this.#bells.delete(jobId);
    }
  }

  /** Does nothing for a job that runs elsewhere or not at all. */
  ring(jobId: string): void {
    const bell = this.#bells.get(jobId);
    if (bell === undefined) return;
    bell.isRung = true;
    bell.endWait?.();
  }

  /** Ends every wait, and those that follow before they begin. */
  stop(): void {
    this.#isStopped = true;
    for (const { endWait } of this.#bells.values()) endWait?.();
  }

  /** Waits, or answers at once when the signal has aborted or somebody rang since the last wait. */
  async wait(jobId: string, durationMs: number, signal: AbortSignal): Promise<void> {
    const bell = this.#bells.get(jobId);
    if (bell?.isRung !== true && !signal.aborted && !this.#isStopped) {
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          if (bell !== undefined) bell.endWait = undefined;
          resolve();
        };
        const timer = setTimeout(end, durationMs);
        signal.addEventListener('abort', end);
        if (bell !== undefined) bell.endWait = end;
      });
    }
    if (bell !== undefined) bell.isRung = false;
  }
}
