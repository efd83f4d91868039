import { KitError, type Refusal, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

/** What finds a picture again: its address, which lives for about a day. Written by `readPicture`. */
export const refSchema = z.object({
  imageId: z.string().optional(),
  url: z.url(),
  /** In the vendor's units, a thousand to the dollar. */
  credits: z.number().optional(),
});
export type RecraftRef = z.infer<typeof refSchema>;

const answerSchema = z.object({
  credits: z.number().optional().catch(undefined),
  data: z.array(z.object({ image_id: z.string().optional().catch(undefined), url: z.url() })).min(1),
});

const balanceSchema = z.object({ credits: z.number() });

/** @throws KitError `empty-result` for an answer without a picture: it was billed and is not asked for again. */
export function readPicture({ body }: VendorAnswer): RecraftRef {
  const answer = answerSchema.safeParse(body).data;
  const first = answer?.data[0];
  if (first === undefined) {
    throw new KitError({ code: 'empty-result', message: 'Recraft answered without a picture.', retryable: false });
  }
  const credits = answer?.credits;
  return {
    url: first.url,
    ...(first.image_id === undefined ? {} : { imageId: first.image_id }),
    ...(credits === undefined ? {} : { credits }),
  };
}

export function readBalance({ body }: VendorAnswer): string | null {
  const balance = balanceSchema.safeParse(body);
  return balance.success ? `${balance.data.credits} units` : null;
}

/**
 * The vendor documents no codes of its errors, so its words are read where they can only mean one thing. A busy vendor's
 * words are not looked into: it took nothing, whatever it says.
 */
export function readRefusal({ status, text }: VendorAnswer): Refusal | undefined {
  if (status === 429 || status >= 500) return undefined;
  if (/not enough|insufficient|top up|balance/iu.test(text)) return { code: 'insufficient-vendor-balance' };
  if (status === 401) return undefined;
  return /moderat|policy|nsfw|unsafe|prohibited/iu.test(text) ? { code: 'moderated' } : undefined;
}
