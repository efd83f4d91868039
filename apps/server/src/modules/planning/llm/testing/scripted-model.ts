import type {
  LanguageModel,
  LanguageModelReply,
  LanguageModelRequest,
} from '../../../../platform/language-model/index.ts';
import type { Planner } from '../../planning.ts';

/** What a model of tests says: a text, any value as JSON, a whole reply, or an error that it throws. */
export type Script = readonly (string | object)[];

export type ScriptedModel = LanguageModel & { readonly asked: readonly LanguageModelRequest[] };

/** A language model without a vendor, that says what it is told to, whatever it is asked. */
export function scriptedModel(script: Script, name = 'anthropic/claude-sonnet-5-5'): ScriptedModel {
  const asked: LanguageModelRequest[] = [];
  const left = [...script];
  return {
    name,
    asked,
    ask: async (request, { signal }) => {
      signal.throwIfAborted();
      asked.push(request);
      const said = left.shift();
      if (said === undefined) throw new Error('The model was asked more often than its script is long.');
      if (said instanceof Error) throw said;
      return isReply(said) ? said : { text: toText(said), ending: 'complete', usage: USAGE };
    },
  };
}

/** The built-in planner's place in tests: it plans one step that can be told from any other. */
export const fallback: Planner = {
  name: 'builtin',
  plan: async () => ({
    planner: 'builtin',
    notes: ['Planned without a model.'],
    usage: null,
    kind: 'refused',
    message: 'from the built-in planner',
  }),
};

const USAGE = { inputTokens: 1_000, cachedInputTokens: 0, outputTokens: 100 };

function isReply(said: string | object): said is LanguageModelReply {
  return typeof said === 'object' && 'ending' in said;
}

function toText(said: string | object): string {
  return typeof said === 'string' ? said : JSON.stringify(said);
}
