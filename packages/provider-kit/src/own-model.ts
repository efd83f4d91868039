import type { FieldError, ModelKind } from '@gesso/contract';
import type { VendorAccess } from './http/vendor-access.ts';
import type { ModelDefinition } from './model-definition.ts';
import type { Provider } from './provider.ts';

/** What the operator entered about a model of their own, as far as a connection must know it. */
export type OwnModelPlan = {
  readonly kind: ModelKind;
  /** The server's own name of the model; empty where a workflow says it. */
  readonly vendorModel: string;
  /** JSON text; empty where the connection has none. */
  readonly workflow: string;
  readonly settingNames: readonly string[];
  readonly mostReferences: number;
};

/** What a model of one's own can be given beside its settings. */
export type OwnModelInputs = {
  readonly needsPrompt: boolean;
  readonly takesNegativePrompt: boolean;
  readonly takesSeed: boolean;
  readonly leastReferences: number;
  readonly mostReferences: number;
};

/** A way to models that no vendor lists: the operator's own server, and what it runs there. */
export type OwnModelConnection = {
  readonly name: string;
  /** Pure. Errors name the field of the plan that must be mended. */
  readonly readInputs: (
    plan: OwnModelPlan,
  ) =>
    | { readonly ok: true; readonly inputs: OwnModelInputs }
    | { readonly ok: false; readonly errors: readonly FieldError[] };
  /** The variables by which the provider reads its address and its key. */
  readonly variables: { readonly address: string; readonly key: string };
  /** A provider of this one model. Its `testKey` asks the server whether it can run it, without an order. */
  readonly create: (
    access: VendorAccess,
    own: { readonly definition: ModelDefinition; readonly workflow: string },
  ) => Provider;
};
