import { z } from 'zod';
import { accountSchema, creditBalanceSchema, planKeySchema } from './account.ts';
import { catalogueSchema } from './catalogue.ts';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema, millicreditsSchema } from './primitives.ts';

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

/** Everything an operator may charge differently. Written once under its version and never changed. */
export const priceListSchema = catalogueSchema
  .pick({ priceListVersion: true, beta: true, plans: true, topUp: true, grace: true, agent: true })
  .extend({ models: z.array(z.object({ key: z.string(), defaultMillicredits: millicreditsSchema })) })
  .meta({ id: 'PriceList' });

const amountSchema = z
  .number({ error: 'must be a whole number' })
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(1_000_000_000_000, 'is too large');

/** Any part of a price list; what is left out stays as it is. */
export const updatePriceListSchema = z.strictObject({
  beta: z.boolean().optional(),
  plans: z
    .array(
      z.strictObject({
        key: planKeySchema,
        name: z.string().trim().min(1).max(60).optional(),
        monthlyMillicredits: amountSchema.optional(),
        signUpMillicredits: amountSchema.optional(),
        firstMonthBonusMillicredits: amountSchema.optional(),
        monthlyCents: amountSchema.optional(),
        annualCents: amountSchema.optional(),
        topUps: z.boolean().optional(),
        commercialRights: z.boolean().optional(),
        // Sent back by clients that edit what they read; it may not change, since plans are compared by it.
        rank: z.number().int().optional(),
      }),
    )
    .optional(),
  topUp: z
    .strictObject({
      minCents: amountSchema.optional(),
      maxCents: amountSchema.optional(),
      millicreditsPerCent: amountSchema.optional(),
    })
    .optional(),
  grace: z
    .strictObject({
      attemptDays: z
        .array(
          z
            .number()
            .int('must be whole days')
            .min(0, 'must be 0 or more')
            .max(LIMITS.graceDays, `must be ${LIMITS.graceDays} or less`),
        )
        .min(1, 'must name one day at least')
        .max(28, 'names too many days'),
    })
    .optional(),
  agent: z
    .strictObject({
      baseMillicredits: amountSchema.optional(),
      perDeliverableMillicredits: amountSchema.optional(),
      freeWords: amountSchema.optional(),
      perHundredWordsMillicredits: amountSchema.optional(),
    })
    .optional(),
  models: z.array(z.strictObject({ key: z.string().min(1).max(100), defaultMillicredits: amountSchema })).optional(),
});

export const refundGenerationSchema = z.strictObject({ reason: z.string().trim().min(1, 'must say why').max(500) });

export const generationRefundSchema = z
  .object({ generationId: idSchema, refundedMillicredits: millicreditsSchema, lapsedMillicredits: millicreditsSchema })
  .meta({ id: 'GenerationRefund' });

/** A message that was sent, as the local mailbox keeps it. */
export const mailSchema = z
  .object({
    id: idSchema,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    attachments: z
      .array(z.object({ name: z.string(), mimeType: z.string(), sizeBytes: z.number().int() }))
      .describe('Made when it is sent; empty before'),
    status: z.enum(['waiting', 'sent', 'failed']),
    failure: z.string().nullable().describe('What the mail server said to the last try that failed'),
    at: instantSchema,
  })
  .meta({ id: 'Mail' });

export type Clock = z.infer<typeof clockSchema>;
export type Reconciliation = z.infer<typeof reconciliationSchema>;
export type PriceListView = z.infer<typeof priceListSchema>;
export type PriceListChanges = z.infer<typeof updatePriceListSchema>;
export type GenerationRefund = z.infer<typeof generationRefundSchema>;
export type Mail = z.infer<typeof mailSchema>;
export type OperatorAccount = z.infer<typeof operatorAccountSchema>;
