import { z } from 'zod';
import { assetSchema } from './assets.ts';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema, millicreditsInputSchema, millicreditsSchema } from './primitives.ts';
import { settingsInputSchema } from './quotes.ts';

export const GENERATION_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export const generationStatusSchema = z.enum(GENERATION_STATUSES);
export type GenerationStatus = z.infer<typeof generationStatusSchema>;

/** Canvas coordinates stay far within what a double can place exactly. */
const coordinateSchema = z.number().min(-1e9).max(1e9);

export const createGenerationSchema = z.strictObject({
  model: z.string({ error: 'must name a model of the catalogue' }),
  /** Checked against the model's own limits, so that the refusal can be `invalid-prompt`. */
  prompt: z.string({ error: 'must be text' }),
  settings: settingsInputSchema.optional(),
  references: z.array(idSchema).max(LIMITS.references).optional(),
  place: z.strictObject({ x: coordinateSchema, y: coordinateSchema }).optional(),
  maxMillicredits: millicreditsInputSchema.optional(),
  /** An own brand kit that the built-in engines keep to. */
  brandKitId: idSchema.optional(),
});

export const acceptedGenerationSchema = z
  .object({
    id: idSchema,
    status: generationStatusSchema,
    quotedMillicredits: millicreditsSchema,
    holdId: idSchema,
    itemIds: z.array(idSchema),
  })
  .meta({ id: 'AcceptedGeneration' });

export const failureSchema = z.object({ code: z.string(), message: z.string() }).meta({ id: 'Failure' });

export const generationSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    status: generationStatusSchema,
    model: z.string(),
    prompt: z.string(),
    settings: z.record(z.string(), z.unknown()),
    references: z.array(idSchema).describe('Own assets that it was made from, in order'),
    quotedMillicredits: millicreditsSchema,
    chargedMillicredits: millicreditsSchema,
    progress: z.number().min(0).max(1),
    assets: z.array(assetSchema),
    failure: failureSchema.optional(),
    notes: z.array(z.string()).describe('What the engine wants the creator to know about the result'),
    createdAt: instantSchema,
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Generation' });

export type CreateGeneration = z.infer<typeof createGenerationSchema>;
export type AcceptedGeneration = z.infer<typeof acceptedGenerationSchema>;
export type Generation = z.infer<typeof generationSchema>;
