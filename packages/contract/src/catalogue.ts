import { z } from 'zod';
import { planKeySchema } from './account.ts';
import { MODEL_KINDS } from './kinds.ts';
import { centsSchema, millicreditsSchema } from './primitives.ts';
import type { SettingsSchema } from './settings-schema.ts';

export const modelKindSchema = z.enum(MODEL_KINDS);
export type ModelKind = z.infer<typeof modelKindSchema>;

export const PLANNERS = ['builtin', 'llm'] as const;
export const plannerSchema = z.enum(PLANNERS);
export type PlannerName = z.infer<typeof plannerSchema>;

export const planSchema = z
  .object({
    key: planKeySchema,
    name: z.string(),
    rank: z.number().int(),
    monthlyMillicredits: millicreditsSchema,
    signUpMillicredits: millicreditsSchema,
    firstMonthBonusMillicredits: millicreditsSchema,
    monthlyCents: centsSchema,
    annualCents: centsSchema,
    topUps: z.boolean(),
    commercialRights: z.boolean(),
  })
  .meta({ id: 'Plan' });

export const modelLicenceSchema = z
  .object({
    id: z.string(),
    commercialUse: z.boolean().describe('False also where nobody has read the terms'),
    url: z.string(),
    readOn: z
      .string()
      .nullable()
      .optional()
      .describe(
        'The day on which the terms were last looked into; null where they never were, left out where they are ours',
      ),
    terms: z.string().optional().describe('What they hang on, such as the plan at the vendor'),
  })
  .meta({ id: 'ModelLicence' });

export const referenceRuleSchema = z
  .object({ least: z.number().int(), most: z.number().int(), kinds: z.array(modelKindSchema) })
  .meta({
    id: 'ReferenceRule',
    description: 'How many own files the model takes beside the prompt, and of which kinds',
  });

export const modelSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    kind: modelKindSchema,
    vendor: z.string(),
    vendorModel: z.string(),
    available: z.boolean(),
    unavailableReason: z.string().nullable(),
    defaultMillicredits: millicreditsSchema,
    promptRequired: z.boolean(),
    references: referenceRuleSchema,
    settingsSchema: z.custom<SettingsSchema>().meta({ type: 'object', description: 'JSON Schema with defaults' }),
    licence: modelLicenceSchema,
  })
  .meta({ id: 'Model' });

export const usageRowSchema = z
  .object({
    group: z.string(),
    type: z.string(),
    units: z.string(),
    modelKey: z.string().nullable(),
    cells: z.array(z.string()).length(5).describe('As printed in the FAQ'),
    live: z.array(z.number().int()).length(5).describe('From the prices in force, rounded down'),
  })
  .meta({ id: 'UsageRow' });

export const catalogueSchema = z
  .object({
    priceListVersion: z.string(),
    beta: z.boolean(),
    plans: z.array(planSchema),
    topUp: z.object({ minCents: centsSchema, maxCents: centsSchema, millicreditsPerCent: millicreditsSchema }),
    grace: z.object({
      attemptDays: z
        .array(z.number().int())
        .describe('Days after its boundary at which an owed term is charged; the last ends the grace'),
    }),
    agent: z.object({
      baseMillicredits: millicreditsSchema,
      perDeliverableMillicredits: millicreditsSchema,
      freeWords: z.number().int(),
      perHundredWordsMillicredits: millicreditsSchema,
    }),
    /** Who can plan here, the one that plans unless another is asked for first. */
    planners: z.array(plannerSchema).min(1),
    models: z.array(modelSchema),
    usageTable: z.object({ columns: z.array(z.string()).length(5), rows: z.array(usageRowSchema) }),
  })
  .meta({ id: 'Catalogue' });

/** A set of drawings, typefaces or words that the built-in engines make designs of. */
export const artSourceSchema = z
  .object({
    kind: z.enum(['drawings', 'typeface', 'words']),
    name: z.string(),
    author: z.string(),
    licence: z.string().describe('SPDX identifier'),
    licenceUrl: z.string(),
    url: z.string(),
    isCreditOwed: z.boolean().describe('Designs with it carry the credit line in their facts'),
  })
  .meta({ id: 'ArtSource' });

export const artSourcesSchema = z.object({ items: z.array(artSourceSchema) });

export type ArtSource = z.infer<typeof artSourceSchema>;
export type Plan = z.infer<typeof planSchema>;
export type Model = z.infer<typeof modelSchema>;
export type ReferenceRule = z.infer<typeof referenceRuleSchema>;
export type ModelLicence = z.infer<typeof modelLicenceSchema>;
export type UsageRow = z.infer<typeof usageRowSchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;
