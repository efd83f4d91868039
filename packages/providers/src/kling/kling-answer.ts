import { KitError, type KitErrorCode, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

/** `order` makes the vendor work, so that an answer which says too little means that nobody knows; `question` may be repeated. */
export type KlingCall = 'order' | 'question';

type Answered = Pick<VendorAnswer, 'status' | 'body' | 'retryAfterMs'>;

/** What a task has come to. An unknown status counts as running: whoever polls has a deadline, and a failure bills nobody twice. */
export type KlingTask = { readonly taskId: string } & (
  | { readonly state: 'running' }
  /** Where the clip lies; the vendor clears it after 30 days. */
  | { readonly state: 'succeeded'; readonly url: string; readonly units: number | undefined }
);

const Answer = z.object({ code: z.number(), message: z.string().catch('') });

const TaskAnswer = z.object({
  data: z.object({
    task_id: z.string().min(1),
    task_status: z.string(),
    task_status_msg: z.string().nullish(),
    /** What the task took from the package, in its units. */
    final_unit_deduction: z.coerce.number().nullish().catch(null),
    task_result: z.object({ videos: z.array(z.object({ url: z.url() })).nullish() }).nullish(),
  }),
});

/**
 * Reads the vendor's answer to a created or polled task.
 *
 * @throws KitError for a refusal, a failed task, a task without a clip and whatever is not an answer of this vendor.
 * @see Kling, common information (error codes), query task.
 */
export function readKlingTask(answer: Answered, call: KlingCall): KlingTask {
  refuseFaults(answer, call);
  const task = TaskAnswer.safeParse(answer.body);
  if (!task.success) throw strangeAnswer(answer.status, call);
  const { data } = task.data;
  const { task_id: taskId, task_status: state, task_status_msg: reason, task_result: result } = data;
  if (state === 'failed') throw failed(reason ?? '');
  if (state !== 'succeed') return { taskId, state: 'running' };
  const url = result?.videos?.[0]?.url;
  if (url === undefined) {
    throw new KitError({ code: 'empty-result', message: 'Kling ended the task without a clip.', retryable: false });
  }
  return { taskId, state: 'succeeded', url, units: data.final_unit_deduction ?? undefined };
}

/** Whether the vendor says that it has no such task, in its own words: a gateway's 404 says nothing. */
export function isUnknownTask({ body }: Answered): boolean {
  return Answer.safeParse(body).data?.code === NOT_FOUND;
}

/** @throws KitError for an answer that is none of this vendor's, and for one whose code is not 0. */
export function refuseFaults({ status, body, retryAfterMs }: Answered, call: KlingCall): void {
  const answer = Answer.safeParse(body);
  if (!answer.success) throw strangeAnswer(status, call);
  const { code, message } = answer.data;
  if (code === 0) return;
  const [kind, says, retryable] = failureOf(code, call);
  const cause = new Error(`code ${code}: ${message}`);
  throw new KitError({ code: kind, message: `Kling says: ${says} (${code}).`, retryable, retryAfterMs, cause });
}

const NOT_FOUND = 1203;

type Failure = readonly [code: KitErrorCode, says: string, retryable: boolean];

/** By the vendor's codes, not by HTTP: 1100 to 1102 come as 429 and never heal by waiting. */
const FAILURES: Readonly<Record<number, Failure>> = {
  1100: ['insufficient-vendor-balance', 'its account is in no state to pay', false],
  1101: ['insufficient-vendor-balance', 'its account is in arrears', false],
  1102: ['insufficient-vendor-balance', 'its resource pack is used up', false],
  1103: ['auth', 'the key may not use this model', false],
  1200: ['invalid-settings', 'it refused the request', false],
  1201: ['invalid-settings', 'it refused a setting', false],
  [NOT_FOUND]: ['expired', 'it does not know the task', false],
  1300: ['moderated', 'its policy refused the request', false],
  1301: ['moderated', 'its content policy refused the request', false],
  1302: ['rate-limited', 'requests came too fast', true],
  1303: ['concurrency', 'as many tasks run as the package allows', true],
  1304: ['auth', 'the key may not be used from this address', false],
  5001: ['vendor', 'it is not available at the moment', true],
};

/**
 * Of the 5000s only 5001, which comes as 503, is taken for a refusal: after the others an order may have been taken, so it is
 * looked up by our id and never sent again blindly.
 */
function failureOf(code: number, call: KlingCall): Failure {
  const known = FAILURES[code];
  if (known !== undefined) return known;
  if (code >= 1000 && code <= 1004) return ['auth', 'the key is not valid', false];
  if (code >= 5000 && code <= 5999)
    return call === 'order' ? ['lost', 'its server failed', false] : ['vendor', 'its server failed', true];
  return ['engine-failed', 'it answered with an error', false];
}

/** A failed task bills nothing, but the same words would fail again. Moderation is known by its words alone. */
function failed(reason: string): KitError {
  const isModerated = /risk control|sensitive|policy|moderat/iu.test(reason);
  const code = isModerated ? 'moderated' : 'engine-failed';
  return new KitError({ code, message: 'Kling could not make the clip.', retryable: false, cause: new Error(reason) });
}

/**
 * The page of a proxy or of a wrong address. Its text is not repeated: nobody knows what stands in it. An order that was let
 * through and answered strangely may have been taken.
 */
function strangeAnswer(status: number, call: KlingCall): KitError {
  const message = `Kling's address answered ${status} with something that is not Kling's.`;
  const isRefused = status >= 400 && status < 500;
  if (isRefused) return new KitError({ code: 'unavailable', message, retryable: false });
  if (call === 'order') return new KitError({ code: 'lost', message, retryable: false });
  return new KitError({ code: 'unavailable', message, retryable: true });
}
