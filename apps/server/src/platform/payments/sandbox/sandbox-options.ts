import type { Pool } from 'pg';
import type { Clock } from '../../clock/clock.ts';

/** What the sandbox is built on. */
export type SandboxOptions = {
  readonly pool: Pool;
  readonly clock: Clock;
  /** A fresh UUID. */
  readonly newId: () => string;
};

/** An id such as a vendor's: what it is, then something that nobody can guess. */
export function makeRef(prefix: string, { newId }: Pick<SandboxOptions, 'newId'>): string {
  return `${prefix}_${newId().replaceAll('-', '')}`;
}
