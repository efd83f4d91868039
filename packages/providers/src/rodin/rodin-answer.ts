import { KitError, type KitErrorCode, type Refusal, toVendorError, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const VENDOR = 'Hyper3D';

/** What finds a task again: one key asks how it goes, the other for its files. */
export const taskSchema = z.object({ uuid: z.string().min(1), subscriptionKey: z.string().min(1) });
export type RodinTask = z.infer<typeof taskSchema>;

const errorSchema = z.object({ error: z.string().nullish(), message: z.string().nullish() });
const orderedSchema = z.object({ uuid: z.string().min(1), jobs: z.object({ subscription_key: z.string().min(1) }) });
const statusSchema = z.object({ jobs: z.array(z.object({ status: z.string() })) });
const filesSchema = z.object({ list: z.array(z.object({ url: z.string(), name: z.string() })) });
const balanceSchema = z.object({ balance: z.number() });

/** The vendor's words for a refusal. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  INSUFFICIENT_FUND: { code: 'insufficient-vendor-balance' },
  NO_ACTIVE_SUBSCRIPTION: { code: 'auth', says: 'has no subscription that lets this key order models' },
};

export type RodinFiles = { readonly modelUrl: string; readonly posterUrl: string | undefined };

/**
 * Reads the answer to an order.
 *
 * @throws KitError for a refusal, and `lost` for an order that was taken under no name.
 */
export function readTask(answer: VendorAnswer): RodinTask {
  refuseFaults(answer);
  const ordered = orderedSchema.safeParse(answer.body);
  if (!ordered.success) throw fault('lost', 'took the order and named no task');
  return { uuid: ordered.data.uuid, subscriptionKey: ordered.data.jobs.subscription_key };
}

/**
 * How much of a task's jobs is done, 0 to 1; it is made when all are. A status of tomorrow counts as at work.
 *
 * @throws KitError when one of them failed.
 */
export function readDoneShare(answer: VendorAnswer): number {
  refuseFaults(answer);
  const parsed = statusSchema.safeParse(answer.body);
  if (!parsed.success) throw fault('vendor', 'answered without the status of its jobs');
  const { jobs } = parsed.data;
  if (jobs.some(({ status }) => status === 'Failed')) throw fault('vendor', 'could not make the model');
  return jobs.length === 0 ? 0 : jobs.filter(({ status }) => status === 'Done').length / jobs.length;
}

/** The files of a task; undefined while the list is not complete yet. */
export function readFiles(answer: VendorAnswer): RodinFiles | undefined {
  refuseFaults(answer);
  const parsed = filesSchema.safeParse(answer.body);
  if (!parsed.success) return undefined;
  const models = parsed.data.list.filter(({ name }) => name.toLowerCase().endsWith('.glb'));
  // With both materials there are two models; the physical one fits any light.
  const model = models.find(({ name }) => /pbr/iu.test(name)) ?? models[0];
  if (model === undefined) return undefined;
  return { modelUrl: model.url, posterUrl: parsed.data.list.find(({ name }) => /^preview\./u.test(name))?.url };
}

export function readBalance(answer: VendorAnswer): string | null {
  refuseFaults(answer);
  const account = balanceSchema.safeParse(answer.body);
  return account.success ? `${account.data.balance} credits` : null;
}

/** Success comes with `"error":null` or `"error":"OK"`, and a refusal may come under a status that says success. */
function refuseFaults(answer: VendorAnswer): void {
  const said = errorSchema.safeParse(answer.body);
  const word = said.success ? (said.data.error ?? 'OK') : 'OK';
  if (answer.isOk && word === 'OK') return;
  const refusal = REFUSALS[word] ?? (answer.isOk ? ({ code: 'invalid-settings' } as const) : undefined);
  throw toVendorError(VENDOR, answer, refusal);
}

function fault(code: KitErrorCode, says: string): KitError {
  return new KitError({ code, message: `${VENDOR} ${says}.`, retryable: false });
}
