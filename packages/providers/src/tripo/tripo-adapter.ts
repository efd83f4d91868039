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
import { pictureTypes, tripo } from './models.ts';
import { readBalance, readPictureToken, readState, readTaskId } from './tripo-answer.ts';
import { type TripoPicture, toTripoTask } from './tripo-order.ts';

/** A model takes half a minute to three minutes. */
const POLL_AFTER_MS = 3_000;

/** The vendor's own figure, queued tasks counted; what comes beyond is refused there. */
const MOST_AT_ONCE = 10;

/** Pictures of ten megabytes over a slow line. */
const UPLOAD_MS = 120_000;

/**
 * Tripo: each model is a task, made of words or of pictures, which are put into the vendor's store first.
 *
 * It knows no ids of ours, so an order whose answer is lost stays lost; it cannot stop a task and does not call back. Links to
 * files live for minutes, so they are asked for anew whenever files are fetched.
 *
 * @see Tripo, v2 task API.
 */
export function createTripoAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: 'Tripo',
    access,
    baseUrlVariable: 'TRIPO_BASE_URL',
    defaultBaseUrl: 'https://api.tripo3d.ai/v2/openapi',
    headers: () => ({ authorization: `Bearer ${access.read('TRIPO_API_KEY') ?? ''}` }),
  });
  const ask = async (ref: string) =>
    readState(await http.send({ method: 'GET', path: `/task/${encodeURIComponent(ref)}` }));
  const upload = async ({ mimeType, read }: Reference): Promise<TripoPicture> => {
    const type = pictureTypes.get(mimeType);
    if (type === undefined) {
      throw new KitError({ code: 'invalid-settings', message: 'Tripo takes PNG, JPEG and WebP.', retryable: false });
    }
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(await read())], { type: mimeType }), `reference.${type}`);
    const answer = await http.send({ method: 'POST', path: '/upload/sts', form, timeoutMs: UPLOAD_MS });
    return { type, file_token: readPictureToken(answer) };
  };
  return {
    vendor: 'tripo',
    models: [tripo],
    limits: { mostAtOnce: MOST_AT_ONCE },
    availability: () => keyAvailability(access, [['TRIPO_API_KEY']]),
    submit: async (order) => {
      const pictures: TripoPicture[] = [];
      for (const reference of order.request.references) pictures.push(await upload(reference));
      const json = toTripoTask(order, pictures);
      return { ref: readTaskId(await http.send({ method: 'POST', path: '/task', json, startsWork: true })) };
    },
    poll: async (ref) => {
      const state = await ask(ref);
      if (state.state === 'succeeded') return { state: 'succeeded' };
      return { ...state, pollAfterMs: POLL_AFTER_MS };
    },
    fetch: async (ref, { request, seed }) => {
      const state = await ask(ref);
      if (state.state !== 'succeeded') {
        throw new KitError({ code: 'vendor', message: 'Tripo took the model back.', retryable: false });
      }
      const { allowedHosts } = access;
      const facts = { vendorJobId: ref, vendorModel: readText(request.settings, 'version') };
      const file = await fetchFile({ url: state.modelUrl, allowedHosts });
      const poster =
        state.posterUrl === undefined ? undefined : await fetchPoster({ url: state.posterUrl, allowedHosts });
      return [{ ...file, seed, facts, ...(poster === undefined ? {} : { poster }) }];
    },
    testKey: async () => ({ balance: readBalance(await http.send({ method: 'GET', path: '/user/balance' })) }),
  };
}
