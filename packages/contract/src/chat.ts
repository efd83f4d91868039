import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema } from './primitives.ts';
import { runSchema } from './runs.ts';

/**
 * What a message is. A `plan`, `question` or `result` shows the run it names as it is now; `note` and `failure` are
 * plain sentences of the agent.
 */
export const MESSAGE_KINDS = ['brief', 'question', 'answer', 'plan', 'result', 'note', 'failure'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const threadSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    title: z.string(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'Thread' });

export const messageSchema = z
  .object({
    id: idSchema,
    /** Counts up within the thread; the order of showing. */
    sequence: z.number().int(),
    role: z.enum(['creator', 'agent']),
    kind: z.enum(MESSAGE_KINDS),
    text: z.string(),
    runId: idSchema.nullable(),
    /** Assets that came with a brief. */
    references: z.array(idSchema),
    createdAt: instantSchema,
  })
  .meta({ id: 'Message' });

export const threadWithMessagesSchema = threadSchema
  .extend({
    messages: z.array(messageSchema).describe('Oldest first; the newest part of a long thread'),
    runs: z.array(runSchema).describe('The runs that the messages speak of, oldest first'),
    earlierCursor: z.string().nullable().describe('Give it as `before` to read what came earlier'),
  })
  .meta({ id: 'ThreadWithMessages' });

export const threadQuerySchema = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1, 'must be 1 or more')
    .max(LIMITS.pageItems, `must be ${LIMITS.pageItems} or less`)
    .default(LIMITS.pageItems),
  before: z.string().max(500).optional(),
});

const threadTitleSchema = z
  .string({ error: 'must be text' })
  .trim()
  .min(1, 'must not be empty')
  .max(LIMITS.projectNameCharacters, `must have at most ${LIMITS.projectNameCharacters} characters`);

export const createThreadSchema = z.strictObject({ title: threadTitleSchema.optional() });
export const updateThreadSchema = z.strictObject({ title: threadTitleSchema });

export type Thread = z.infer<typeof threadSchema>;
export type Message = z.infer<typeof messageSchema>;
export type ThreadWithMessages = z.infer<typeof threadWithMessagesSchema>;
