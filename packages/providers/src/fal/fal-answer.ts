import { KitError, type KitErrorCode, type Refusal, toVendorError, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const VENDOR = 'fal';

/** The addresses of one order. Those that fal answered are used: they cannot be written from the model's path. */
export const jobSchema = z.object({
  request_id: z.string().min(1),
  status_url: z.url(),
  response_url: z.url(),
  cancel_url: z.url(),
});
export type FalJob = z.infer<typeof jobSchema>;

const statusSchema = z.object({ status: z.string() });
const fileSchema = z.object({ url: z.string().min(1) });
const outputSchema = z.object({
  images: z.array(fileSchema).optional(),
  video: fileSchema.optional(),
  model_mesh: fileSchema.nullish().catch(null),
  /** In the place of the mesh, or beside it, where it has physical materials. */
  pbr_model: fileSchema.nullish().catch(null),
  seed: z.number().int().nullish().catch(null),
  has_nsfw_concepts: z.array(z.boolean()).nullish().catch(null),
});
const faultsSchema = z.object({ detail: z.array(z.object({ type: z.string().optional() })) });

export type FalOutput = { readonly url: string; readonly seed: number | null };

/** @throws KitError for a refusal, and `lost` for an order that was taken without the addresses to ask at. */
export function readJob(answer: VendorAnswer): FalJob {
  if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
  const job = jobSchema.safeParse(answer.body);
  if (job.success) return job.data;
  throw fault('lost', 'took the order and named no address to ask at');
}

/** Whether an order has left the queue; that does not say that it succeeded. A status of tomorrow counts as at work. */
export function readIsOver(answer: VendorAnswer): boolean {
  if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
  const parsed = statusSchema.safeParse(answer.body);
  if (!parsed.success) throw fault('vendor', 'answered without a status');
  return parsed.data.status === 'COMPLETED';
}

/**
 * What came out of an order; undefined while fal still works. Settings and prompts are refused here, since the queue takes any.
 *
 * @throws KitError for an order that ended without a result. Only a gateway's failure is `retryable`.
 */
export function readOutput(answer: VendorAnswer): FalOutput | undefined {
  const { status, body, text } = answer;
  if (status === 400 && /in progress/iu.test(text)) return undefined;
  if (status === 401 || status === 403 || status === 429 || status > 500) {
    throw toVendorError(VENDOR, answer, readRefusal(answer));
  }
  if (!answer.isOk) throw readFailure(answer);
  const output = outputSchema.safeParse(body);
  if (!output.success) throw fault('empty-result', 'ended the order with something that is no result');
  const { images, video, model_mesh: mesh, pbr_model: pbrMesh, seed, has_nsfw_concepts: flags } = output.data;
  // A flagged picture comes back black.
  if (flags?.some((isFlagged) => isFlagged)) throw fault('moderated', 'did not let the picture pass');
  const file = images?.[0] ?? video ?? pbrMesh ?? mesh;
  if (file == null) throw fault('empty-result', 'ended the order without a result');
  return { url: file.url, seed: seed ?? null };
}

function readFailure({ status, body, text }: VendorAnswer): KitError {
  const faults = faultsSchema.safeParse(body);
  const types = faults.success ? faults.data.detail.map(({ type }) => type) : [];
  const cause = new Error(text.slice(0, 500));
  if (types.includes('content_policy_violation')) return fault('moderated', 'did not let the order pass', cause);
  if (status === 422) return fault('invalid-settings', 'refused a setting', cause);
  if (status === 404) return fault('expired', 'does not know the order any more', cause);
  return fault('vendor', 'could not make the result', cause);
}

/** An empty account is 403; so is a key that may not do this, which says so. */
function readRefusal({ status, text }: VendorAnswer): Refusal | undefined {
  if (status === 403) {
    return { code: /permission|scope|forbidden/iu.test(text) ? 'auth' : 'insufficient-vendor-balance' };
  }
  return undefined;
}

function fault(code: KitErrorCode, says: string, cause?: Error): KitError {
  return new KitError({ code, message: `${VENDOR} ${says}.`, retryable: false, cause });
}
