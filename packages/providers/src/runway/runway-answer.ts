import { KitError, type KitErrorCode, type Refusal, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const createdSchema = z.object({ id: z.string().min(1) });
const taskSchema = z.object({
  status: z.string(),
  progress: z.number().min(0).max(1).nullish().catch(null),
  output: z.array(z.url()).nullish().catch(null),
  failureCode: z.string().nullish(),
  /** Of a task that ended; 0 where it was given back. */
  cost: z.object({ credits: z.number() }).nullish().catch(null),
});
const organizationSchema = z.object({ creditBalance: z.number() });

export type RunwayState =
  | { readonly state: 'running'; readonly progress: number | undefined }
  | { readonly state: 'succeeded'; readonly url: string; readonly credits: number | undefined };

/** @throws KitError `lost` for an order that was taken under no name. */
export function readTaskId({ body }: VendorAnswer): string {
  const task = createdSchema.safeParse(body);
  if (task.success) return task.data.id;
  throw fault('lost', 'took the order and named no task');
}

/**
 * Reads how a task goes. `THROTTLED` waits for its turn at the vendor, and a status of tomorrow counts as running too.
 *
 * @throws KitError for a task that ended without a clip.
 */
export function readState({ body }: VendorAnswer): RunwayState {
  const task = taskSchema.safeParse(body);
  if (!task.success) throw fault('vendor', 'answered without a status');
  const { status, progress, output, failureCode, cost } = task.data;
  if (status === 'FAILED') throw failed(failureCode ?? '');
  if (status === 'CANCELLED') throw fault('vendor', 'says that the task was cancelled');
  if (status !== 'SUCCEEDED') return { state: 'running', progress: progress ?? undefined };
  const url = output?.[0];
  if (url === undefined) throw fault('empty-result', 'ended the task without a clip');
  return { state: 'succeeded', url, credits: cost?.credits };
}

export function readBalance({ body }: VendorAnswer): string | null {
  const organization = organizationSchema.safeParse(body);
  return organization.success ? `${organization.data.creditBalance} credits` : null;
}

/** An empty account is a refusal like that of a setting; only its words tell. */
export function readRefusal({ status, text }: VendorAnswer): Refusal | undefined {
  if (status !== 400) return undefined;
  return /enough credits|insufficient credits/iu.test(text) ? { code: 'insufficient-vendor-balance' } : undefined;
}

/** The picture itself may be what the vendor cannot use; that it failed while reading one is its own doing. */
function failed(code: string): KitError {
  if (/(?:^|\.)SAFETY\./u.test(code)) return fault('moderated', `did not let it pass (${code})`);
  const isPictures = code.startsWith('ASSET.') || code.startsWith('INPUT_PREPROCESSING.');
  return isPictures && !code.endsWith('.INTERNAL')
    ? fault('invalid-settings', `could not use the picture (${code})`)
    : fault('vendor', `could not make the clip (${code})`);
}

function fault(code: KitErrorCode, says: string): KitError {
  return new KitError({ code, message: `Runway ${says}.`, retryable: false });
}
