/** The database's list of time zones lacks one that this machine knows. */
export class UnknownTimeZoneError extends Error {
  readonly code = 'unknown-time-zone';
  readonly retryable = false;
  override readonly name = 'UnknownTimeZoneError';
}
