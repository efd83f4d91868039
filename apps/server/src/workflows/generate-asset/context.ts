import type { Pool } from 'pg';
import type { Accounts } from '../../modules/accounts/index.ts';
import type { Ladders } from '../../modules/assets/index.ts';
import type { BrandKits } from '../../modules/brand-kits/index.ts';
import type { Canvases } from '../../modules/canvases/index.ts';
import type { Models } from '../../modules/models/index.ts';
import type { FindProhibitedWord } from '../../modules/word-policy/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import type { Logger } from '../../platform/log/create-logger.ts';
import type { BlobStore } from '../../platform/storage/blob-store.ts';

/** Everything the story of a generation touches. */
export type GenerationContext = {
  readonly database: { readonly pool: Pool };
  readonly accounts: Accounts;
  readonly models: Models;
  readonly canvases: Canvases;
  readonly blobs: BlobStore;
  /** Default: smaller copies are made when somebody asks for one. */
  readonly ladders?: Ladders | undefined;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Logger;
  /** Default: there are no brand kits. */
  readonly chooseBrandKit?: BrandKits['choose'] | undefined;
  /** Default: every word is allowed. */
  readonly findProhibitedWord?: FindProhibitedWord | undefined;
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
  /** A seed for generations that name none. Default: random, 0 to 2^31 − 1. */
  readonly newSeed?: () => number;
};
