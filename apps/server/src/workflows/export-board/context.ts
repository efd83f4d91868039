import type { Pool } from 'pg';
import type { Canvases } from '../../modules/canvases/index.ts';
import type { ExportFiles } from '../../modules/exports/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import type { Logger } from '../../platform/log/create-logger.ts';

/** What exporting boards needs. */
export type ExportContext = {
  readonly database: { readonly pool: Pool };
  readonly canvases: Pick<Canvases, 'read'>;
  readonly jobs: Pick<Jobs, 'define' | 'enqueue'>;
  readonly files: ExportFiles;
  /** Where the stored file of a hash lies. */
  readonly pathOfBlob: (sha256: string) => string;
  /** The machine's own: an export's life has nothing to do with the time that the product goes by. */
  readonly wallClock: Clock;
  readonly log: Pick<Logger, 'warn'>;
};
