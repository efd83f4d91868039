import {
  createVendorHttp,
  fetchFile,
  KitError,
  keyAvailability,
  type VendorAccess,
  type VendorAdapter,
} from '@gesso/provider-kit';
import { isKeyTaken, readCallback, readDownloadUrl, readFileId, readTaskId, refuseFaults } from './minimax-answer.ts';
import { minimaxModelOf, toMinimaxRequest } from './minimax-order.ts';
import { hailuo01 } from './models.ts';

/** A clip takes three to six minutes. */
const POLL_AFTER_MS = 10_000;

/** A task that no account has: asking after it costs nothing and tells whether the key is good. */
const NO_TASK = '1';

/**
 * MiniMax, the first version of its API: each clip is a task, its clip a file whose address is signed anew when asked.
 *
 * It knows no ids of ours, so an order whose answer is lost stays lost; it cannot stop a task either.
 *
 * @see MiniMax, video generation v1.
 */
export function createMinimaxAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: 'MiniMax',
    access,
    baseUrlVariable: 'MINIMAX_BASE_URL',
    defaultBaseUrl: 'https://api.minimax.io',
    headers: () => ({ authorization: `Bearer ${access.read('MINIMAX_API_KEY') ?? ''}` }),
  });
  const get = (path: string) => http.send({ method: 'GET', path });
  const ask = (taskId: string) => get(`/v1/query/video_generation?task_id=${taskId}`);
  return {
    vendor: 'minimax',
    models: [hailuo01],
    availability: () => keyAvailability(access, [['MINIMAX_API_KEY']]),
    submit: async (order) => {
      const json = await toMinimaxRequest(order);
      const answer = await http.send({ method: 'POST', path: '/v1/video_generation', json, startsWork: true });
      return { ref: readTaskId(answer) };
    },
    poll: async (ref) => {
      const isMade = readFileId(await ask(ref)) !== undefined;
      return isMade ? { state: 'succeeded' } : { state: 'running', pollAfterMs: POLL_AFTER_MS };
    },
    fetch: async (ref, { request }) => {
      const fileId = readFileId(await ask(ref));
      if (fileId === undefined) {
        throw new KitError({ code: 'vendor', message: 'MiniMax took the clip back.', retryable: false });
      }
      const url = readDownloadUrl(await get(`/v1/files/retrieve?file_id=${fileId}`));
      const file = await fetchFile({ url, allowedHosts: access.allowedHosts });
      return [{ ...file, seed: null, facts: { vendorModel: minimaxModelOf(request) } }];
    },
    testKey: async () => {
      const answer = await ask(NO_TASK);
      if (!isKeyTaken(answer)) refuseFaults(answer, { startsWork: false });
      return { balance: null };
    },
    verifyCallback: async ({ body }) => readCallback(body),
  };
}
