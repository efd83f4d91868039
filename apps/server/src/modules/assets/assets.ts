import type { AssetLicence, ModelKind, PlanKey, Settings } from '@gesso/contract';

/** The sizes a picture is kept in; each is the longest side in pixels at most, and none is larger than the original. */
export const LADDER = [32, 128, 512, 2048] as const;
export type LadderLevel = `${(typeof LADDER)[number]}`;

/** A smaller copy of a picture, or the still of a clip. */
export type AssetFile = {
  readonly sha256: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

export type AssetVariants = Readonly<Partial<Record<LadderLevel | 'poster', AssetFile>>>;

/** A file that was looked into and stored, before anybody owns it. Plain JSON, so that a job can remember it. */
export type IngestedFile = {
  readonly kind: ModelKind;
  readonly mimeType: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly durationMs: number | null;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly variants: AssetVariants;
};

export type AssetFacts = Readonly<Record<string, string | number | boolean>>;

/** A file of a project with where it comes from and what may be done with it. */
export type StoredAsset = IngestedFile & {
  readonly id: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly generationId: string | null;
  /** Position among the results of its generation. */
  readonly resultIndex: number | null;
  /** What the creator called an uploaded file. */
  readonly name: string | null;
  readonly model: string | null;
  readonly vendorModel: string | null;
  readonly prompt: string | null;
  readonly settings: Settings | null;
  readonly seed: number | null;
  /** Layers of a built-in design; null also in lists, which leave them out. */
  readonly scene: Readonly<Record<string, unknown>> | null;
  /** Whether there are layers, also where they were left out. Default: what `scene` says. */
  readonly hasScene?: boolean;
  /** How it was made: the encoder that ran, how many triangles it has. */
  readonly facts: AssetFacts;
  /** Lines that whoever shows the work must show too. */
  readonly credits: readonly string[];
  readonly chargedMillicredits: bigint;
  readonly planAtCreation: PlanKey;
  readonly licence: AssetLicence;
  readonly parents: readonly string[];
  readonly createdAt: Date;
};

/** Where the page before ended. */
export type AfterAsset = { readonly createdAt: Date; readonly id: string };

export type AssetFilter = {
  readonly accountId: string;
  readonly limit: number;
  readonly after?: AfterAsset | undefined;
  readonly kind?: ModelKind | undefined;
  /** Whether commercial use is allowed. */
  readonly safeToSell?: boolean | undefined;
  readonly projectId?: string | undefined;
};
