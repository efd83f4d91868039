import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema } from './primitives.ts';

/**
 * What a board is written as. `pdf` and `pptx` take all frames or items into one file, page by page; `originals` are the
 * files behind the pictures, clips and 3D models, as they came. `mp4`, `webm` and `gif` are the clips, `glb` the 3D models,
 * one file each.
 */
export const BOARD_EXPORT_FORMATS = [
  'png',
  'jpg',
  'webp',
  'svg',
  'pdf',
  'psd',
  'pptx',
  'mp4',
  'webm',
  'gif',
  'glb',
  'originals',
] as const;
export const boardExportFormatSchema = z.enum(BOARD_EXPORT_FORMATS);
export type BoardExportFormat = z.infer<typeof boardExportFormatSchema>;

const lengthSchema = z.number().int().min(1).max(65_500);

/** One way of writing everything that was chosen. */
export const boardExportFileSchema = z
  .strictObject({
    format: boardExportFormatSchema,
    scale: z.number().min(0.1).max(100).default(1).describe('Pixels, or points of a PDF, for one unit of the board'),
    widthPx: lengthSchema.optional().describe('In place of the scale: the width of every file'),
    heightPx: lengthSchema.optional().describe('In place of the scale: the height of every file'),
    suffix: z.string().max(40).default('').describe('Goes behind the name: @2x'),
  })
  .refine((file) => file.widthPx === undefined || file.heightPx === undefined, {
    message: 'widthPx and heightPx exclude each other, since nothing is ever stretched',
    path: ['heightPx'],
  });

const itemIdsSchema = z.array(z.string().min(1).max(100)).min(1).max(10_000);

export const createExportSchema = z.strictObject({
  choice: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('all') }),
    z.strictObject({
      what: z.literal('frames'),
      itemIds: itemIdsSchema.optional().describe('Default: every frame that lies on the bare board'),
    }),
    z.strictObject({
      what: z.literal('selection'),
      itemIds: itemIdsSchema,
      isEach: z.boolean().default(false).describe('Each item as a file of its own'),
    }),
  ]),
  files: z.array(boardExportFileSchema).min(1).max(LIMITS.exportPresets),
});

export const boardExportSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
    progress: z.number().min(0).max(1),
    file: z
      .object({ name: z.string(), mimeType: z.string(), sizeBytes: z.number().int() })
      .nullable()
      .describe('Several files come as one ZIP'),
    failure: z.object({ message: z.string() }).nullable(),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
    expiresAt: instantSchema.describe('The file can be fetched until then'),
  })
  .meta({ id: 'BoardExport' });

export type CreateExport = z.infer<typeof createExportSchema>;
export type BoardExportFile = z.infer<typeof boardExportFileSchema>;
export type BoardExport = z.infer<typeof boardExportSchema>;
