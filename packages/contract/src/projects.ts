import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema } from './primitives.ts';
import { PROJECT_ROLES } from './roles.ts';

const projectNameSchema = z
  .string({ error: 'must be text' })
  .trim()
  .min(1, 'must not be empty')
  .max(LIMITS.projectNameCharacters, `must have at most ${LIMITS.projectNameCharacters} characters`);

export const projectSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** A few pictures of the project, newest first, for its card. */
    coverAssetIds: z.array(idSchema),
    /** Used by the agent unless a brief names another; null for none. */
    brandKitId: idSchema.nullable(),
    /** What the caller may do with it. */
    role: z.enum(PROJECT_ROLES),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'Project' });

export const createProjectSchema = z.strictObject({ name: projectNameSchema });
export const updateProjectSchema = z.strictObject({
  name: projectNameSchema.optional(),
  brandKitId: idSchema.nullable().optional(),
});

/** A short-lived token for the realtime connection of clients that have no session cookie. */
export const collabTokenSchema = z.object({ token: z.string(), expiresAt: instantSchema }).meta({ id: 'CollabToken' });

export type Project = z.infer<typeof projectSchema>;
