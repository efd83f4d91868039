/** The embedded PostgreSQL cannot be used. The message is one sentence for the person who started the server. */
export class EmbeddedPostgresError extends Error {
  readonly code = 'embedded-postgres';
  readonly retryable = false;
  override readonly name = 'EmbeddedPostgresError';
}

/** The migrations in the folder do not continue what this database has already run. */
export class MigrationError extends Error {
  readonly code = 'migration';
  readonly retryable = false;
  override readonly name = 'MigrationError';
}
