import { z } from 'zod';
import { idSchema, instantSchema, millicreditsSchema } from './primitives.ts';

/** Settings as a client sends them; the model's own schema decides what is accepted. */
export const settingsInputSchema = z.record(z.string(), z.unknown());

export const DELIVERABLE_KINDS = ['image', 'video', 'model3d', 'combine'] as const;

export const deliverableSchema = z.strictObject({
  kind: z.enum(DELIVERABLE_KINDS),
  count: z.number().int().min(1, 'must be 1 or more').max(100, 'must be 100 or less'),
  model: z.string().optional(),
  settings: settingsInputSchema.optional(),
});

export const quoteRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('generation'), model: z.string(), settings: settingsInputSchema.optional() }),
  z.strictObject({
    kind: z.literal('task'),
    deliverables: z.array(deliverableSchema).min(1, 'must name at least one deliverable').max(50),
    briefWords: z.number().int().min(0).max(20_000).optional(),
  }),
]);

export const priceLineSchema = z
  .object({
    label: z.string(),
    quantity: z.number().int(),
    unitMillicredits: millicreditsSchema,
    millicredits: millicreditsSchema,
  })
  .meta({ id: 'PriceLine' });

export const quoteSchema = z
  .object({
    id: idSchema,
    totalMillicredits: millicreditsSchema,
    lines: z.array(priceLineSchema).describe('Their sum is the total'),
    available: z.boolean(),
    priceListVersion: z.string(),
    expiresAt: instantSchema,
  })
  .meta({ id: 'Quote' });

export type QuoteRequest = z.infer<typeof quoteRequestSchema>;
export type Deliverable = z.infer<typeof deliverableSchema>;
export type PriceLine = z.infer<typeof priceLineSchema>;
export type Quote = z.infer<typeof quoteSchema>;
