import { z } from 'zod';
import {
  assetExportFormatSchema,
  assetQuerySchema,
  assetSchema,
  assetVariantSchema,
  licenceCertificateSchema,
  licenceVerdictSchema,
} from '../assets.ts';
import { changeDesignSchema } from '../design-changes.ts';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema, pageOf } from '../primitives.ts';

const tag = 'Assets';
const params = z.object({ id: idSchema });
const fileSchema = z.object({ file: z.custom<File>().meta({ type: 'string', format: 'binary' }) });

export const assetEndpoints = {
  listAssets: defineEndpoint({
    method: 'get',
    path: '/api/assets',
    summary: 'My assets, newest first',
    tag,
    audience: 'account',
    query: assetQuerySchema,
    success: 200,
    response: pageOf(assetSchema),
  }),
  uploadAsset: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/assets',
    summary: 'Upload a picture',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: fileSchema,
    bodyKind: 'multipart',
    success: 201,
    response: assetSchema,
  }),
  getAsset: defineEndpoint({
    method: 'get',
    path: '/api/assets/{id}',
    summary: 'One asset',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: assetSchema,
  }),
  getAssetContent: defineEndpoint({
    method: 'get',
    path: '/api/assets/{id}/content',
    summary: 'Its bytes, or a smaller variant',
    tag,
    audience: 'visitor',
    params,
    query: z.object({ variant: assetVariantSchema.optional() }),
    success: 200,
    responseType: 'application/octet-stream',
  }),
  exportAsset: defineEndpoint({
    method: 'get',
    path: '/api/assets/{id}/export',
    summary: 'The asset in another format, as a download',
    tag,
    audience: 'account',
    params,
    query: z.object({
      format: assetExportFormatSchema.default('png'),
      /** How an SVG carries text: outlines look the same everywhere, text can be edited where its fonts are. */
      text: z.enum(['outlines', 'text']).default('outlines'),
    }),
    success: 200,
    responseType: 'application/octet-stream',
  }),
  getAssetScene: defineEndpoint({
    method: 'get',
    path: '/api/assets/{id}/scene',
    summary: 'The layers of a built-in design',
    tag,
    audience: 'visitor',
    params,
    success: 200,
    response: z.record(z.string(), z.unknown()),
  }),
  changeDesign: defineEndpoint({
    method: 'post',
    path: '/api/assets/{id}/design',
    summary: 'A new version of a built-in design with its layers changed by hand, free of charge',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: changeDesignSchema,
    success: 201,
    response: assetSchema,
  }),
  getAssetLicence: defineEndpoint({
    method: 'get',
    path: '/api/assets/{id}/licence',
    summary: 'Its signed licence certificate',
    tag,
    audience: 'account',
    params,
    query: z.object({ format: z.enum(['json', 'html', 'pdf']).default('json') }),
    success: 200,
    response: licenceCertificateSchema,
    otherTypes: ['text/html', 'application/pdf'],
  }),
  verifyLicence: defineEndpoint({
    method: 'post',
    path: '/api/licences/verify',
    summary: 'Is this file one of ours, and what may be done with it',
    tag,
    audience: 'public',
    body: fileSchema,
    bodyKind: 'multipart',
    success: 200,
    response: licenceVerdictSchema,
  }),
} as const;
