import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema } from './primitives.ts';

export const commentSchema = z
  .object({
    id: idSchema,
    author: z.object({ id: idSchema, name: z.string() }),
    text: z.string().describe('Empty where the comment was deleted'),
    mentions: z.array(z.object({ id: idSchema, name: z.string() })),
    createdAt: instantSchema,
    editedAt: instantSchema.nullable(),
    isDeleted: z.boolean(),
  })
  .meta({ id: 'Comment' });

export const commentThreadSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    itemId: z.string().nullable().describe('The item it sticks to'),
    x: z.number().describe('Where it stands: canvas units; with an item, where it stood on that last'),
    y: z.number(),
    offsetX: z.number().describe('With an item: from its left edge, as a share of its width'),
    offsetY: z.number(),
    comments: z.array(commentSchema).describe('Oldest first'),
    unread: z.number().int().describe('Comments of others that the caller has not seen'),
    resolvedAt: instantSchema.nullable(),
    resolvedBy: z.object({ id: idSchema, name: z.string() }).nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'CommentThread' });

const textSchema = z
  .string({ error: 'must be text' })
  .trim()
  .min(1, 'must not be empty')
  .max(LIMITS.commentCharacters, `must have at most ${LIMITS.commentCharacters} characters`);

const mentionsSchema = z.array(idSchema).max(LIMITS.mentionsPerComment).default([]);

/** As far as items can lie, see the editor's core. */
const coordinateSchema = z.number().min(-10_000_000).max(10_000_000);

export const createCommentThreadSchema = z.strictObject({
  text: textSchema,
  mentions: mentionsSchema,
  point: z.strictObject({ x: coordinateSchema, y: coordinateSchema }),
  itemId: z.string().min(1).max(64).optional(),
});

export const writeCommentSchema = z.strictObject({ text: textSchema, mentions: mentionsSchema });

export const updateCommentThreadSchema = z.strictObject({ isResolved: z.boolean() });

export type Comment = z.infer<typeof commentSchema>;
export type CommentThread = z.infer<typeof commentThreadSchema>;
