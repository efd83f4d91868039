import { KitError, type KitErrorCode, type Refusal, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

/** What finds a task again: the address to ask at may lie on another cluster than the one that took it. */
export const taskSchema = z.object({
  id: z.string().min(1),
  polling_url: z.url(),
  /** In credits of a cent each. */
  cost: z.number().nullish(),
});
export type BflTask = z.infer<typeof taskSchema>;

const pollSchema = z.object({
  status: z.string(),
  progress: z.number().nullish(),
  result: z.object({ sample: z.url(), seed: z.number().nullish() }).nullish().catch(null),
});

export type BflState =
  | { readonly state: 'running'; readonly progress: number | undefined }
  | { readonly state: 'succeeded'; readonly url: string; readonly seed: number | null };

/** Statuses after which nothing comes any more, and what they mean. */
const ENDS: Readonly<Record<string, readonly [code: KitErrorCode, says: string]>> = {
  'Request Moderated': ['moderated', 'did not let the prompt pass'],
  'Content Moderated': ['moderated', 'did not let the picture pass'],
  Error: ['vendor', 'could not make the picture'],
  Failed: ['vendor', 'could not make the picture'],
  'Task not found': ['expired', 'does not know the task any more'],
};

/** @throws KitError `lost` for an order that was taken under no name: it may be made and nobody can ask after it. */
export function readTask({ body }: VendorAnswer): BflTask {
  const task = taskSchema.safeParse(body);
  if (task.success) return task.data;
  const message = 'Black Forest Labs took the order and named no task.';
  throw new KitError({ code: 'lost', message, retryable: false });
}

/**
 * Reads how a task goes. A status of tomorrow counts as running.
 *
 * @throws KitError for a task that ended without a picture.
 */
export function readState({ body }: VendorAnswer): BflState {
  const answer = pollSchema.safeParse(body);
  if (!answer.success) throw fault('vendor', 'answered without a status');
  const { status, progress, result } = answer.data;
  const end = ENDS[status];
  if (end !== undefined) throw fault(...end);
  if (status !== 'Ready') return { state: 'running', progress: progress ?? undefined };
  if (result == null) throw fault('empty-result', 'ended the task without a picture');
  return { state: 'succeeded', url: result.sample, seed: result.seed ?? null };
}

/** More than 24 tasks at once come as 429, and so does too much in a minute; only the words tell them apart. */
export function readRefusal({ status, text }: VendorAnswer): Refusal | undefined {
  if (status === 429 && /active|concurren|tasks/iu.test(text)) return { code: 'concurrency' };
  if (status < 500 && /moderat/iu.test(text)) return { code: 'moderated' };
  return undefined;
}

function fault(code: KitErrorCode, says: string): KitError {
  return new KitError({ code, message: `Black Forest Labs ${says}.`, retryable: false });
}
