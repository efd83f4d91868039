import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema } from './primitives.ts';

const hexColorSchema = z
  .string({ error: 'must be text' })
  .trim()
  .regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/iu, 'must be a hex colour such as #1a4d8f');

const fontNameSchema = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty').max(80);

const logoSchema = z.strictObject({
  name: z.string({ error: 'must be text' }).trim().min(1, 'must not be empty').max(80),
  svg: z
    .string({ error: 'must be the text of an SVG file' })
    .min(1, 'must not be empty')
    .max(LIMITS.logoCharacters, `must have at most ${LIMITS.logoCharacters} characters`),
});

/** Fields that a brand kit has, as people enter them. */
const fields = {
  name: z
    .string({ error: 'must be text' })
    .trim()
    .min(1, 'must not be empty')
    .max(80, 'must have at most 80 characters')
    .describe('What `@name` in a brief stands for'),
  colors: z.array(hexColorSchema).max(8, 'must name at most 8 colours').describe('Most important first'),
  titleFont: fontNameSchema.nullable(),
  textFont: fontNameSchema.nullable(),
  logos: z.array(logoSchema).max(4, 'must hold at most 4 logos').describe('The first goes on designs'),
  tone: z.string({ error: 'must be text' }).trim().max(400, 'must have at most 400 characters'),
};

export const createBrandKitSchema = z.strictObject({
  name: fields.name,
  colors: fields.colors.default([]),
  titleFont: fields.titleFont.default(null),
  textFont: fields.textFont.default(null),
  logos: fields.logos.default([]),
  tone: fields.tone.default(''),
});

export const updateBrandKitSchema = z.strictObject({
  name: fields.name.optional(),
  colors: fields.colors.optional(),
  titleFont: fields.titleFont.optional(),
  textFont: fields.textFont.optional(),
  logos: fields.logos.optional(),
  tone: fields.tone.optional(),
});

export const brandKitSchema = z
  .object({
    id: idSchema,
    ...fields,
    notes: z.array(z.string()).describe('What of the kit cannot be used as it was entered, and what stands in for it'),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'BrandKit' });

export type CreateBrandKit = z.infer<typeof createBrandKitSchema>;
export type UpdateBrandKit = z.infer<typeof updateBrandKitSchema>;
export type BrandKit = z.infer<typeof brandKitSchema>;
