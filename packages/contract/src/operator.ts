import { z } from 'zod';
import { accountSchema, creditBalanceSchema } from './account.ts';
import { idSchema, instantSchema } from './primitives.ts';

export const clockSchema = z.object({ now: instantSchema }).meta({ id: 'Clock' });

/** Either a new time or a step forward, an ISO 8601 duration such as `P1M` or `P3DT2H`. */
export const moveClockSchema = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time' }) }),
  z.strictObject({
    advance: z
      .string()
      .regex(/^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/, 'must be an ISO 8601 duration'),
  }),
]);

export const operatorAccountSchema = accountSchema
  .extend({ createdAt: instantSchema, credits: creditBalanceSchema })
  .meta({ id: 'OperatorAccount' });

/** What this installation has and lacks, and what each missing part would add. */
export const setupSchema = z
  .object({
    parts: z.array(
      z.object({ key: z.string(), name: z.string(), ready: z.boolean(), adds: z.string(), how: z.string() }),
    ),
  })
  .meta({ id: 'Setup' });

/** What the books say of themselves: figures that do not follow from their entries. None is how it must be. */
export const reconciliationSchema = z
  .object({
    accounts: z.number().int().describe('How many accounts were read'),
    differences: z
      .array(
        z.object({
          accountId: idSchema,
          figure: z.string().describe('Which figure, such as `account spendable` or `grant held`'),
          subject: z
            .string()
            .nullable()
            .describe('The grant, hold or entry it belongs to; null for the account itself'),
          storedMillicredits: z.number().describe('What is stored; of entry numbers a count'),
          derivedMillicredits: z.number().describe('What the entries say; of entry numbers a count'),
        }),
      )
      .describe('The first 1,000'),
  })
  .meta({ id: 'Reconciliation' });

export type Clock = z.infer<typeof clockSchema>;
export type Reconciliation = z.infer<typeof reconciliationSchema>;
export type OperatorAccount = z.infer<typeof operatorAccountSchema>;
