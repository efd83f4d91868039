import {
  createVendorHttp,
  keyAvailability,
  readText,
  toVendorError,
  type VendorAccess,
  type VendorAdapter,
} from '@gesso/provider-kit';
import { gptImage } from './models.ts';
import { readImages, readRefusal } from './openai-answer.ts';
import { toOpenaiRequest } from './openai-order.ts';

const VENDOR = 'OpenAI';

/** Four large pictures of high quality take minutes, and the answer comes only with the last of them. */
const LONGEST_MS = 300_000;

/**
 * OpenAI's Images API: one call that answers with the pictures themselves, several at once.
 *
 * There is nothing to ask after, so a call whose answer is lost stays lost; nothing can be stopped either.
 *
 * @see OpenAI, Images API.
 */
export function createOpenaiAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: VENDOR,
    access,
    baseUrlVariable: 'OPENAI_BASE_URL',
    defaultBaseUrl: 'https://api.openai.com/v1',
    headers: () => ({ authorization: `Bearer ${access.read('OPENAI_API_KEY') ?? ''}` }),
  });
  const send = async (request: Parameters<typeof http.send>[0]) => {
    const answer = await http.send(request);
    if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
    return answer;
  };
  return {
    vendor: 'openai',
    models: [gptImage],
    availability: () => keyAvailability(access, [['OPENAI_API_KEY']]),
    mostPerOrder: ({ count }) => count,
    submit: async ({ request, count }) => {
      const call = await toOpenaiRequest(request, count);
      const answer = await send({ method: 'POST', ...call, timeoutMs: LONGEST_MS, startsWork: true });
      return { results: readImages(answer, readText(request.settings, 'outputFormat')) };
    },
    poll: async () => ({ state: 'succeeded' }),
    fetch: async () => [],
    // Also tells whether the vendor still serves the model.
    testKey: async () => {
      await send({ method: 'GET', path: `/models/${gptImage.vendorModel}` });
      return { balance: null };
    },
  };
}
