/** The environment cannot be used as it is. The message is one sentence for the person who started the server. */
export class ConfigError extends Error {
  readonly code = 'invalid-config';
  readonly retryable = false;
  override readonly name = 'ConfigError';
}
