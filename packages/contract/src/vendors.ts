import { z } from 'zod';
import { modelKindSchema, modelLicenceSchema } from './catalogue.ts';
import { idSchema, instantSchema, millicreditsSchema } from './primitives.ts';

/** A key or an address of a vendor, as far as it may be shown. */
export const vendorSettingSchema = z
  .object({
    name: z.string().describe('Of its variable: `BFL_API_KEY`'),
    kind: z.enum(['key', 'address']),
    source: z.enum(['stored', 'environment']).nullable().describe('Null where it is not set'),
    hint: z.string().describe('The last four characters of a key; an address as it is'),
  })
  .meta({ id: 'VendorSetting' });

export const vendorSchema = z
  .object({
    vendor: z.string(),
    settings: z.array(vendorSettingSchema),
    available: z.boolean(),
    reason: z.string().nullable().describe('What is missing, or why it is left alone'),
    canTest: z.boolean(),
    balance: z.string().nullable().describe('As the vendor said at the last test, in its own unit'),
    failures: z.number().int().describe('Failures in a row until now'),
    lastFailure: z.string().nullable(),
    blockedUntil: instantSchema.nullable(),
    openOrders: z.number().int(),
  })
  .meta({ id: 'Vendor' });

export const modelRouteSchema = z.object({
  vendor: z.string(),
  vendorModel: z.string(),
  available: z.boolean(),
  reason: z.string().nullable(),
  isOff: z.boolean(),
  licence: modelLicenceSchema,
});

export const routedModelSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    kind: modelKindSchema,
    routes: z.array(modelRouteSchema).describe('In the order in which they are taken'),
    results: z.number().int().describe('Generations that were delivered in the last 30 days'),
    earnedMillicredits: millicreditsSchema.describe('What creators paid for them'),
    costMicroUsd: z.number().int().describe('What the vendors say they billed, in millionths of a dollar'),
    costsKnown: z.number().int().describe('For how many of them the vendor named its bill'),
  })
  .meta({ id: 'RoutedModel' });

/** An order of which nobody knows whether the vendor took it. The creator has their credits back. */
export const uncertainOrderSchema = z
  .object({
    id: idSchema,
    generationId: idSchema,
    accountId: idSchema,
    model: z.string(),
    vendor: z.string(),
    vendorJobId: z.string().nullable(),
    message: z.string(),
    at: instantSchema,
  })
  .meta({ id: 'UncertainOrder' });

export const vendorOverviewSchema = z
  .object({
    vendors: z.array(vendorSchema),
    models: z.array(routedModelSchema),
    uncertainOrders: z.array(uncertainOrderSchema).describe('Not looked after yet, newest first, 100 at most'),
    millicreditsPerCent: z.number().describe('To compare what was earned with what it cost'),
  })
  .meta({ id: 'VendorOverview' });

export const storeVendorSettingSchema = z.strictObject({
  value: z
    .string({ error: 'must be text' })
    .trim()
    .min(1, 'must not be empty')
    .max(2_000, 'is too long')
    .regex(/^[\x21-\x7e]+$/u, 'must have no spaces and no letters outside ASCII'),
});

export const orderModelRoutesSchema = z.strictObject({
  routes: z.array(z.strictObject({ vendor: z.string().min(1).max(60), isOff: z.boolean() })).max(20),
});

export type VendorView = z.infer<typeof vendorSchema>;
export type VendorSettingView = z.infer<typeof vendorSettingSchema>;
export type RoutedModel = z.infer<typeof routedModelSchema>;
export type UncertainOrder = z.infer<typeof uncertainOrderSchema>;
export type VendorOverview = z.infer<typeof vendorOverviewSchema>;
