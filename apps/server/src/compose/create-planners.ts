import { createBuiltinPlanner, createLlmPlanner, type Planner } from '../modules/planning/index.ts';
import type { Config } from '../platform/config/config.ts';
import { createLanguageModel } from '../platform/language-model/index.ts';
import type { Logger } from '../platform/log/create-logger.ts';

/** Who can plan in this installation. */
export type Planners = {
  readonly builtin: Planner;
  /** Undefined where no language model is set up. */
  readonly llm: Planner | undefined;
};

/** The planners that the environment allows; nothing is loaded or called before the first brief. */
export function createPlanners({ languageModel: settings }: Pick<Config, 'languageModel'>, log: Logger): Planners {
  const builtin = createBuiltinPlanner();
  const llm =
    settings &&
    createLlmPlanner({ languageModel: createLanguageModel(settings), fallback: builtin, log, now: () => new Date() });
  return { builtin, llm };
}
