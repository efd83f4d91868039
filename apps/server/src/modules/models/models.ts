import type { FieldError, PriceLine, Settings } from '@gesso/contract';
import type { Availability, ModelDefinition, Provider } from '@gesso/provider-kit';

/** A model of the catalogue together with the provider that runs it. */
export type FoundModel = {
  readonly definition: ModelDefinition;
  readonly provider: Provider;
  /** As of now: a key may have been added since the last look. */
  readonly availability: Availability;
};

/** The exact price of one generation, or why there is none. An unavailable model is priced all the same. */
export type PricedGeneration =
  | {
      readonly ok: true;
      readonly model: FoundModel;
      /** Parsed, with every default filled in. */
      readonly settings: Settings;
      /** How many results; 1 or more. */
      readonly count: number;
      readonly lines: readonly PriceLine[];
      /** The sum of the lines. */
      readonly totalMillicredits: number;
      readonly priceListVersion: string;
    }
  | PriceRefusal;

/** The exact price of an agent's task, or why there is none. */
export type PricedTask =
  | {
      readonly ok: true;
      readonly lines: readonly PriceLine[];
      readonly totalMillicredits: number;
      /** Whether every model of the task can run now. */
      readonly available: boolean;
      readonly priceListVersion: string;
    }
  | QuoteRefusal;

/** Why a generation has no price. */
export type PriceRefusal =
  | {
      readonly ok: false;
      readonly reason: 'unknown-model' | 'unknown-price';
      readonly model: string;
      /** Where the request names the model: `model`, `deliverables.1.model`. */
      readonly path: string;
    }
  | { readonly ok: false; readonly reason: 'invalid-settings'; readonly errors: readonly FieldError[] };

/** Why a task or a quote has no price: also because a task asks a model for something it does not make. */
export type QuoteRefusal =
  | PriceRefusal
  | { readonly ok: false; readonly reason: 'invalid-request'; readonly errors: readonly FieldError[] };
