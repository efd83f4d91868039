import type { GenerationRequest, ModelDefinition } from '@gesso/provider-kit';
import type { Pool } from 'pg';
import type { Accounts } from '../../modules/accounts/index.ts';
import type { Ladders } from '../../modules/assets/index.ts';
import type { BrandKits } from '../../modules/brand-kits/index.ts';
import type { Canvases } from '../../modules/canvases/index.ts';
import type { Models } from '../../modules/models/index.ts';
import type { Route, Vendors } from '../../modules/vendors/index.ts';
import type { FindProhibitedWord } from '../../modules/word-policy/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import type { Logger } from '../../platform/log/create-logger.ts';
import type { BlobStore } from '../../platform/storage/blob-store.ts';

/** The ways to models, and how the vendors on them are. */
export type Ways = {
  /** In order of preference, as of now. */
  readonly routesOf: (definition: ModelDefinition) => readonly Route[];
  readonly note: Vendors['note'];
  /** Where vendors may say that an attempt moved on; undefined where nobody outside reaches this server. */
  readonly callbackOf?: ((vendor: string, attemptId: string) => GenerationRequest['callback']) | undefined;
};

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
  /** Default: each model's own provider, whatever becomes of it. */
  readonly ways?: Ways | undefined;
  /** Default: there are no brand kits. */
  readonly chooseBrandKit?: BrandKits['choose'] | undefined;
  /** Default: every word is allowed. */
  readonly findProhibitedWord?: FindProhibitedWord | undefined;
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
  /** A seed for generations that name none. Default: random, 0 to 2^31 − 1. */
  readonly newSeed?: () => number;
};
