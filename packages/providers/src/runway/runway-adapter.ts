import {
  createVendorHttp,
  fetchFile,
  KitError,
  keyAvailability,
  toVendorError,
  type VendorAccess,
  type VendorAdapter,
} from '@gesso/provider-kit';
import { runwayGen4 } from './models.ts';
import { readBalance, readRefusal, readState, readTaskId } from './runway-answer.ts';
import { MODEL_OF_WORDS, toRunwayRequest } from './runway-order.ts';

const VENDOR = 'Runway';

/** The vendor asks not to be asked more often. */
const POLL_AFTER_MS = 5_000;

const MICRO_USD_PER_CREDIT = 10_000;

/**
 * Runway: each clip is a task that can be stopped. What is beyond the account's turns waits there and is no error.
 *
 * It knows no ids of ours, so an order whose answer is lost stays lost. It does not call back.
 *
 * @see Runway, API reference, errors, tiers.
 */
export function createRunwayAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: VENDOR,
    access,
    baseUrlVariable: 'RUNWAY_BASE_URL',
    defaultBaseUrl: 'https://api.dev.runwayml.com',
    headers: () => ({
      authorization: `Bearer ${access.read('RUNWAY_API_KEY') ?? ''}`,
      'x-runway-version': '2024-11-06',
    }),
  });
  const send = async (request: Parameters<typeof http.send>[0]) => {
    const answer = await http.send(request);
    if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
    return answer;
  };
  const ask = async (ref: string) => readState(await send({ method: 'GET', path: `/v1/tasks/${ref}` }));
  return {
    vendor: 'runway',
    models: [runwayGen4],
    availability: () => keyAvailability(access, [['RUNWAY_API_KEY']]),
    submit: async (order) => {
      const call = await toRunwayRequest(order);
      return { ref: readTaskId(await send({ method: 'POST', ...call, startsWork: true })) };
    },
    poll: async (ref) => {
      const state = await ask(ref);
      if (state.state === 'succeeded') return { state: 'succeeded' };
      const { progress } = state;
      return { state: 'running', pollAfterMs: POLL_AFTER_MS, ...(progress === undefined ? {} : { progress }) };
    },
    fetch: async (ref, { request, seed }) => {
      const state = await ask(ref);
      if (state.state !== 'succeeded') {
        throw new KitError({ code: 'vendor', message: `${VENDOR} took the clip back.`, retryable: false });
      }
      const file = await fetchFile({ url: state.url, allowedHosts: access.allowedHosts });
      const isOfWords = request.references.length === 0;
      const facts: Record<string, string | number> = { vendorJobId: ref };
      // The row names the model that animates pictures.
      if (isOfWords) facts.vendorModel = MODEL_OF_WORDS;
      if (state.credits !== undefined) facts.vendorCostMicroUsd = Math.round(state.credits * MICRO_USD_PER_CREDIT);
      return [{ ...file, seed: isOfWords ? null : seed, facts }];
    },
    cancel: async (ref) => {
      const answer = await http.send({ method: 'DELETE', path: `/v1/tasks/${ref}` });
      // A task that is gone needs no stopping.
      if (!answer.isOk && answer.status !== 404) throw toVendorError(VENDOR, answer, readRefusal(answer));
    },
    testKey: async () => ({ balance: readBalance(await send({ method: 'GET', path: '/v1/organization' })) }),
  };
}
