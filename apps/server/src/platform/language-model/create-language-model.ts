import type { LanguageModelSettings } from '../config/language-model-variables.ts';
import type { LanguageModel } from './language-model.ts';

/** Models that think take half of it for a campaign; a creator who watches the chat waits no longer. */
const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * A language model that is reached through the AI SDK.
 *
 * Calls nothing and loads nothing until the first question: the SDK and a vendor's part of it take some hundred
 * milliseconds, which no start should wait for.
 *
 * @param options.timeoutMs - Bound of one question with its retries.
 */
export function createLanguageModel(
  settings: LanguageModelSettings,
  { timeoutMs = DEFAULT_TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): LanguageModel {
  return {
    name: `${settings.vendor}/${settings.model}`,
    ask: async (request, { signal }) => {
      const { askThroughSdk } = await import('./ask-through-sdk.ts');
      return askThroughSdk({ settings, request, signal, timeoutMs });
    },
  };
}
