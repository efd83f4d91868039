import assert from 'node:assert/strict';
import {
  createVendorHttp,
  fetchFile,
  isVendorHost,
  KitError,
  keyAvailability,
  toVendorError,
  type VendorAccess,
  type VendorAdapter,
} from '@gesso/provider-kit';
import { type BflTask, readRefusal, readState, readTask, taskSchema } from './bfl-answer.ts';
import { toBflRequest } from './bfl-order.ts';
import { fluxDev, fluxPro } from './models.ts';

const VENDOR = 'Black Forest Labs';
const MODELS = [fluxDev, fluxPro];

/** Pictures take four to ten seconds. */
const POLL_AFTER_MS = 1_000;

/** The vendor's own figure; what comes beyond is refused there. */
const MOST_AT_ONCE = 24;

const MICRO_USD_PER_CREDIT = 10_000;

/** A task that no account has: asking after it costs nothing and tells whether the key is good. */
const NO_TASK = '/v1/get_result?id=00000000-0000-0000-0000-000000000000';

/**
 * Black Forest Labs: each picture is a task that is asked after at the address it was given.
 *
 * No callbacks: with one the vendor leaves that address out, and a picture is there before a callback would be missed. It
 * knows no ids of ours, so an order whose answer is lost stays lost; it cannot stop a task either.
 *
 * @see BFL, API reference and integration guide.
 */
export function createBflAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: VENDOR,
    access,
    baseUrlVariable: 'BFL_BASE_URL',
    defaultBaseUrl: 'https://api.bfl.ai',
    headers: () => ({ 'x-key': access.read('BFL_API_KEY') ?? '' }),
  });
  const ask = async ({ polling_url: path }: BflTask) => {
    if (!isVendorHost(path, { domains: ['bfl.ai'], baseUrl: http.baseUrl() })) {
      const message = `${VENDOR} named an address that is not its own; the key is not sent there.`;
      throw new KitError({ code: 'vendor', message, retryable: false });
    }
    const answer = await http.send({ method: 'GET', path });
    if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
    return readState(answer);
  };
  return {
    vendor: 'bfl',
    models: MODELS,
    limits: { mostAtOnce: MOST_AT_ONCE },
    availability: () => keyAvailability(access, [['BFL_API_KEY']]),
    submit: async (order) => {
      const model = MODELS.find(({ key }) => key === order.request.model);
      assert(model, `${VENDOR} has no model ${order.request.model}`);
      const { path, body } = toBflRequest(order, model.vendorModel);
      const answer = await http.send({ method: 'POST', path, json: body, startsWork: true });
      if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
      return { ref: JSON.stringify(readTask(answer)) };
    },
    poll: async (ref) => {
      const state = await ask(readRef(ref));
      if (state.state === 'succeeded') return { state: 'succeeded' };
      const { progress } = state;
      return { state: 'running', pollAfterMs: POLL_AFTER_MS, ...(progress === undefined ? {} : { progress }) };
    },
    fetch: async (ref, { seed }) => {
      const task = readRef(ref);
      const state = await ask(task);
      if (state.state !== 'succeeded') {
        throw new KitError({ code: 'vendor', message: `${VENDOR} took the picture back.`, retryable: false });
      }
      const file = await fetchFile({ url: state.url, allowedHosts: access.allowedHosts });
      const facts: Record<string, string | number> = { vendorJobId: task.id };
      if (task.cost != null) facts.vendorCostMicroUsd = Math.round(task.cost * MICRO_USD_PER_CREDIT);
      return [{ ...file, seed: state.seed ?? seed, facts }];
    },
    testKey: async () => {
      const answer = await http.send({ method: 'GET', path: NO_TASK });
      if (!answer.isOk && answer.status !== 404) throw toVendorError(VENDOR, answer, readRefusal(answer));
      return { balance: null };
    },
  };
}

/** Written by `submit`. */
function readRef(ref: string): BflTask {
  return taskSchema.parse(JSON.parse(ref));
}
