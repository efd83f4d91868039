import { z } from 'zod';

const layerId = z.string().min(1).max(200);
/** In a sheet of 16,384 px nothing is farther away. */
const distance = z.number().min(-20_000).max(20_000);
const hexColor = z.string().regex(/^#[0-9a-fA-F]{6}$/u, 'must be a colour such as #1e5fbf');

/** One change of a layer by hand; lengths are pixels of the design, angles degrees clockwise. */
export const layerChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), layerId, xPx: distance, yPx: distance }),
  z.strictObject({ kind: z.literal('scale'), layerId, factor: z.number().min(0.05).max(20) }),
  z.strictObject({ kind: z.literal('rotate'), layerId, degrees: z.number().min(-360).max(360) }),
  z.strictObject({ kind: z.literal('flip'), layerId }),
  z.strictObject({ kind: z.literal('recolor'), layerId, from: hexColor, to: hexColor }),
  z.strictObject({ kind: z.literal('opacity'), layerId, opacity: z.number().min(0).max(1) }),
  z.strictObject({ kind: z.literal('text'), layerId, text: z.string().min(1).max(500) }),
  z.strictObject({ kind: z.literal('face'), layerId, family: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('order'), layerId, to: z.enum(['front', 'forward', 'backward', 'back']) }),
  z.strictObject({ kind: z.literal('remove'), layerId }),
]);
export type LayerChange = z.infer<typeof layerChangeSchema>;

/** Changes are applied in their order; `flatten` makes of the result a picture without layers. */
export const changeDesignSchema = z
  .strictObject({ changes: z.array(layerChangeSchema).max(500).default([]), flatten: z.boolean().default(false) })
  .refine(({ changes, flatten }) => flatten || changes.length > 0, {
    path: ['changes'],
    message: 'must hold a change, or flatten must be true',
  });
export type ChangeDesign = z.input<typeof changeDesignSchema>;
