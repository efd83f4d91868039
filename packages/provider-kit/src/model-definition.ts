import type { ModelKind, ModelLicence, PriceLine, Settings, SettingsSchema } from '@gesso/contract';

/** Width and height in pixels of a result, known before it exists, so that its place can be kept. */
export type ResultSize = { readonly widthPx: number; readonly heightPx: number };

/** What a model takes beside the prompt: how many files of one's own, and of which kinds. */
export type ReferenceRule = { readonly least: number; readonly most: number; readonly kinds: readonly ModelKind[] };

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
