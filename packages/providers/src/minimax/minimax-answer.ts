import { type CallbackVerdict, KitError, type KitErrorCode, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

type Answered = Pick<VendorAnswer, 'status' | 'body' | 'text' | 'retryAfterMs'>;

const baseSchema = z.object({ base_resp: z.object({ status_code: z.number(), status_msg: z.string().catch('') }) });
const stateSchema = z.object({ status: z.string() });
const fileSchema = z.object({ file: z.object({ download_url: z.url() }) });
const challengeSchema = z.object({ challenge: z.string() });

type Failure = readonly [code: KitErrorCode, says: string, retryable: boolean];

/** HTTP says 200 for all of these. */
const FAILURES: Readonly<Record<number, Failure>> = {
  1000: ['vendor', 'it failed', true],
  1002: ['rate-limited', 'requests came too fast', true],
  1004: ['auth', 'it refused the key', false],
  1008: ['insufficient-vendor-balance', 'its account is empty', false],
  1026: ['moderated', 'it refused the prompt', false],
  1027: ['moderated', 'it did not let the clip pass', false],
  2013: ['invalid-settings', 'it refused a setting', false],
  2049: ['auth', 'it refused the key', false],
};
const TIMEOUT = 1001;
/** Also for a task that does not exist. */
const STRANGE_PARAMETER = 2013;

/** The code of an answer: 0 where all is well; undefined where the answer is none of this vendor's. */
export function readCode({ body }: Pick<Answered, 'body'>): number | undefined {
  return baseSchema.safeParse(body).data?.base_resp.status_code;
}

/** Whether an answer about a task that nobody has says that the key is good. */
export function isKeyTaken(answer: Answered): boolean {
  return readCode(answer) === STRANGE_PARAMETER;
}

/**
 * Refuses whatever is not a success in the vendor's own words.
 *
 * @param startsWork - True for an order: then a timeout and an answer that is none of the vendor's mean that nobody knows.
 */
export function refuseFaults(answer: Answered, { startsWork }: { readonly startsWork: boolean }): void {
  const base = baseSchema.safeParse(answer.body);
  if (!base.success) throw strangeAnswer(answer.status, startsWork);
  const { status_code: code, status_msg: words } = base.data.base_resp;
  if (code === 0) return;
  const timeout: Failure = startsWork ? ['lost', 'it took too long', false] : ['timeout', 'it took too long', true];
  const [kind, says, retryable] =
    code === TIMEOUT ? timeout : (FAILURES[code] ?? ['engine-failed', 'it answered with an error', false]);
  const { retryAfterMs } = answer;
  const cause = new Error(`code ${code}: ${words}`);
  throw new KitError({ code: kind, message: `MiniMax says: ${says} (${code}).`, retryable, retryAfterMs, cause });
}

/** @throws KitError `lost` for an order that was taken under no name. */
export function readTaskId(answer: Answered): string {
  refuseFaults(answer, { startsWork: true });
  const id = readId(answer.text, 'task_id');
  if (id !== undefined) return id;
  throw new KitError({ code: 'lost', message: 'MiniMax took the order and named no task.', retryable: false });
}

/** The file of a task that succeeded; undefined while it runs. A status of tomorrow counts as running. */
export function readFileId(answer: Answered): string | undefined {
  refuseFaults(answer, { startsWork: false });
  const status = stateSchema.safeParse(answer.body).data?.status;
  if (status === 'Fail') throw fault('vendor', 'could not make the clip');
  if (status !== 'Success') return undefined;
  const id = readId(answer.text, 'file_id');
  if (id === undefined) throw fault('empty-result', 'ended the task without a clip');
  return id;
}

/** Signed anew by each call. */
export function readDownloadUrl(answer: Answered): string {
  refuseFaults(answer, { startsWork: false });
  const file = fileSchema.safeParse(answer.body);
  if (!file.success) throw fault('expired', 'has no address for the clip');
  return file.data.file.download_url;
}

/** A first call asks to be echoed; later ones are unsigned and only make us ask. */
export function readCallback(body: Uint8Array): CallbackVerdict {
  try {
    const challenge = challengeSchema.safeParse(JSON.parse(Buffer.from(body).toString('utf8')));
    return challenge.success ? { kind: 'challenge', answer: challenge.data } : { kind: 'unsigned' };
  } catch {
    return { kind: 'forged' };
  }
}

/** Read from the text: ids come as text or as bare numbers beyond 2^53, which JSON would round. */
function readId(text: string, name: 'task_id' | 'file_id'): string | undefined {
  return new RegExp(`"${name}"\\s*:\\s*"?(\\d+)`, 'u').exec(text)?.[1];
}

/** What a gateway says for the vendor. */
function strangeAnswer(status: number, startsWork: boolean): KitError {
  const message = `MiniMax's address answered ${status} with something that is not MiniMax's.`;
  if (status === 401 || status === 403) return new KitError({ code: 'auth', message, retryable: false });
  if (status === 429) return new KitError({ code: 'rate-limited', message, retryable: true });
  if (status >= 400 && status < 500) return new KitError({ code: 'unavailable', message, retryable: false });
  return startsWork
    ? new KitError({ code: 'lost', message, retryable: false })
    : new KitError({ code: 'unavailable', message, retryable: true });
}

function fault(code: KitErrorCode, says: string): KitError {
  return new KitError({ code, message: `MiniMax ${says}.`, retryable: false });
}
