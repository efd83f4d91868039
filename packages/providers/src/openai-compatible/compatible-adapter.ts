import {
  createVendorHttp,
  fetchFile,
  keyAvailability,
  type ModelDefinition,
  toVendorError,
  type VendorAccess,
  type VendorAdapter,
} from '@gesso/provider-kit';
import { fault, readImage, readModels, readRefusal, readVideo } from './compatible-answer.ts';
import { toCompatibleRequest } from './compatible-order.ts';

const VENDOR = 'The server';
/** Models on a machine of one's own may be loaded first, which takes minutes. */
const LONGEST_MS = 600_000;
const POLL_AFTER_MS = 3_000;

/**
 * Any server that speaks OpenAI's Images or Videos API. Pictures come with the answer, as bytes or as an address; clips are
 * jobs that are asked after. Neither can be looked up by an id of ours or stopped.
 *
 * @see OpenAI, Images API and Videos API.
 */
export function createCompatibleAdapter(
  access: VendorAccess,
  { definition }: { readonly definition: ModelDefinition },
): VendorAdapter {
  const { vendorModel, kind, settingsSchema } = definition;
  const takesSeed = settingsSchema.properties.seed !== undefined;
  const isVideo = kind === 'video';
  const headers = (): Readonly<Record<string, string>> => {
    const key = access.read('COMPATIBLE_API_KEY');
    return key === undefined ? {} : { authorization: `Bearer ${key}` };
  };
  const http = createVendorHttp({
    vendor: VENDOR,
    access,
    baseUrlVariable: 'COMPATIBLE_BASE_URL',
    defaultBaseUrl: '',
    headers,
  });
  const send = async (request: Parameters<typeof http.send>[0]) => {
    const answer = await http.send(request);
    if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
    return answer;
  };
  return {
    vendor: definition.vendor,
    models: [definition],
    availability: () => keyAvailability(access, [['COMPATIBLE_BASE_URL']]),
    submit: async (order) => {
      const call = await toCompatibleRequest(order, { vendorModel, isVideo, takesSeed });
      const answer = await send({ method: 'POST', ...call, timeoutMs: LONGEST_MS, startsWork: true });
      if (isVideo) return { ref: readVideo(answer).id };
      const image = readImage(answer);
      if ('url' in image) return { ref: image.url };
      const seed = takesSeed ? order.seed : null;
      return { results: [{ ...image.result, seed }] };
    },
    poll: async (ref) => {
      if (!isVideo) return { state: 'succeeded' };
      const { isReady, progress } = readVideo(
        await send({ method: 'GET', path: `/videos/${encodeURIComponent(ref)}` }),
      );
      if (isReady) return { state: 'succeeded' };
      return { state: 'running', pollAfterMs: POLL_AFTER_MS, ...(progress === undefined ? {} : { progress }) };
    },
    fetch: async (ref) => {
      const { allowedHosts } = access;
      const url = isVideo ? `${http.baseUrl()}/videos/${encodeURIComponent(ref)}/content` : ref;
      // A picture's address may lead anywhere, so it is asked without the key.
      const file = await fetchFile({ url, allowedHosts, ...(isVideo ? { headers: headers() } : {}) });
      return [{ ...file, seed: null }];
    },
    testKey: async () => {
      const models = readModels(await send({ method: 'GET', path: '/models' }));
      if (models.length > 0 && !models.includes(vendorModel)) {
        throw fault('unavailable', `has no model ${vendorModel}; it lists ${models.slice(0, 10).join(', ')}`);
      }
      return { balance: null };
    },
  };
}
