import type { DLogger } from '@dbos-inc/dbos-sdk';
import type { Logger } from '../log/create-logger.ts';

/** Lets the job engine speak through the server's logger: its news only at debug, its worries as they are. */
export function toDbosLogger(log: Logger): DLogger {
  const jobs = log.child({ part: 'jobs' });
  return {
    debug: (entry) => jobs.trace(String(entry)),
    info: (entry) => jobs.debug(String(entry)),
    warn: (entry) => jobs.warn(String(entry)),
    error: (entry, details) => jobs.error({ err: details?.error }, String(entry)),
  };
}
