import { type FetchedResult, KitError, type KitErrorCode, type Refusal, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const VENDOR = 'The server';

const imageSchema = z.object({ b64_json: z.base64().min(1).nullish(), url: z.string().min(1).nullish() });
const imagesSchema = z.object({ data: z.array(imageSchema).min(1) });
const errorSchema = z.object({
  error: z.object({ type: z.string().nullish(), code: z.union([z.string(), z.number()]).nullish() }),
});
const videoSchema = z.object({
  id: z.string().min(1),
  status: z.string(),
  progress: z.number().min(0).max(100).nullish().catch(null),
  error: z.object({ code: z.string().nullish() }).nullish().catch(null),
});
const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** The picture itself, or where it lies. Servers of one's own answer with either. */
export type CompatibleImage = { readonly result: FetchedResult } | { readonly url: string };

/** @throws KitError `empty-result` for an answer without a picture: it was made and is not asked for again. */
export function readImage({ body }: VendorAnswer): CompatibleImage {
  const answer = imagesSchema.safeParse(body);
  const [image] = answer.success ? answer.data.data : [];
  if (image?.b64_json) {
    // The receiver looks into the bytes; what a server calls them says nothing.
    const bytes = Buffer.from(image.b64_json, 'base64');
    return { result: { bytes, mimeType: 'image/png', seed: null } };
  }
  if (image?.url) return { url: image.url };
  throw fault('empty-result', 'answered without a picture');
}

export type CompatibleVideo = { readonly id: string; readonly isReady: boolean; readonly progress: number | undefined };

/** @throws KitError for a clip that failed. A status of tomorrow counts as at work. */
export function readVideo({ body }: VendorAnswer): CompatibleVideo {
  const answer = videoSchema.safeParse(body);
  if (!answer.success) throw fault('vendor', 'answered with something that is no video job');
  const { id, status, progress, error } = answer.data;
  if (status === 'failed' || status === 'cancelled') {
    throw isPolicy(error?.code)
      ? fault('moderated', 'did not let the clip pass')
      : fault('vendor', 'could not make the clip');
  }
  return { id, isReady: status === 'completed', progress: progress == null ? undefined : progress / 100 };
}

/** Names of the models the server lists. */
export function readModels({ body }: VendorAnswer): readonly string[] {
  const answer = modelsSchema.safeParse(body);
  if (!answer.success) throw fault('unavailable', 'lists no models at this address; check COMPATIBLE_BASE_URL');
  return answer.data.data.map(({ id }) => id);
}

/** An empty account comes as 429 and never heals by waiting. */
export function readRefusal({ body }: VendorAnswer): Refusal | undefined {
  const answer = errorSchema.safeParse(body);
  if (!answer.success) return undefined;
  const { code, type } = answer.data.error;
  const words = [code, type].map(String);
  if (words.includes('insufficient_quota') || words.includes('billing_hard_limit_reached')) {
    return { code: 'insufficient-vendor-balance' };
  }
  return words.some(isPolicy) ? { code: 'moderated' } : undefined;
}

function isPolicy(word: string | null | undefined): boolean {
  return word === 'moderation_blocked' || word === 'content_policy_violation';
}

export function fault(code: KitErrorCode, says: string): KitError {
  return new KitError({ code, message: `${VENDOR} ${says}.`, retryable: false });
}
