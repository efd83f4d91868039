import { z } from 'zod';
import type { LanguageModelVendor } from '../../config/language-model-variables.ts';

/** What a vendor is made to say: a text of its model, or how it goes wrong. */
export type FakeReply =
  | {
      readonly text: string;
      readonly inputTokens?: number;
      readonly cachedInputTokens?: number;
      readonly outputTokens?: number;
      /** Default: `complete`. */
      readonly ending?: 'complete' | 'cut' | 'blocked';
    }
  | { readonly status: number; readonly body?: unknown }
  /** The connection is closed without an answer. */
  | 'hang-up'
  /** No answer ever comes. */
  | 'silence'
  /** A status of success with a body that is none. */
  | 'not-json';

/** How one vendor's API looks from outside. */
export type FakeVendor = {
  readonly path: (model: string) => string;
  /** The header with the key, as it must be. */
  readonly authorize: (apiKey: string) => readonly [name: string, value: string];
  /** Strict: what the vendor does not know it refuses, as the real ones do. */
  readonly request: z.ZodType;
  /** Instructions and messages as the model would read them. */
  readonly readPrompt: (body: unknown) => string;
  readonly write: (reply: Extract<FakeReply, { text: string }>, model: string) => unknown;
};

/**
 * What OpenAI's strict mode and its kin accept: every field required, none else, no defaults, no bounds of length.
 */
const strictSchema: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({
      $schema: z.string().optional(),
      type: z.literal('object'),
      properties: z.record(z.string(), strictSchema),
      required: z.array(z.string()),
      additionalProperties: z.literal(false),
    }),
    z.strictObject({ type: z.literal('array'), items: strictSchema }),
    z.strictObject({ type: z.enum(['string', 'number', 'boolean']), enum: z.array(z.string()).optional() }),
  ]),
);

const text = z.string().min(1);

const chatCompletions = {
  path: () => '/v1/chat/completions',
  authorize: (apiKey: string) => ['authorization', `Bearer ${apiKey}`] as const,
  request: z.strictObject({
    model: text,
    messages: z
      .array(z.strictObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: text }))
      .min(2),
    response_format: z.union([
      z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({ name: text, strict: z.literal(true), schema: strictSchema }),
      }),
      z.strictObject({ type: z.literal('json_object') }),
    ]),
    max_completion_tokens: z.int().positive().optional(),
    max_tokens: z.int().positive().optional(),
    reasoning_effort: z.enum(['low', 'medium', 'high']).optional(),
  }),
  readPrompt: (body: unknown) =>
    z
      .object({ messages: z.array(z.object({ role: text, content: text })) })
      .parse(body)
      .messages.map(({ role, content }) => `${role}: ${content}`)
      .join('\n'),
  write: (reply: Extract<FakeReply, { text: string }>, model: string) => {
    const { inputTokens = 1_000, cachedInputTokens = 0, outputTokens = 100, ending = 'complete' } = reply;
    const isBlocked = ending === 'blocked';
    return {
      id: 'chatcmpl-fake',
      object: 'chat.completion',
      created: 1_790_000_000,
      model,
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: isBlocked ? null : reply.text,
            refusal: isBlocked ? reply.text : null,
          },
          finish_reason: ending === 'cut' ? 'length' : 'stop',
        },
      ],
      usage: {
        prompt_tokens: inputTokens,
        completion_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
        prompt_tokens_details: { cached_tokens: cachedInputTokens },
      },
    };
  },
} satisfies FakeVendor;

const textPart = z.strictObject({ type: z.literal('text'), text });

const anthropic = {
  path: () => '/v1/messages',
  authorize: (apiKey: string) => ['x-api-key', apiKey] as const,
  request: z.strictObject({
    model: text,
    max_tokens: z.int().positive(),
    system: z.array(textPart).min(1),
    messages: z
      .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.array(textPart).min(1) }))
      .min(1),
    output_config: z.strictObject({
      effort: z.enum(['low', 'medium', 'high']).optional(),
      format: z.strictObject({ type: z.literal('json_schema'), schema: strictSchema }),
    }),
    thinking: z.strictObject({ type: z.literal('adaptive'), display: z.string().optional() }).optional(),
  }),
  readPrompt: (body: unknown) => {
    const parts = z.array(textPart).transform((list) => list.map((part) => part.text).join('\n'));
    const { system, messages } = z
      .object({ system: parts, messages: z.array(z.object({ role: text, content: parts })) })
      .parse(body);
    return [`system: ${system}`, ...messages.map(({ role, content }) => `${role}: ${content}`)].join('\n');
  },
  write: (reply: Extract<FakeReply, { text: string }>, model: string) => {
    const { inputTokens = 1_000, cachedInputTokens = 0, outputTokens = 100, ending = 'complete' } = reply;
    return {
      id: 'msg_fake',
      type: 'message',
      role: 'assistant',
      model,
      content: reply.text === '' ? [] : [{ type: 'text', text: reply.text }],
      stop_reason: { complete: 'end_turn', cut: 'max_tokens', blocked: 'refusal' }[ending],
      stop_sequence: null,
      usage: {
        input_tokens: inputTokens - cachedInputTokens,
        cache_read_input_tokens: cachedInputTokens,
        cache_creation_input_tokens: 0,
        output_tokens: outputTokens,
      },
    };
  },
} satisfies FakeVendor;

const googleText = z.array(z.strictObject({ text })).min(1);

const google = {
  path: (model: string) => `/v1beta/models/${model}:generateContent`,
  authorize: (apiKey: string) => ['x-goog-api-key', apiKey] as const,
  request: z.strictObject({
    generationConfig: z.strictObject({
      maxOutputTokens: z.int().positive(),
      responseMimeType: z.literal('application/json'),
      responseJsonSchema: strictSchema,
      thinkingConfig: z.strictObject({ thinkingLevel: z.enum(['low', 'medium', 'high']) }).optional(),
    }),
    contents: z.array(z.strictObject({ role: z.enum(['user', 'model']), parts: googleText })).min(1),
    systemInstruction: z.strictObject({ parts: googleText }),
  }),
  readPrompt: (body: unknown) => {
    const parts = googleText.transform((list) => list.map((part) => part.text).join('\n'));
    const { systemInstruction, contents } = z
      .object({
        systemInstruction: z.object({ parts }),
        contents: z.array(z.object({ role: text, parts })),
      })
      .parse(body);
    return [`system: ${systemInstruction.parts}`, ...contents.map((each) => `${each.role}: ${each.parts}`)].join('\n');
  },
  write: (reply: Extract<FakeReply, { text: string }>) => {
    const { inputTokens = 1_000, cachedInputTokens = 0, outputTokens = 100, ending = 'complete' } = reply;
    const usageMetadata = {
      promptTokenCount: inputTokens,
      cachedContentTokenCount: cachedInputTokens,
      candidatesTokenCount: outputTokens,
      totalTokenCount: inputTokens + outputTokens,
    };
    if (ending === 'blocked') return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata };
    const finishReason = ending === 'cut' ? 'MAX_TOKENS' : 'STOP';
    return {
      candidates: [{ content: { role: 'model', parts: [{ text: reply.text }] }, finishReason, index: 0 }],
      usageMetadata,
    };
  },
} satisfies FakeVendor;

export const FAKE_VENDORS: Readonly<Record<LanguageModelVendor, FakeVendor>> = {
  anthropic,
  google,
  openai: chatCompletions,
  compatible: chatCompletions,
};
