import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema } from './primitives.ts';

/**
 * Why a version was kept: by itself after a while of work, because somebody named it, before a restore, or as what a
 * restore made.
 */
export const VERSION_KINDS = ['automatic', 'named', 'before-restore', 'restored'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export const boardVersionSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    kind: z.enum(VERSION_KINDS),
    name: z.string().nullable(),
    items: z.number().int().describe('How many items lay on the board'),
    createdBy: z.object({ id: idSchema, name: z.string() }).nullable().describe('Null for an automatic one'),
    createdAt: instantSchema,
    hasThumbnail: z.boolean(),
  })
  .meta({ id: 'BoardVersion' });

const nameSchema = z
  .string({ error: 'must be text' })
  .trim()
  .min(1, 'must not be empty')
  .max(LIMITS.versionNameCharacters, `must have at most ${LIMITS.versionNameCharacters} characters`);

export const createBoardVersionSchema = z.strictObject({ name: nameSchema });
export const updateBoardVersionSchema = z.strictObject({ name: nameSchema.nullable() });

export const restoredVersionSchema = z
  .object({
    version: boardVersionSchema.describe('The board as it is now'),
    before: boardVersionSchema.describe('The board as it was a moment ago; restore it to take the restore back'),
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
  })
  .meta({ id: 'RestoredVersion' });

export type BoardVersion = z.infer<typeof boardVersionSchema>;
export type RestoredVersion = z.infer<typeof restoredVersionSchema>;
