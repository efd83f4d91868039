import {
  createVendorHttp,
  fetchFile,
  keyAvailability,
  toVendorError,
  type VendorAccess,
  type VendorAdapter,
} from '@gesso/provider-kit';
import { recraftV3 } from './models.ts';
import { readBalance, readPicture, readRefusal, refSchema } from './recraft-answer.ts';
import { recraftModelOf, toRecraftRequest } from './recraft-order.ts';

const VENDOR = 'Recraft';

/** A picture takes five to fifteen seconds and the answer comes with it. */
const LONGEST_MS = 120_000;

/** A thousand units are a dollar. */
const MICRO_USD_PER_UNIT = 1_000;

/**
 * Recraft: one call that answers with a link to the picture. The link is stored before the file is brought.
 *
 * There is nothing to ask after, so a call whose answer is lost stays lost; nothing can be stopped either.
 *
 * @see Recraft, API reference.
 */
export function createRecraftAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: VENDOR,
    access,
    baseUrlVariable: 'RECRAFT_BASE_URL',
    defaultBaseUrl: 'https://external.api.recraft.ai/v1',
    headers: () => ({ authorization: `Bearer ${access.read('RECRAFT_API_KEY') ?? ''}` }),
  });
  const send = async (request: Parameters<typeof http.send>[0]) => {
    const answer = await http.send(request);
    if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
    return answer;
  };
  return {
    vendor: 'recraft',
    models: [recraftV3],
    availability: () => keyAvailability(access, [['RECRAFT_API_KEY']]),
    submit: async (order) => {
      const json = toRecraftRequest(order);
      const path = '/images/generations';
      const answer = await send({ method: 'POST', path, json, timeoutMs: LONGEST_MS, startsWork: true });
      return { ref: JSON.stringify(readPicture(answer)) };
    },
    poll: async () => ({ state: 'succeeded' }),
    fetch: async (ref, { request, seed }) => {
      const { url, imageId, credits } = refSchema.parse(JSON.parse(ref));
      const file = await fetchFile({ url, allowedHosts: access.allowedHosts });
      const vendorModel = recraftModelOf(request.settings);
      const facts: Record<string, string | number> = { vendorJobId: imageId ?? 'unnamed', vendorModel };
      if (credits !== undefined) facts.vendorCostMicroUsd = Math.round(credits * MICRO_USD_PER_UNIT);
      return [{ ...file, seed, facts }];
    },
    testKey: async () => ({ balance: readBalance(await send({ method: 'GET', path: '/users/me' })) }),
  };
}
