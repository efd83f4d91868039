/** A question with the conversation that led to it. */
export type LanguageModelRequest = {
  /** What the model must keep to; stands apart from the conversation. */
  readonly instructions: string;
  /** Alternating, the first and the last from the user. */
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  /** JSON Schema of the answer. Vendors that can hold their models to it; others are only told. */
  readonly answerSchema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
};

/** What the vendor counted. Zeros where it said nothing. */
export type LanguageModelUsage = {
  /** All of the question, the cached part included. */
  readonly inputTokens: number;
  /** Of these, what the vendor had read before and bills less. */
  readonly cachedInputTokens: number;
  /** All of the answer, thoughts included. */
  readonly outputTokens: number;
};

export type LanguageModelReply = {
  /** As the model wrote it: it may be JSON or anything else. */
  readonly text: string;
  /** `cut` by its length; `blocked` by the model or its vendor, the text being what they say about it. */
  readonly ending: 'complete' | 'cut' | 'blocked';
  readonly usage: LanguageModelUsage;
};

/** Answers questions in text. Knows nothing of plans, and has no tools it could use. */
export type LanguageModel = {
  /** Vendor and model: `anthropic/claude-sonnet-5-5`. */
  readonly name: string;
  /**
   * @throws LanguageModelError when no answer could be had, after a few retries where they may help.
   * @throws The signal's reason when the caller gave up.
   */
  readonly ask: (
    request: LanguageModelRequest,
    options: { readonly signal: AbortSignal },
  ) => Promise<LanguageModelReply>;
};

/** Why there is no answer. */
export type LanguageModelFailure =
  | 'timeout'
  | 'unreachable'
  | 'rate-limited'
  | 'overloaded'
  | 'key-refused'
  | 'no-balance'
  | 'unknown-model'
  | 'request-refused'
  | 'unreadable';

/**
 * The vendor gave no answer.
 *
 * It carries no cause: the SDK's errors hold the whole request with everything a creator wrote, and errors end in logs
 * and in the rows of jobs.
 */
export class LanguageModelError extends Error {
  readonly code = 'language-model-unavailable';
  override readonly name = 'LanguageModelError';
  readonly failure: LanguageModelFailure;
  /** Of the last answer; undefined where none came. */
  readonly status: number | undefined;
  readonly retryable: boolean;

  constructor(failure: LanguageModelFailure, status?: number) {
    super(`The language model gave no answer (${failure}${status === undefined ? '' : `, status ${status}`}).`);
    this.failure = failure;
    this.status = status;
    this.retryable = !['key-refused', 'no-balance', 'unknown-model', 'request-refused'].includes(failure);
  }
}
