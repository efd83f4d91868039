import { z } from 'zod';
import { PLAN_KEYS } from './plans.ts';
import { idSchema, instantSchema, millicreditsInputSchema, millicreditsSchema } from './primitives.ts';
import { timeZoneSchema } from './time-zone.ts';

export const planKeySchema = z.enum(PLAN_KEYS);
export type PlanKey = z.infer<typeof planKeySchema>;

export const ROLES = ['operator', 'member'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export const accountSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    imageUrl: z.string().nullable(),
    plan: planKeySchema,
    role: roleSchema,
    timeZone: z.string().nullable().describe('In which days and times are shown; null: the zone of whoever looks'),
  })
  .meta({ id: 'Account' });

/** What stands beside the avatar. Held credits are never counted as spent. */
export const creditBalanceSchema = z
  .object({ spendableMillicredits: millicreditsSchema, heldMillicredits: millicreditsSchema })
  .meta({ id: 'CreditBalance' });

export const meSchema = z.object({ account: accountSchema, credits: creditBalanceSchema }).meta({ id: 'Me' });

/** A field left out stays as it is. */
export const updateMeSchema = z.strictObject({
  timeZone: timeZoneSchema.nullable().optional().describe('Null: the zone of whoever looks'),
});

export const apiKeySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** The last characters of the key, to tell keys apart. */
    hint: z.string(),
    capMillicredits: millicreditsSchema.nullable(),
    createdAt: instantSchema,
    lastUsedAt: instantSchema.nullable(),
  })
  .meta({ id: 'ApiKey' });

/** The only answer that ever carries the key itself. */
export const createdApiKeySchema = apiKeySchema.extend({ key: z.string() }).meta({ id: 'CreatedApiKey' });

export const createApiKeySchema = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(100),
  capMillicredits: millicreditsInputSchema.nullable().optional(),
});

/** Hard caps; null means none. They stop work before it spends. */
export const capsSchema = z
  .object({
    perRunMillicredits: millicreditsSchema.nullable(),
    perDayMillicredits: millicreditsSchema.nullable(),
    perProjectMillicredits: millicreditsSchema.nullable(),
  })
  .meta({ id: 'Caps' });

/** A field left out stays as it is; null removes the cap. */
export const updateCapsSchema = z.strictObject({
  perRunMillicredits: millicreditsInputSchema.nullable().optional(),
  perDayMillicredits: millicreditsInputSchema.nullable().optional(),
  perProjectMillicredits: millicreditsInputSchema.nullable().optional(),
});

export type Account = z.infer<typeof accountSchema>;
export type CreditBalance = z.infer<typeof creditBalanceSchema>;
export type Me = z.infer<typeof meSchema>;
export type ApiKey = z.infer<typeof apiKeySchema>;
export type Caps = z.infer<typeof capsSchema>;
