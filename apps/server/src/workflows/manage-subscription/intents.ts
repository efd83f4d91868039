import { intervalSchema } from '@gesso/contract';
import { z } from 'zod';

const paidPlanSchema = z.enum(['basic', 'pro']);

/** A new subscription or an upgrade, as it was decided when the money was asked for. */
const changeIntentSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('change'),
  plan: paidPlanSchema,
  interval: intervalSchema,
  /** Of the account's subscriptions: anything that changed since then makes the payment one for nothing. */
  subscriptionVersion: z.number().int().min(0),
  chargeCents: z.number().int().min(0),
  refundCents: z.number().int().min(0),
});

/** Credits that never end. Bought for what they cost when they were asked for. */
const topUpIntentSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('topup'),
  /** A bigint as text, which JSON has no other way to hold. */
  millicredits: z.string().regex(/^\d+$/),
});

/** An owed invoice, tried by the calendar or with a new card. */
const owedIntentSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('owed'),
  invoiceId: z.string(),
});

/**
 * What to do when the money is there, as it is stored with the payment.
 *
 * Raise `version` when a shape changes, and let `parseIntent` lift the old one: a payment may be found again by a newer
 * Gesso than the one that asked for it.
 */
const intentSchema = z.discriminatedUnion('kind', [changeIntentSchema, topUpIntentSchema, owedIntentSchema]);

export type Intent = z.infer<typeof intentSchema>;
export type ChangeIntent = z.infer<typeof changeIntentSchema>;
export type TopUpIntent = z.infer<typeof topUpIntentSchema>;
export type OwedIntent = z.infer<typeof owedIntentSchema>;

/** @throws ZodError for what no Gesso has written. */
export function parseIntent(stored: unknown): Intent {
  return intentSchema.parse(stored);
}
