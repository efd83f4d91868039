import type { ModelKind, ModelLicence, PriceLine, Settings, SettingsSchema } from '@gesso/contract';

/** Width and height in pixels of a result, known before it exists, so that its place can be kept. */
export type ResultSize = { readonly widthPx: number; readonly heightPx: number };

/** What a model takes beside the prompt: how many files of one's own, and of which kinds. */
export type ReferenceRule = { readonly least: number; readonly most: number; readonly kinds: readonly ModelKind[] };

/** What is known of a reference before anything is paid. */
export type ReferenceFacts = {
  readonly kind: ModelKind;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Null where the file has none. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
};

/** An order as far as a vendor's limits can be checked before a credit moves. */
export type OrderToCheck = {
  readonly prompt: string;
  /** Parsed, with every default. */
  readonly settings: Settings;
  readonly references: readonly ReferenceFacts[];
};

/**
 * Says which of the vendor's limits an order breaks, as a whole sentence with the limit in it: `Kling takes pictures of at
 * least 300 px; this one is 120 × 80.` Undefined where it breaks none. Pure.
 */
export type FindOrderFault = (order: OrderToCheck) => string | undefined;

/** A model of another vendor's row that a provider runs too, under a name of its own. */
export type CarriedModel = {
  /** Catalogue key of the row: `flux-dev`. Prompt and settings come as that row's schema says. */
  readonly key: string;
  /** As this route calls it: `fal-ai/flux/dev`. Recorded with the asset. */
  readonly vendorModel: string;
  readonly licence: ModelLicence;
  /** It makes nothing of words alone, so that a model which no other way makes counts as unavailable. Default: false. */
  readonly needsReference?: boolean;
  /** What this route cannot do of what the row offers; such an order does not go this way. */
  readonly findFault?: FindOrderFault;
};

/** One model = one row of data. The adapter that runs it belongs to its vendor's provider. */
export type ModelDefinition = {
  /** Catalogue key, stable for ever: `flux-dev`. */
  readonly key: string;
  readonly name: string;
  readonly kind: ModelKind;
  readonly vendor: string;
  /** The vendor's own name and version of the model, recorded with each asset. */
  readonly vendorModel: string;
  readonly licence: ModelLicence;
  readonly promptMaxCharacters: number;
  /** Its settings alone say what to do, so that the prompt may be empty. Default: false. */
  readonly isPromptOptional?: boolean;
  /** Default: it takes no references. */
  readonly references?: ReferenceRule;
  readonly settingsSchema: SettingsSchema;
  /** Limits that the schema cannot say: what belongs together, how large a reference may be. Asked before any credit moves. */
  readonly findFault?: FindOrderFault;
  /** Price of one result at default settings, before the operator's own price list. */
  readonly defaultMillicredits: number;
  /**
   * The price of settings that were parsed by `settingsSchema`.
   *
   * Pure. The lines add up to the total, every figure is a whole number of millicredits, defaults with `count` 1 cost
   * exactly `baseMillicredits`, and no setting that makes more work costs less.
   *
   * @param baseMillicredits - Price of one result at default settings in the price list in force.
   */
  readonly price: (settings: Settings, baseMillicredits: number) => readonly PriceLine[];
  /** Size of each result on the canvas. */
  readonly resultSize: (settings: Settings) => ResultSize;
  /** How long a result usually takes, for the words on the placeholder. */
  readonly usualMs: (settings: Settings) => number;
  /** ISO date after which the vendor no longer serves it. */
  readonly retiresOn: string | null;
};
