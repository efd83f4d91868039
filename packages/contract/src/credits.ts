import { z } from 'zod';
import { ENTRY_KINDS } from './kinds.ts';
import { idSchema, instantSchema, millicreditsInputSchema, millicreditsSchema, pageQuerySchema } from './primitives.ts';
import { timeZoneSchema } from './time-zone.ts';

export const GRANT_KINDS = ['free', 'monthly', 'bonus', 'topup', 'make-good', 'operator'] as const;
export const grantKindSchema = z.enum(GRANT_KINDS);
export type GrantKind = z.infer<typeof grantKindSchema>;

export const grantSchema = z
  .object({
    id: idSchema,
    kind: grantKindSchema,
    priority: z.number().int().describe('Lower burns first'),
    amountMillicredits: millicreditsSchema,
    remainingMillicredits: millicreditsSchema.describe('Spendable part, without held'),
    heldMillicredits: millicreditsSchema,
    effectiveAt: instantSchema,
    expiresAt: instantSchema.nullable(),
  })
  .meta({ id: 'Grant' });

export const creditsSchema = z
  .object({
    spendableMillicredits: millicreditsSchema,
    heldMillicredits: millicreditsSchema,
    heldWorks: z.number().int().describe('For how many generations and runs something is held'),
    grants: z.array(grantSchema),
  })
  .meta({ id: 'Credits' });

export const entryKindSchema = z.enum(ENTRY_KINDS);
export type EntryKind = z.infer<typeof entryKindSchema>;

/** One movement of one grant's slice. */
export const entrySchema = z
  .object({
    id: idSchema,
    at: instantSchema,
    kind: entryKindSchema,
    millicredits: millicreditsSchema.describe('Signed change of what may be spent'),
    spendableAfterMillicredits: millicreditsSchema,
    grantId: idSchema,
    holdId: idSchema.optional(),
    generationId: idSchema.optional(),
    runId: idSchema.optional(),
    model: z.string().optional(),
    projectId: idSchema.optional(),
    reason: z.string().optional(),
    grantKind: grantKindSchema,
    spentMillicredits: millicreditsSchema
      .optional()
      .describe('Signed change of what is spent: capture +, refund −; left out where nothing is'),
    projectName: z.string().optional().describe('As it is called now; left out once the project is deleted'),
    resultCount: z.number().int().optional().describe('How many results the generation was ordered to make'),
  })
  .meta({ id: 'Entry' });

/** Columns of the CSV, in this order. What else the JSON says is looked up and not part of the movement. */
export const ENTRY_COLUMNS = [
  'id',
  'at',
  'kind',
  'millicredits',
  'spendableAfterMillicredits',
  'grantId',
  'holdId',
  'generationId',
  'runId',
  'model',
  'projectId',
  'reason',
] as const satisfies readonly (keyof z.infer<typeof entrySchema>)[];

const periodQuery = {
  from: z.iso.datetime({ offset: true }).optional().describe('From this instant'),
  to: z.iso.datetime({ offset: true }).optional().describe('Up to, but not including, this instant'),
};

/** Which movements are meant; all of them where nothing is given. */
export const entryFilterSchema = z.object({
  kind: entryKindSchema.optional(),
  model: z.string().min(1, 'must not be empty').max(100).optional(),
  projectId: z.uuid('must be the id of a project').optional(),
  ...periodQuery,
});

export const entriesQuerySchema = pageQuerySchema.extend(entryFilterSchema.shape);

export const usageQuerySchema = z.object({
  groupBy: z.enum(['day', 'model', 'project']),
  ...periodQuery,
  timeZone: timeZoneSchema.optional().describe('Whose days are meant; UTC where it is left out'),
});

export const usageSchema = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        millicredits: millicreditsSchema,
        generations: z.number().int(),
        name: z.string().optional().describe('Of a project, as it is called now; left out once it is deleted'),
      }),
    ),
  })
  .meta({ id: 'Usage' });

/** A billion credits: thousands of such grants still add up to a number that JSON can carry. */
const MOST_GRANTED_MILLICREDITS = 1_000_000_000_000;

export const createGrantSchema = z.strictObject({
  accountId: idSchema,
  millicredits: millicreditsInputSchema
    .min(1, 'must be 1 or more')
    .max(MOST_GRANTED_MILLICREDITS, `must be ${MOST_GRANTED_MILLICREDITS} or less`),
  priority: z.number().int().min(0).max(1000).default(20),
  effectiveAt: z.iso.datetime({ offset: true }).optional(),
  expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
  reason: z.string().trim().min(1, 'must say why').max(500),
});

export type Grant = z.infer<typeof grantSchema>;
export type Credits = z.infer<typeof creditsSchema>;
export type Entry = z.infer<typeof entrySchema>;
export type EntryFilter = z.infer<typeof entryFilterSchema>;
export type Usage = z.infer<typeof usageSchema>;
