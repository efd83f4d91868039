import { z } from 'zod';
import { accountSchema, creditBalanceSchema } from './account.ts';
import { instantSchema } from './primitives.ts';

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

export type Clock = z.infer<typeof clockSchema>;
export type OperatorAccount = z.infer<typeof operatorAccountSchema>;
