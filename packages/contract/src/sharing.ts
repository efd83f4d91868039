import { z } from 'zod';
import { idSchema, instantSchema } from './primitives.ts';
import { PROJECT_ROLES, SHARED_ROLES } from './roles.ts';

export const shareLinkSchema = z
  .object({
    id: idSchema,
    role: z.enum(SHARED_ROLES),
    hint: z.string().describe('The last characters of its secret part, to know it by'),
    createdBy: z.object({ id: idSchema, name: z.string() }),
    createdAt: instantSchema,
    expiresAt: instantSchema.nullable(),
    members: z.number().int().describe('How many people came in through it'),
  })
  .meta({ id: 'ShareLink' });

export const createdShareLinkSchema = shareLinkSchema
  .extend({ token: z.string().describe('The secret part of the address; shown only now') })
  .meta({ id: 'CreatedShareLink' });

/** A year: whoever shares for longer shares for good and leaves the end out. */
const LONGEST_DAYS = 366;

export const createShareLinkSchema = z.strictObject({
  role: z.enum(SHARED_ROLES),
  expiresInDays: z.number().int().min(1, 'must be 1 or more').max(LONGEST_DAYS, 'must be a year or less').optional(),
});

export const openShareLinkSchema = z.strictObject({ token: z.string().min(1).max(200) });

export const openedShareLinkSchema = z
  .object({
    projectId: idSchema,
    projectName: z.string(),
    role: z.enum(PROJECT_ROLES).describe('What the caller may do there now'),
    isGuest: z.boolean().describe('True for a visitor without an account, who got a cookie to look with'),
  })
  .meta({ id: 'OpenedShareLink' });

export const projectPersonSchema = z
  .object({
    id: idSchema.describe('Of the membership; the owner has none of their own and is named by the project'),
    accountId: idSchema,
    name: z.string(),
    imageUrl: z.string().nullable(),
    role: z.enum(PROJECT_ROLES),
    joinedAt: instantSchema,
  })
  .meta({ id: 'ProjectPerson' });

export const updateMemberSchema = z.strictObject({ role: z.enum(SHARED_ROLES) });

export const sharedProjectSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    role: z.enum(SHARED_ROLES),
    ownerName: z.string(),
    coverAssetIds: z.array(idSchema),
    updatedAt: instantSchema,
  })
  .meta({ id: 'SharedProject' });

export type ShareLink = z.infer<typeof shareLinkSchema>;
export type CreatedShareLink = z.infer<typeof createdShareLinkSchema>;
export type OpenedShareLink = z.infer<typeof openedShareLinkSchema>;
export type ProjectPerson = z.infer<typeof projectPersonSchema>;
export type SharedProject = z.infer<typeof sharedProjectSchema>;
