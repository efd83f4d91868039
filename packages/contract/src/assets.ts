import { z } from 'zod';
import { planKeySchema } from './account.ts';
import { modelKindSchema, modelLicenceSchema } from './catalogue.ts';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema, millicreditsSchema, pageQuerySchema } from './primitives.ts';

/** Rights fixed when the asset was made, from the account's plan and the model's own licence. */
export const assetLicenceSchema = z
  .object({
    commercialUse: z.boolean(),
    basis: z.string().describe('One sentence: why commercial use is allowed or not'),
    modelLicence: modelLicenceSchema.nullable().describe('Null for uploads'),
  })
  .meta({ id: 'AssetLicence' });

export const assetSchema = z
  .object({
    id: idSchema,
    kind: modelKindSchema,
    mimeType: z.string(),
    widthPx: z.number().int().nullable(),
    heightPx: z.number().int().nullable(),
    durationMs: z.number().int().nullable(),
    sizeBytes: z.number().int(),
    sha256: z.string().describe('Hex, of the original file'),
    model: z.string().nullable(),
    vendorModel: z.string().nullable(),
    prompt: z.string().nullable(),
    settings: z.record(z.string(), z.unknown()).nullable(),
    seed: z.number().int().nullable(),
    hasScene: z.boolean().describe('Whether its layers can be read and changed by hand'),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .describe('How it was made: the encoder that ran, how many triangles it has'),
    credits: z.array(z.string()).describe('Lines that whoever shows the work must show too'),
    chargedMillicredits: millicreditsSchema,
    planAtCreation: planKeySchema,
    licence: assetLicenceSchema,
    parents: z.array(idSchema),
    projectId: idSchema,
    createdAt: instantSchema,
  })
  .meta({ id: 'Asset' });

export const ASSET_VARIANTS = ['32', '128', '512', '2048', 'original', 'poster'] as const;
export const assetVariantSchema = z.enum(ASSET_VARIANTS);
export type AssetVariant = z.infer<typeof assetVariantSchema>;

/** Formats an asset may be asked for in; which of them it can be had in depends on what it is. */
export const ASSET_EXPORT_FORMATS = [
  'png',
  'jpg',
  'webp',
  'svg',
  'pdf',
  'psd',
  'mp4',
  'webm',
  'gif',
  'glb',
  'stl',
] as const;
export const assetExportFormatSchema = z.enum(ASSET_EXPORT_FORMATS);
export type AssetExportFormat = z.infer<typeof assetExportFormatSchema>;

/** A file with the smallest copies of many pictures, so that a board of thousands opens with a few requests. */
export const assetSheetSchema = z.object({
  /** Names the file; the bytes under it never change. */
  sha256: z.string(),
  /** Tiles in a row, each 32 × 32 pixels; a picture fills its tile whatever its proportions. */
  columns: z.int(),
  /** Whose tile lies where, row by row from the top left. */
  assetIds: z.array(idSchema),
});

export const assetQuerySchema = pageQuerySchema.extend({
  kind: modelKindSchema.optional(),
  safeToSell: z.enum(['true', 'false']).optional(),
  projectId: idSchema.optional(),
});

/** Where a file is fetched from. */
export const importAssetSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an https address' }).max(4_000),
});

/** Assets of other projects to be brought into one. */
export const copyAssetsSchema = z.strictObject({ assetIds: z.array(idSchema).min(1).max(LIMITS.copiedAssets) });

export const copiedAssetsSchema = z.object({
  items: z
    .array(z.object({ assetId: idSchema, copyId: idSchema }))
    .describe('What is of the project already, or the caller may not look at, is left out'),
});

/** A signed statement about one file: what it is, who made it when with what, and what may be done with it. */
export const licenceCertificateSchema = z
  .object({
    certificateVersion: z.literal(1),
    assetId: idSchema,
    sha256: z.string(),
    sizeBytes: z.number().int(),
    mimeType: z.string(),
    model: z.string().nullable(),
    vendorModel: z.string().nullable(),
    planAtCreation: planKeySchema,
    licence: assetLicenceSchema,
    createdAt: instantSchema,
    issuedAt: instantSchema,
    publicKey: z.string().describe('Ed25519, SPKI, base64'),
    signature: z.string().describe('Ed25519 over the canonical JSON of all other fields, base64'),
  })
  .meta({ id: 'LicenceCertificate' });

export const licenceVerdictSchema = z
  .object({ valid: z.boolean(), certificate: licenceCertificateSchema.optional() })
  .meta({ id: 'LicenceVerdict' });

export type Asset = z.infer<typeof assetSchema>;
export type AssetLicence = z.infer<typeof assetLicenceSchema>;
export type LicenceCertificate = z.infer<typeof licenceCertificateSchema>;
