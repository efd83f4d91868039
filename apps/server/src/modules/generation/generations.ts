import type {
  AssetLicence,
  BrandKit,
  FailureCode,
  GenerationStatus,
  PlanKey,
  PriceLine,
  Settings,
} from '@gesso/contract';

/** Work that was sold: what is to be made, for whom, at which price. Fixed when it is accepted. */
export type GenerationOrder = {
  readonly id: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly apiKeyId: string | null;
  readonly runId: string | null;
  /** The step of the run's plan that it belongs to; null without a run. */
  readonly stepId: string | null;
  readonly model: string;
  readonly vendorModel: string;
  /** The account's plan and the rights it bought. */
  readonly plan: PlanKey;
  readonly licence: AssetLicence;
  readonly prompt: string;
  readonly settings: Settings;
  readonly resultCount: number;
  readonly seed: number;
  /** The brand kit it keeps to, as it was when the work was sold; null for none. */
  readonly brandKit: GenerationBrandKit | null;
  /** What it is made from. Inside a run it grows once, when its inputs are there. */
  readonly referenceIds: readonly string[];
  /** Placeholders on the board, one per result. */
  readonly itemIds: readonly string[];
  readonly holdId: string;
  readonly priceListVersion: string;
  readonly priceLines: readonly PriceLine[];
  readonly quotedMillicredits: bigint;
  readonly createdAt: Date;
};

export type GenerationBrandKit = {
  readonly name: string;
  readonly content: Pick<BrandKit, 'colors' | 'titleFont' | 'textFont' | 'logos' | 'tone'>;
};

/** An order together with how it goes. */
export type StoredGeneration = GenerationOrder & {
  readonly status: GenerationStatus;
  readonly chargedMillicredits: bigint;
  /** 0 to 1. */
  readonly progress: number;
  readonly failure: GenerationFailure | null;
  /** What the engine wants the creator to know about the result. */
  readonly notes: readonly string[];
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

export type GenerationFailure = { readonly code: FailureCode; readonly message: string };

/** How a generation ends. */
export type GenerationEnd =
  | {
      readonly status: 'succeeded';
      readonly chargedMillicredits: bigint;
      readonly notes: readonly string[];
      readonly at: Date;
    }
  | { readonly status: 'failed'; readonly failure: GenerationFailure; readonly at: Date }
  | { readonly status: 'cancelled'; readonly at: Date };

/** One try at a vendor. */
export type Attempt = {
  readonly id: string;
  readonly generationId: string;
  /** 1 for the first. */
  readonly number: number;
  readonly vendor: string;
  /** Its name for the model on this way; null for attempts from before there were several ways. */
  readonly vendorModel: string | null;
  readonly vendorJobId: string | null;
  readonly state: 'starting' | 'submitted' | 'succeeded' | 'failed' | 'cancelled' | 'abandoned';
};
