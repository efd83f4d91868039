import type { LanguageModelUsage } from './language-model.ts';

/** Dollars per million tokens, which are also millionths of a dollar per token. */
type TokenPrice = {
  /** ISO date; the price of a model is its latest one that has begun. */
  readonly from?: string;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
};

/**
 * List prices as read on 25 November 2026, standard tier, questions below 200,000 tokens (ours have some 4,000).
 *
 * Sources: platform.claude.com/docs/about-claude/pricing, developers.openai.com/api/docs/pricing and
 * ai.google.dev/gemini-api/docs/pricing, some through the price tables of LiteLLM and llm-prices. They tell the operator
 * what planning costs and nothing else: no creator is charged by them. A model that is not here has no known price.
 */
const PRICES: Readonly<Record<string, readonly TokenPrice[]>> = {
  'anthropic/claude-opus-5-5': [{ input: 4, cachedInput: 0.2, output: 20 }],
  'anthropic/claude-opus-5': [{ input: 5, cachedInput: 0.5, output: 25 }],
  'anthropic/claude-sonnet-5-5': [{ input: 2, cachedInput: 0.2, output: 10 }],
  'anthropic/claude-sonnet-5': [{ input: 2, cachedInput: 0.2, output: 10 }],
  'anthropic/claude-sonnet-4-5': [{ input: 3, cachedInput: 0.3, output: 15 }],
  'anthropic/claude-haiku-4-5': [{ input: 1, cachedInput: 0.1, output: 5 }],
  'openai/gpt-6-astra': [{ input: 10, cachedInput: 1, output: 50 }],
  'openai/gpt-6.1-sol': [{ input: 2, cachedInput: 0.1, output: 10 }],
  'openai/gpt-6-sol': [{ input: 2, cachedInput: 0.2, output: 10 }],
  'openai/gpt-6-luna': [{ input: 0.1, cachedInput: 0.01, output: 0.5 }],
  'openai/gpt-5.6-sol': [{ input: 4, cachedInput: 0.4, output: 20 }],
  'openai/gpt-5.6-terra': [{ input: 2, cachedInput: 0.2, output: 12 }],
  'openai/gpt-5.6-luna': [{ input: 0.2, cachedInput: 0.02, output: 1.2 }],
  'openai/gpt-5.4': [{ input: 2.5, cachedInput: 0.25, output: 15 }],
  'openai/gpt-5.4-mini': [{ input: 0.75, cachedInput: 0.075, output: 4.5 }],
  'openai/gpt-5': [{ input: 1.25, cachedInput: 0.125, output: 10 }],
  'openai/gpt-5-mini': [{ input: 0.25, cachedInput: 0.025, output: 2 }],
  'openai/gpt-4.1': [{ input: 2, cachedInput: 0.5, output: 8 }],
  'openai/gpt-4.1-mini': [{ input: 0.4, cachedInput: 0.1, output: 1.6 }],
  'openai/gpt-4o': [{ input: 2.5, cachedInput: 1.25, output: 10 }],
  'openai/gpt-4o-mini': [{ input: 0.15, cachedInput: 0.075, output: 0.6 }],
  // Both are sold at half their price until the dates below.
  'google/gemini-4-argon': [
    { input: 2, cachedInput: 0.1, output: 10 },
    { from: '2026-12-01', input: 4, cachedInput: 0.2, output: 20 },
  ],
  'google/gemini-3.8-flash': [
    { input: 0.75, cachedInput: 0.075, output: 3.75 },
    { from: '2027-01-01', input: 1.5, cachedInput: 0.15, output: 7.5 },
  ],
  'google/gemini-3.5-flash-lite': [{ input: 0.3, cachedInput: 0.03, output: 2.5 }],
  'google/gemini-2.5-pro': [{ input: 1.25, cachedInput: 0.125, output: 10 }],
  'google/gemini-2.5-flash': [{ input: 0.3, cachedInput: 0.03, output: 2.5 }],
};

/** `-20250929` and `-2025-08-07`: a pinned version costs what its model costs. */
const PINNED = /-(?:\d{8}|\d{4}-\d{2}-\d{2})$/u;

/**
 * What the vendor bills for an answer, by its list price on that day.
 *
 * @param model - Vendor and model, as in `LanguageModel.name`.
 * @returns Millionths of a dollar, rounded up; null where the price is not known.
 */
export function priceTokens(model: string, usage: LanguageModelUsage, at: Date): number | null {
  const day = at.toISOString().slice(0, 10);
  const price = PRICES[model.replace(PINNED, '')]?.findLast(({ from = '' }) => from <= day);
  if (price === undefined) return null;
  const { inputTokens, cachedInputTokens, outputTokens } = usage;
  const fresh = inputTokens - cachedInputTokens;
  return Math.ceil(fresh * price.input + cachedInputTokens * price.cachedInput + outputTokens * price.output);
}
