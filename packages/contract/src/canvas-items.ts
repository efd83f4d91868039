import { z } from 'zod';
import { ITEM_KINDS, ITEM_STATUSES } from './kinds.ts';
import { idSchema } from './primitives.ts';

export const itemKindSchema = z.enum(ITEM_KINDS);
export type ItemKind = z.infer<typeof itemKindSchema>;

export const itemStatusSchema = z.enum(ITEM_STATUSES);
export type ItemStatus = z.infer<typeof itemStatusSchema>;

/** A read view of one item of the shared document. Lengths are canvas units; rotation is degrees, clockwise. */
export const canvasItemSchema = z
  .object({
    id: idSchema,
    kind: itemKindSchema,
    status: itemStatusSchema,
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    rotation: z.number(),
    parentId: idSchema.optional(),
    assetId: idSchema.optional(),
    generationId: idSchema.optional(),
    runId: idSchema.optional(),
    text: z.string().optional(),
    title: z.string().optional(),
    failure: z.object({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'CanvasItem' });

export const canvasItemsSchema = z
  .object({ version: z.number().int(), items: z.array(canvasItemSchema) })
  .meta({ id: 'CanvasItems' });

export type CanvasItem = z.infer<typeof canvasItemSchema>;
export type CanvasItems = z.infer<typeof canvasItemsSchema>;
