import {
  createVendorHttp,
  fetchFile,
  fetchPoster,
  KitError,
  keyAvailability,
  type Reference,
  readText,
  type VendorAccess,
  type VendorAdapter,
} from '@gesso/provider-kit';
import { rodin } from './models.ts';
import { type RodinTask, readBalance, readDoneShare, readFiles, readTask, taskSchema } from './rodin-answer.ts';
import { toRodinForm, toRodinSeed } from './rodin-order.ts';

/** A model takes one to five minutes. */
const POLL_AFTER_MS = 5_000;

/** Five pictures over a slow line. */
const ORDER_MS = 120_000;

/**
 * Rodin by Hyper3D: each model is a task of several jobs, made of words, of pictures or of both.
 *
 * It knows no ids of ours, so an order whose answer is lost stays lost; it cannot stop a task and does not call back. The list
 * of files fills up after the jobs are done, and its links live for ten minutes, so it is asked for anew whenever files are fetched.
 *
 * @see Hyper3D, API specification.
 */
export function createRodinAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: 'Hyper3D',
    access,
    baseUrlVariable: 'RODIN_BASE_URL',
    defaultBaseUrl: 'https://api.hyper3d.com/api/v2',
    headers: () => ({ authorization: `Bearer ${access.read('RODIN_API_KEY') ?? ''}` }),
  });
  const listFiles = async ({ uuid }: RodinTask) =>
    readFiles(await http.send({ method: 'POST', path: '/download', json: { task_uuid: uuid } }));
  return {
    vendor: 'rodin',
    models: [rodin],
    availability: () => keyAvailability(access, [['RODIN_API_KEY']]),
    submit: async (order) => {
      const form = toRodinForm(order, await Promise.all(order.request.references.map(readPicture)));
      const request = { method: 'POST', path: '/rodin', form, timeoutMs: ORDER_MS, startsWork: true } as const;
      return { ref: JSON.stringify(readTask(await http.send(request))) };
    },
    poll: async (ref) => {
      const task = readRef(ref);
      const json = { subscription_key: task.subscriptionKey };
      const progress = readDoneShare(await http.send({ method: 'POST', path: '/status', json }));
      if (progress === 1 && (await listFiles(task)) !== undefined) return { state: 'succeeded' };
      return { state: 'running', progress, pollAfterMs: POLL_AFTER_MS };
    },
    fetch: async (ref, { request, seed }) => {
      const task = readRef(ref);
      const files = await listFiles(task);
      if (files === undefined) {
        throw new KitError({ code: 'unavailable', message: 'Hyper3D lists no model any more.', retryable: true });
      }
      const { allowedHosts } = access;
      const file = await fetchFile({ url: files.modelUrl, allowedHosts });
      const poster =
        files.posterUrl === undefined ? undefined : await fetchPoster({ url: files.posterUrl, allowedHosts });
      // The vendor knows its models by the tier.
      const facts = { vendorJobId: task.uuid, vendorModel: readText(request.settings, 'tier') };
      return [{ ...file, seed: toRodinSeed(seed), facts, ...(poster === undefined ? {} : { poster }) }];
    },
    testKey: async () => ({ balance: readBalance(await http.send({ method: 'GET', path: '/check_balance' })) }),
  };
}

async function readPicture({ mimeType, read }: Reference) {
  return { mimeType, bytes: await read() };
}

/** Written by `submit`. */
function readRef(ref: string): RodinTask {
  return taskSchema.parse(JSON.parse(ref));
}
