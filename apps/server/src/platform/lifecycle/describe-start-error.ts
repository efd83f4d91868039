import { ConfigError } from '../config/config-error.ts';
import { EmbeddedPostgresError, MigrationError } from '../database/database-errors.ts';

/**
 * Turns an error that stops the server from starting into one sentence for the person at the terminal.
 *
 * @returns undefined for an error nobody foresaw: print its stack, it is a bug.
 */
export function describeStartError(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError || error instanceof MigrationError) {
    return error.message;
  }
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const port = 'port' in error ? Number(error.port) : 0;
  const isListening = 'syscall' in error && error.syscall === 'listen';
  if (error.code === 'EADDRINUSE' && isListening) {
    return `Port ${port} is in use by another program; stop that one or choose another port, for example PORT=${port + 1}.`;
  }
  if (error.code === 'EACCES' && isListening) {
    return `Port ${port} needs more rights; choose one above 1023, for example PORT=4000.`;
  }
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND') {
    return 'The database of DATABASE_URL cannot be reached; check the address and that PostgreSQL runs.';
  }
  return undefined;
}
