import { type FetchedResult, KitError, type Refusal, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const imagesSchema = z.object({
  data: z.array(z.object({ b64_json: z.base64().min(1) })).min(1),
  output_format: z.string().nullish(),
  usage: z
    .object({
      input_tokens_details: z.object({ text_tokens: z.number(), image_tokens: z.number() }),
      output_tokens: z.number(),
    })
    .nullish()
    .catch(null),
});

const errorSchema = z.object({
  error: z.object({ type: z.string().nullish(), code: z.string().nullish() }),
});

/** The vendor's list prices, in dollars a million tokens, which is micro-dollars a token. */
const PRICES = { textIn: 5, imageIn: 8, imageOut: 30 };

/**
 * Reads the pictures, which come inside the answer.
 *
 * @param format - As ordered: `png`, `jpeg` or `webp`.
 * @throws KitError `empty-result` for an answer without any: it was billed and is not asked for again.
 */
export function readImages({ body }: VendorAnswer, format: string): readonly FetchedResult[] {
  const answer = imagesSchema.safeParse(body);
  if (!answer.success) {
    throw new KitError({ code: 'empty-result', message: 'OpenAI answered without a picture.', retryable: false });
  }
  const { data, usage, output_format: written } = answer.data;
  const facts: Record<string, number> = {};
  if (usage != null) {
    const { text_tokens: text, image_tokens: image } = usage.input_tokens_details;
    const total = text * PRICES.textIn + image * PRICES.imageIn + usage.output_tokens * PRICES.imageOut;
    facts.vendorCostMicroUsd = Math.round(total / data.length);
  }
  return data.map(({ b64_json: text }) => ({
    bytes: Buffer.from(text, 'base64'),
    mimeType: `image/${written ?? format}`,
    seed: null,
    facts,
  }));
}

/** An empty account comes as 429 and never heals by waiting. */
export function readRefusal({ body }: VendorAnswer): Refusal | undefined {
  const answer = errorSchema.safeParse(body);
  if (!answer.success) return undefined;
  const { code, type } = answer.data.error;
  const words = [code, type];
  if (words.includes('insufficient_quota') || words.includes('billing_hard_limit_reached')) {
    return { code: 'insufficient-vendor-balance' };
  }
  if (words.includes('moderation_blocked') || words.includes('content_policy_violation')) return { code: 'moderated' };
  return words.includes('invalid_api_key') ? { code: 'auth' } : undefined;
}
