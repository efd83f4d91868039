import {
  createVendorHttp,
  fetchFile,
  KitError,
  keyAvailability,
  type Reference,
  type VendorAccess,
  type VendorAdapter,
  type VendorOrder,
} from '@gesso/provider-kit';
import { isUnknownTask, readKlingTask, refuseFaults } from './kling-answer.ts';
import { type KlingRequest, toKlingRequest } from './kling-order.ts';
import { signKlingToken } from './kling-token.ts';
import { kling16Pro } from './models.ts';

/** A clip takes three to eight minutes. */
const POLL_AFTER_MS = 10_000;

/**
 * Kling: each clip is a task, named by us as well, so that a task whose answer is lost is found again.
 *
 * It cannot stop a task. Callbacks are unsigned; they only make us ask.
 *
 * @see Kling, common information, text to video, image to video.
 */
export function createKlingAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: 'Kling',
    access,
    baseUrlVariable: 'KLING_BASE_URL',
    defaultBaseUrl: 'https://api-singapore.klingai.com',
    headers: () => ({ authorization: `Bearer ${readToken(access)}` }),
  });
  const ask = async (ref: string) => readKlingTask(await http.send({ method: 'GET', path: ref }), 'question');
  return {
    vendor: 'kling',
    models: [kling16Pro],
    availability: () => keyAvailability(access, [['KLING_API_KEY'], ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY']]),
    submit: async (order) => {
      const { path, body } = await write(order);
      const answer = await http.send({ method: 'POST', path, json: body, startsWork: true });
      return { ref: `${path}/${readKlingTask(answer, 'order').taskId}` };
    },
    recover: async ({ request, clientId }) => {
      const path = request.references.length === 0 ? '/v1/videos/text2video' : '/v1/videos/image2video';
      const answer = await http.send({ method: 'GET', path: `${path}/${clientId}` });
      if (isUnknownTask(answer)) return undefined;
      try {
        return `${path}/${readKlingTask(answer, 'question').taskId}`;
      } catch (error) {
        // The task is known by our name too: whoever polls is told in what it ended.
        if (error instanceof KitError && ENDED.has(error.code)) return `${path}/${clientId}`;
        throw error;
      }
    },
    poll: async (ref) => {
      const { state } = await ask(ref);
      return state === 'succeeded' ? { state } : { state, pollAfterMs: POLL_AFTER_MS };
    },
    fetch: async (ref) => {
      const task = await ask(ref);
      if (task.state !== 'succeeded') {
        throw new KitError({ code: 'vendor', message: 'Kling took the clip back.', retryable: false });
      }
      const file = await fetchFile({ url: task.url, allowedHosts: access.allowedHosts });
      const facts: Record<string, string | number> = { vendorJobId: task.taskId };
      if (task.units !== undefined) facts.vendorUnits = task.units;
      return [{ ...file, seed: null, facts }];
    },
    testKey: async () => {
      refuseFaults(await http.send({ method: 'GET', path: '/v1/videos/text2video?pageNum=1&pageSize=1' }), 'question');
      return { balance: null };
    },
    verifyCallback: async () => ({ kind: 'unsigned' }),
  };
}

/** How a task that was made can have ended. */
const ENDED: ReadonlySet<KitError['code']> = new Set(['moderated', 'engine-failed', 'empty-result']);

/** The plain key where there is one, else a token signed anew by the older pair. */
function readToken({ read, now = Date.now }: VendorAccess): string {
  const [accessKey, secretKey] = [read('KLING_ACCESS_KEY'), read('KLING_SECRET_KEY')];
  const apiKey = read('KLING_API_KEY');
  if (apiKey !== undefined || accessKey === undefined || secretKey === undefined) return apiKey ?? '';
  return signKlingToken({ accessKey, secretKey }, new Date(now()));
}

async function write({ request, clientId }: VendorOrder): Promise<KlingRequest> {
  const { prompt, settings, references, callback } = request;
  const pictures = await Promise.all(references.map(toBase64));
  const order = { prompt, settings, pictures, externalTaskId: clientId };
  return toKlingRequest(callback === undefined ? order : { ...order, callbackUrl: callback.url });
}

/** Bare, as the vendor wants it. */
async function toBase64({ read }: Reference): Promise<string> {
  return Buffer.from(await read()).toString('base64');
}
