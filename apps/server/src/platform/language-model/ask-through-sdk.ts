import { generateText, jsonSchema, Output, type LanguageModel as SdkModel } from 'ai';
import type { LanguageModelSettings } from '../config/language-model-variables.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { LanguageModelError, type LanguageModelReply, type LanguageModelRequest } from './language-model.ts';
import { isBlocked, isSchemaRefused, readFailure } from './read-failure.ts';

/** With the SDK's waits of 2 and 4 s, or what the vendor asks for, they end well before the time-out. */
const RETRIES = 2;

/**
 * Room for the longest plan and for thinking about it. The oldest models offered allow 16,384; servers of one's own get
 * no figure, since many refuse one beyond their window.
 */
const LONGEST_ANSWER_TOKENS = 16_000;

/** Where an address has no path, the vendor's usual one is meant. */
const USUAL_PATHS = { anthropic: '/v1', openai: '/v1', google: '/v1beta', compatible: '/v1' } as const;

/**
 * Models that think unless told otherwise, or think a lot: they are asked for little of it, since a plan needs little,
 * and thoughts are billed and waited for. Older ones refuse the field or would begin to think because of it.
 */
const THINKING: Readonly<Record<LanguageModelSettings['vendor'], RegExp | undefined>> = {
  anthropic: /^claude-[a-z]+-5/u,
  openai: /^(?:gpt-[56](?!.*-chat)|o\d)/u,
  google: /^gemini-[3-9]/u,
  compatible: undefined,
};

// The SDK prints warnings about settings a model ignores; standard output is for our own log.
globalThis.AI_SDK_LOG_WARNINGS = false;

/**
 * Asks once, with bounded retries and one bound of time for all of them.
 *
 * @throws LanguageModelError when no answer came; the signal's reason when the caller gave up.
 */
export async function askThroughSdk({
  settings,
  request,
  signal,
  timeoutMs,
}: {
  readonly settings: LanguageModelSettings;
  readonly request: LanguageModelRequest;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}): Promise<LanguageModelReply> {
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  const ask = async (takesSchemas: boolean) => {
    const result = await generateText({
      model: await openModel(settings, takesSchemas),
      instructions: takesSchemas ? request.instructions : withSchema(request),
      messages: request.messages.map(({ role, text }) => ({ role, content: text })),
      output: asText(request.answerSchema),
      maxRetries: RETRIES,
      abortSignal: AbortSignal.any([signal, timeout]),
      ...(settings.vendor === 'compatible' ? {} : { maxOutputTokens: LONGEST_ANSWER_TOKENS }),
      ...(THINKING[settings.vendor]?.test(settings.model) ? { reasoning: 'low' } : {}),
    });
    return { text: result.text, ending: readEnding(result.finishReason), usage: readUsage(result.usage) };
  };
  try {
    return await ask(true).catch((error) => {
      if (settings.vendor === 'compatible' && isSchemaRefused(error)) return ask(false);
      throw error;
    });
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) throw new LanguageModelError('timeout');
    if (isBlocked(error)) return { text: '', ending: 'blocked', usage: readUsage({}) };
    throw readFailure(error) ?? error;
  }
}

/** For servers that know JSON and no schemas of it: the model reads the schema with its instructions. */
function withSchema({ instructions, answerSchema }: LanguageModelRequest): string {
  return `${instructions}\n\nAnswer with one JSON object and nothing else. It keeps to this JSON Schema:\n${JSON.stringify(answerSchema.schema)}`;
}

/** The vendor is told the schema; what comes back is read by whoever asked, who knows better what can be saved. */
function asText({ name, schema }: LanguageModelRequest['answerSchema']) {
  return {
    ...Output.object({ name, schema: jsonSchema(schema) }),
    parseCompleteOutput: async ({ text }: { readonly text: string }) => text,
  };
}

async function openModel(settings: LanguageModelSettings, supportsStructuredOutputs: boolean): Promise<SdkModel> {
  const { vendor, model, apiKey = '' } = settings;
  const options = { apiKey, fetch: boundedFetch, ...withBaseUrl(settings) };
  switch (vendor) {
    case 'anthropic':
      return (await import('@ai-sdk/anthropic')).createAnthropic(options)(model);
    case 'openai':
      // Chat completions: every proxy speaks them, and unlike responses they are not kept at the vendor by default.
      return (await import('@ai-sdk/openai')).createOpenAI(options).chat(model);
    case 'google':
      return (await import('@ai-sdk/google')).createGoogle(options)(model);
    case 'compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      const { baseURL = '', fetch } = options;
      const key = apiKey === '' ? {} : { apiKey };
      const provider = createOpenAICompatible({ name: 'llm', baseURL, fetch, ...key, supportsStructuredOutputs });
      return provider(model);
    }
  }
}

function withBaseUrl({ vendor, baseUrl }: LanguageModelSettings): { readonly baseURL?: string } {
  if (baseUrl === undefined) return {};
  const url = new URL(baseUrl);
  if (url.pathname === '/') url.pathname = USUAL_PATHS[vendor];
  return { baseURL: url.href.replace(/\/$/u, '') };
}

function readEnding(finishReason: string): LanguageModelReply['ending'] {
  if (finishReason === 'content-filter') return 'blocked';
  return finishReason === 'length' ? 'cut' : 'complete';
}

function readUsage(usage: {
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly inputTokenDetails?: { readonly cacheReadTokens?: number | undefined };
}): LanguageModelReply['usage'] {
  return {
    inputTokens: usage.inputTokens ?? 0,
    cachedInputTokens: usage.inputTokenDetails?.cacheReadTokens ?? 0,
    outputTokens: usage.outputTokens ?? 0,
  };
}
