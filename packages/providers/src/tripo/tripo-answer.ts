import { KitError, type KitErrorCode, type Refusal, toVendorError, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const VENDOR = 'Tripo';

const envelopeSchema = z.object({ code: z.number(), message: z.string().nullish(), data: z.unknown().optional() });
const orderedSchema = z.object({ task_id: z.string().min(1) });
const uploadedSchema = z.object({ image_token: z.string().min(1) });
const balanceSchema = z.object({ balance: z.number() });
const link = z.string().min(1).nullish().catch(null);
const taskSchema = z.object({
  status: z.string(),
  progress: z.number().nullish().catch(null),
  error_code: z.number().nullish().catch(null),
  output: z.object({ model: link, base_model: link, pbr_model: link, rendered_image: link }).nullish().catch(null),
});

/** The vendor's own codes; the status beside them is not documented for all. */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  1000: { code: 'vendor' },
  1001: { code: 'vendor' },
  1002: { code: 'auth' },
  1003: { code: 'invalid-settings' },
  1004: { code: 'invalid-settings' },
  1005: { code: 'auth' },
  2000: { code: 'concurrency' },
  2001: { code: 'expired', says: 'does not know the task any more' },
  2008: { code: 'moderated' },
  2010: { code: 'insufficient-vendor-balance' },
  2015: { code: 'unavailable', says: 'no longer runs this version of the model' },
};

/** Statuses after which nothing comes any more. */
const ENDS: Readonly<Record<string, readonly [code: KitErrorCode, says: string]>> = {
  failed: ['vendor', 'could not make the model'],
  banned: ['moderated', 'did not let the model pass'],
  expired: ['expired', 'let the task expire'],
  cancelled: ['vendor', 'cancelled the task'],
};

export type TripoState =
  | { readonly state: 'running'; readonly progress: number }
  | { readonly state: 'succeeded'; readonly modelUrl: string; readonly posterUrl: string | undefined };

/** @throws KitError `lost` for an order that was taken under no name: it may be made and nobody can ask after it. */
export function readTaskId(answer: VendorAnswer): string {
  const ordered = orderedSchema.safeParse(readData(answer));
  if (ordered.success) return ordered.data.task_id;
  throw fault('lost', 'took the order and named no task');
}

export function readPictureToken(answer: VendorAnswer): string {
  const uploaded = uploadedSchema.safeParse(readData(answer));
  if (uploaded.success) return uploaded.data.image_token;
  throw fault('vendor', 'took the picture and named no token');
}

export function readBalance(answer: VendorAnswer): string | null {
  const account = balanceSchema.safeParse(readData(answer));
  return account.success ? `${account.data.balance} credits` : null;
}

/**
 * Reads how a task goes. A status of tomorrow counts as running.
 *
 * @throws KitError for a task that ended without a model.
 */
export function readState(answer: VendorAnswer): TripoState {
  const task = taskSchema.safeParse(readData(answer));
  if (!task.success) throw fault('vendor', 'answered without a status');
  const { status, progress, error_code: errorCode, output } = task.data;
  const end = ENDS[status];
  if (end !== undefined) throw errorCode === 2008 ? fault('moderated', 'did not let the model pass') : fault(...end);
  if (status !== 'success') {
    return { state: 'running', progress: Math.min(Math.max(progress ?? 0, 0), 100) / 100 };
  }
  // Which of the three is there follows from texture and materials.
  const modelUrl = output?.pbr_model ?? output?.model ?? output?.base_model;
  if (modelUrl == null) throw fault('empty-result', 'ended the task without a model');
  return { state: 'succeeded', modelUrl, posterUrl: output?.rendered_image ?? undefined };
}

/**
 * What a good answer carries. A code other than 0 refuses, whatever the status beside it.
 *
 * @throws KitError for a refusal.
 */
function readData(answer: VendorAnswer): unknown {
  const envelope = envelopeSchema.safeParse(answer.body);
  if (!envelope.success) {
    if (!answer.isOk) throw toVendorError(VENDOR, answer);
    return undefined;
  }
  const { code, message, data } = envelope.data;
  if (answer.isOk && code === 0) return data;
  const isTold = REFUSALS[code] ?? (answer.isOk ? ({ code: 'invalid-settings' } as const) : undefined);
  throw toVendorError(VENDOR, answer, isTold, `${code} ${message ?? ''}`.trim());
}

function fault(code: KitErrorCode, says: string): KitError {
  return new KitError({ code, message: `${VENDOR} ${says}.`, retryable: false });
}
