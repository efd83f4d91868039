import { createBuiltinPlanner, createLlmPlanner, type Planner } from '../modules/planning/index.ts';
import type { Config } from '../platform/config/config.ts';
import { warnAboutLanguageModel } from '../platform/config/language-model-variables.ts';
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

/** For the operator: which language model plans, or what is missing where one was meant to. */
export function describeLanguageModel({
  languageModel,
  vendorVariables,
}: Pick<Config, 'languageModel' | 'vendorVariables'>): {
  readonly name: string | null;
  readonly problem: string | null;
} {
  const [problem = null] = warnAboutLanguageModel(vendorVariables);
  return { name: languageModel === undefined ? null : createLanguageModel(languageModel).name, problem };
}
