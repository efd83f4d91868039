import type { Planner } from '../../modules/planning/index.ts';
import type { RunBrandKit } from '../../modules/runs/index.ts';
import type { GenerationContext } from '../generate-asset/index.ts';

/** Who can plan here. */
export type Planners = {
  readonly builtin: Planner;
  /** Undefined where no language model is set up. */
  readonly llm?: Planner | undefined;
};

/** Which brand kit a brief should keep to. */
export type AskedBrandKit = {
  readonly accountId: string;
  /** As the request names it: null for none, undefined for whatever the brief or the project says. */
  readonly brandKitId: string | null | undefined;
  readonly brief: string;
  /** The default of the project; null for none. */
  readonly projectBrandKitId: string | null;
};

/** Everything the story of a run touches. */
export type RunContext = GenerationContext & {
  readonly planners: Planners;
  /**
   * The kit as it is now; null for none, undefined when the request names one that is not there.
   *
   * Default: there are no brand kits.
   */
  readonly chooseBrandKit?: ((asked: AskedBrandKit) => Promise<RunBrandKit | null | undefined>) | undefined;
};

/** The key that asks, where it is not a person in a browser. */
export type AskingKey = { readonly id: string; readonly capMillicredits: bigint | null };
