import type { Planner } from '../../modules/planning/index.ts';
import type { GenerationContext } from '../generate-asset/index.ts';

/** Who can plan here. */
export type Planners = {
  readonly builtin: Planner;
  /** Undefined where no language model is set up. */
  readonly llm?: Planner | undefined;
};

/** Everything the story of a run touches. */
export type RunContext = GenerationContext & {
  readonly planners: Planners;
};

/** The key that asks, where it is not a person in a browser. */
export type AskingKey = { readonly id: string; readonly capMillicredits: bigint | null };
