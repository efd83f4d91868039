import { z } from 'zod';
import { planKeySchema } from './account.ts';
import { grantKindSchema } from './credits.ts';
import { INTERVALS, PLAN_KEYS } from './plans.ts';
import { centsSchema, idSchema, instantSchema, millicreditsSchema } from './primitives.ts';

export const intervalSchema = z.enum(INTERVALS, { error: `must be ${INTERVALS.join(' or ')}` });
export type Interval = z.infer<typeof intervalSchema>;

export const SUBSCRIPTION_STATUSES = ['none', 'active', 'past-due', 'cancelling'] as const;
export const subscriptionStatusSchema = z.enum(SUBSCRIPTION_STATUSES);
export type SubscriptionStatus = z.infer<typeof subscriptionStatusSchema>;

/** A saved card, as far as anybody may see it. */
export const paymentMethodSchema = z.object({ brand: z.string(), last4: z.string() }).meta({ id: 'PaymentMethod' });

export const subscriptionSchema = z
  .object({
    plan: planKeySchema.describe('Of the current or owed term; free where there is none'),
    interval: intervalSchema.nullable(),
    status: subscriptionStatusSchema,
    anchorAt: instantSchema.nullable().describe('All boundaries are this instant plus whole months'),
    periodStart: instantSchema.nullable(),
    periodEnd: instantSchema.nullable().describe('End of the paid term'),
    creditPeriodStart: instantSchema.nullable(),
    creditPeriodEnd: instantSchema.nullable().describe('When the credits of this month lapse'),
    activatedMonths: z.number().int().nullable().describe('Annual: 1 to 12; otherwise null'),
    nextChargeAt: instantSchema.nullable(),
    nextChargeCents: centsSchema.nullable(),
    pendingChange: z.object({ plan: planKeySchema, interval: intervalSchema.nullable(), at: instantSchema }).nullable(),
    cancelAt: instantSchema.nullable().describe('When a cancelled subscription ends'),
    paymentMethod: paymentMethodSchema.nullable(),
  })
  .meta({ id: 'Subscription' });

/** What a person asks to change to. */
export const subscriptionChoiceSchema = z.strictObject({
  plan: z.enum(PLAN_KEYS, { error: `must be ${PLAN_KEYS.join(', ')}` }),
  interval: intervalSchema,
});

/** A token of the gateway for a card; the card itself never reaches us. */
export const paymentTokenSchema = z.strictObject({
  token: z.string().trim().min(1, 'must not be empty').max(200, 'is too long'),
});

export const previewSchema = z
  .object({
    id: idSchema,
    effect: z.enum(['immediate', 'at-period-end']),
    effectiveAt: instantSchema,
    chargeCents: centsSchema.describe('Now; 0 when scheduled'),
    laterChargeCents: centsSchema.describe('At effectiveAt when scheduled, else 0'),
    refundCents: centsSchema,
    grants: z.array(
      z.object({ kind: grantKindSchema, millicredits: millicreditsSchema, expiresAt: instantSchema.nullable() }),
    ),
    removesPendingChange: z.boolean(),
    removesCancel: z.boolean(),
    lines: z
      .array(z.object({ label: z.string(), cents: centsSchema }))
      .describe('Plus is paid by the customer, minus is received; their sum is chargeCents less refundCents'),
  })
  .meta({ id: 'SubscriptionPreview' });

export const changeSubscriptionSchema = subscriptionChoiceSchema.extend({
  previewId: idSchema.optional(),
  paymentMethod: paymentTokenSchema.optional(),
});

export const subscriptionChangeSchema = z
  .object({
    subscription: subscriptionSchema,
    invoiceId: idSchema.nullable().describe('Null when nothing is charged'),
    refundCents: centsSchema,
  })
  .meta({ id: 'SubscriptionChange' });

/** Any number is let through here: what is out of range has a code of its own. */
export const createTopUpSchema = z.strictObject({
  cents: z.number({ error: 'must be a number of cents' }),
  paymentMethod: paymentTokenSchema.optional(),
});

export const topUpSchema = z
  .object({ id: idSchema, millicredits: millicreditsSchema, invoiceId: idSchema })
  .meta({ id: 'TopUp' });

export const INVOICE_KINDS = ['start', 'renewal', 'upgrade', 'change', 'topup'] as const;
export const invoiceKindSchema = z.enum(INVOICE_KINDS);
export type InvoiceKind = z.infer<typeof invoiceKindSchema>;

export const INVOICE_STATUSES = ['paid', 'open', 'void', 'refunded', 'partly-refunded'] as const;
export const invoiceStatusSchema = z.enum(INVOICE_STATUSES);
export type InvoiceStatus = z.infer<typeof invoiceStatusSchema>;

export const invoiceSchema = z
  .object({
    id: idSchema,
    number: z.string().describe('Counts up without gaps'),
    kind: invoiceKindSchema.describe('change is a scheduled switch'),
    cents: centsSchema,
    refundedCents: centsSchema.describe('Arrived back at the payment method'),
    refundPendingCents: centsSchema.describe('On its way back'),
    status: invoiceStatusSchema.describe('An owed invoice that was given up is void'),
    at: instantSchema,
  })
  .meta({ id: 'Invoice' });

/** How a card may be given: typed into the embedded sandbox as one of its tokens, or on a page of the gateway. */
export const paymentOptionsSchema = z
  .object({
    gateway: z.string(),
    testCards: z
      .array(z.object({ token: z.string(), name: z.string(), does: z.string() }))
      .describe('Cards of the sandbox; empty for a real gateway'),
    hostedEntry: z.boolean().describe('True where a card is entered on a page of the gateway'),
    supportEmail: z.string().nullable().describe("The operator's address for questions"),
  })
  .meta({ id: 'PaymentOptions' });

export const cardEntrySchema = z.object({ url: z.string() }).meta({ id: 'CardEntry' });

export const sandboxAuthenticationSchema = z.strictObject({
  id: idSchema,
  outcome: z.enum(['succeed', 'fail'], { error: 'must be succeed or fail' }),
});

/** What became of the change that waited for its confirmation. */
export const authenticatedSchema = z
  .object({
    applied: z.boolean().describe('False when the payment failed or the change no longer fitted; nothing was charged'),
    subscription: subscriptionSchema,
    invoiceId: idSchema.nullable(),
  })
  .meta({ id: 'AuthenticationOutcome' });

export const SANDBOX_EVENTS = ['dispute', 'refund', 'late-success'] as const;
export const sandboxEventSchema = z.strictObject({
  kind: z.enum(SANDBOX_EVENTS, { error: `must be ${SANDBOX_EVENTS.join(', ')}` }),
  invoiceId: idSchema,
});

export type PaymentMethod = z.infer<typeof paymentMethodSchema>;
export type Subscription = z.infer<typeof subscriptionSchema>;
export type SubscriptionPreview = z.infer<typeof previewSchema>;
export type SubscriptionChange = z.infer<typeof subscriptionChangeSchema>;
export type TopUp = z.infer<typeof topUpSchema>;
export type Invoice = z.infer<typeof invoiceSchema>;
export type PaymentOptions = z.infer<typeof paymentOptionsSchema>;
export type SandboxEventKind = (typeof SANDBOX_EVENTS)[number];
