import { KitError, type KitErrorCode, toVendorError, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const VENDOR = 'Replicate';

/** Ids go into paths; those of the vendor are letters and digits. */
const createdSchema = z.object({ id: z.string().regex(/^[a-z0-9]+$/iu) });
const link = z.string().min(1);
const predictionSchema = z.object({
  status: z.string(),
  output: z
    .union([link, z.array(link)])
    .nullish()
    .catch(null),
  error: z.string().nullish().catch(null),
  logs: z.string().nullish().catch(null),
  data_removed: z.boolean().nullish().catch(null),
});

/** Of the words that a model fails with: they hold nothing of the prompt. */
const REFUSES = /\bnsfw\b|\bsensitive\b|\bE005\b|content policy/iu;
/** Of what a model prints, where the prompt may stand as well. */
const REFUSES_IN_LOGS = /NSFW content (?:was )?detected|flagged as sensitive|\(E005\)/iu;

/** @throws KitError for a refusal, and `lost` for an order that was taken under no name. */
export function readId(answer: VendorAnswer): string {
  if (!answer.isOk) throw toRefusal(answer);
  const created = createdSchema.safeParse(answer.body);
  if (created.success) return created.data.id;
  throw fault('lost', 'took the order and named no prediction');
}

/**
 * Where the file of a prediction lies; undefined while it is at work, as which a status of tomorrow counts too.
 *
 * @throws KitError for a prediction that ended without a result.
 */
export function readOutput(answer: VendorAnswer): string | undefined {
  if (answer.status === 404) throw fault('expired', 'does not know the order any more');
  if (!answer.isOk) throw toRefusal(answer);
  const parsed = predictionSchema.safeParse(answer.body);
  if (!parsed.success) throw fault('vendor', 'answered without a status');
  const { status, output, error, logs, data_removed: isRemoved } = parsed.data;
  const isRefused = REFUSES.test(error ?? '') || REFUSES_IN_LOGS.test(logs ?? '');
  if (status === 'failed') {
    const cause = new Error((error ?? '').slice(0, 500));
    throw isRefused
      ? fault('moderated', 'did not let the order pass', cause)
      : fault('vendor', 'could not make the result', cause);
  }
  if (status === 'canceled' || status === 'aborted') throw fault('vendor', `says that the order was ${status}`);
  if (status !== 'succeeded') return undefined;
  const url = Array.isArray(output) ? output[0] : output;
  if (url != null) return url;
  if (isRefused) throw fault('moderated', 'did not let the result pass');
  if (isRemoved) throw fault('expired', 'has removed the result');
  throw fault('empty-result', 'ended the order without a result');
}

/** The error for an answer that refuses. How long to wait for the next minute's orders stands in the body alone. */
export function toRefusal(answer: VendorAnswer): KitError {
  const seconds = answer.status === 429 ? /resets in ~?(\d{1,4})s/u.exec(answer.text)?.[1] : undefined;
  const told = seconds === undefined ? undefined : Number(seconds) * 1_000;
  return toVendorError(VENDOR, { ...answer, retryAfterMs: answer.retryAfterMs ?? told });
}

function fault(code: KitErrorCode, says: string, cause?: Error): KitError {
  return new KitError({ code, message: `${VENDOR} ${says}.`, retryable: false, cause });
}
