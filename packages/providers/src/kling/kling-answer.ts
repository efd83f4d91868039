import { KitError, type KitErrorCode } from '@gesso/provider-kit';
import { z } from 'zod';

/** What a task has come to. An unknown status counts as running: whoever polls has a deadline, and a failure bills nobody twice. */
export type KlingTask = { readonly taskId: string } & (
  | { readonly state: 'running' }
  /** Where the clip lies; the vendor clears it after 30 days. */
  | { readonly state: 'succeeded'; readonly url: string }
);

const Answer = z.object({ code: z.number(), message: z.string().catch('') });

const TaskAnswer = z.object({
  data: z.object({
    task_id: z.string().min(1),
    task_status: z.string(),
    task_status_msg: z.string().nullish(),
    task_result: z.object({ videos: z.array(z.object({ url: z.url() })).nullish() }).nullish(),
  }),
});

/**
 * Reads the vendor's answer to a created or polled task.
 *
 * @param status - Of HTTP. Tells something only where the body is not the vendor's own, as a gateway's page.
 * @throws KitError for a refusal, a failed task, a task without a clip and whatever is not an answer of this vendor.
 * @see Kling, common information (error codes), query task.
 */
export function readKlingTask(status: number, body: unknown): KlingTask {
  const answer = Answer.safeParse(body);
  if (!answer.success) throw strangeAnswer(status);
  if (answer.data.code !== 0) throw toKlingError(answer.data.code, answer.data.message);
  const task = TaskAnswer.safeParse(body);
  if (!task.success) throw strangeAnswer(status);
  const { task_id: taskId, task_status: state, task_status_msg: reason, task_result: result } = task.data.data;
  if (state === 'failed') throw failed(reason ?? '');
  if (state !== 'succeed') return { taskId, state: 'running' };
  const url = result?.videos?.[0]?.url;
  if (url === undefined) {
    throw new KitError({ code: 'empty-result', message: 'Kling ended the task without a clip.', retryable: false });
  }
  return { taskId, state: 'succeeded', url };
}

type Failure = readonly [code: KitErrorCode, says: string, retryable: boolean];

/**
 * By the vendor's codes, not by HTTP: 1100 to 1102 come as 429 and never heal by waiting. Of the 5000s only 5001, which
 * comes as 503, is taken for a refusal; after the others the task is looked up by our id and never sent again blindly.
 */
const FAILURES: Readonly<Record<number, Failure>> = {
  1100: ['insufficient-vendor-balance', 'its account is in no state to pay', false],
  1101: ['insufficient-vendor-balance', 'its account is in arrears', false],
  1102: ['insufficient-vendor-balance', 'its resource pack is used up', false],
  1103: ['unavailable', 'the key may not use this model', false],
  1200: ['invalid-settings', 'it refused the request', false],
  1201: ['invalid-settings', 'it refused a setting', false],
  1300: ['moderated', 'its policy refused the request', false],
  1301: ['moderated', 'its content policy refused the request', false],
  1302: ['rate-limited', 'requests came too fast', true],
  1303: ['rate-limited', 'as many tasks run as the package allows', true],
  1304: ['unavailable', 'the key may not be used from this address', false],
  5000: ['unavailable', 'its server failed', false],
  5001: ['unavailable', 'it is not available at the moment', true],
  5002: ['timeout', 'its server took too long', false],
};

function toKlingError(code: number, message: string): KitError {
  const [kind, says, retryable] = FAILURES[code] ?? otherFailure(code);
  const cause = new Error(`code ${code}: ${message}`);
  return new KitError({ code: kind, message: `Kling says: ${says} (${code}).`, retryable, cause });
}

function otherFailure(code: number): Failure {
  if (code >= 1000 && code <= 1004) return ['unavailable', 'the key is not valid', false];
  return ['engine-failed', 'it answered with an error', false];
}

/** A failed task bills nothing, but the same words would fail again. Moderation is known by its words alone. */
function failed(reason: string): KitError {
  const isModerated = /risk control|sensitive|policy|moderat/iu.test(reason);
  const code = isModerated ? 'moderated' : 'engine-failed';
  return new KitError({ code, message: 'Kling could not make the clip.', retryable: false, cause: new Error(reason) });
}

/** The page of a proxy or of a wrong address. Its text is not repeated: nobody knows what stands in it. */
function strangeAnswer(status: number): KitError {
  const message = `Kling's address answered ${status} with something that is not Kling's.`;
  return new KitError({ code: 'unavailable', message, retryable: false });
}
