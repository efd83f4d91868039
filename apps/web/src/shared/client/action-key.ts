import { ProblemError } from './problem-error.ts';

/**
 * Idempotency keys of one kind of action, such as pressing Run.
 *
 * As long as nobody knows whether an attempt was carried out, the same request goes out with the same key, so that trying
 * again cannot pay twice. Once the answer is known, or the request is another one, the next attempt is a new action.
 */
export class ActionKeys {
  #open: { readonly request: string; readonly key: string } | null = null;
  readonly #createKey: () => string;

  constructor(createKey: () => string = () => crypto.randomUUID()) {
    this.#createKey = createKey;
  }

  /** The key for a request; the same one while an equal request is unanswered. */
  keyFor(request: unknown): string {
    const text = JSON.stringify(request);
    if (this.#open?.request !== text) this.#open = { request: text, key: this.#createKey() };
    return this.#open.key;
  }

  /** Ends the action, unless the error leaves open whether it was carried out. */
  settle(error?: unknown): void {
    const isKnown = error === undefined || (error instanceof ProblemError && error.status < 500);
    if (isKnown) this.#open = null;
  }
}
