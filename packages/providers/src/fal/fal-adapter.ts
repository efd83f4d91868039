import assert from 'node:assert/strict';
import {
  createVendorHttp,
  fetchFile,
  type GenerationRequest,
  isVendorHost,
  KitError,
  keyAvailability,
  type Reference,
  toVendorError,
  type VendorAccess,
  type VendorAdapter,
  type VendorHttp,
} from '@gesso/provider-kit';
import { type FalJob, jobSchema, readIsOver, readJob, readOutput } from './fal-answer.ts';
import { judgeCallback, KEYS_LIVE_MS, readKeys } from './fal-callback.ts';
import { FAL_ROUTES, type FalRoute } from './fal-routes.ts';

/** Pictures take seconds and clips minutes; one pause for both leaves the queue alone. */
const POLL_AFTER_MS = 2_000;

/** Pictures of ten megabytes over a slow line. */
const ORDER_MS = 120_000;

const QUEUE = 'https://queue.fal.run';
const PUBLISHED_KEYS = 'https://rest.alpha.fal.ai/.well-known/jwks.json';

/** An order that no account has: asking after it costs nothing and tells whether the key is good. */
const NO_ORDER = '/fal-ai/flux/requests/00000000-0000-0000-0000-000000000000/status';

/**
 * fal's queue: a second route to models of other vendors, with a key of its own.
 *
 * It knows no ids of ours, so an order whose answer is lost stays lost. It calls back, signed by keys that it publishes.
 *
 * @see fal, queue API, webhooks.
 */
export function createFalAdapter(access: VendorAccess): VendorAdapter {
  const http = createVendorHttp({
    vendor: 'fal',
    access,
    baseUrlVariable: 'FAL_BASE_URL',
    defaultBaseUrl: QUEUE,
    headers: () => ({ authorization: `Key ${access.read('FAL_KEY') ?? ''}` }),
  });
  const readPublishedKeys = createKeyReader(access, http);
  const call = async (method: 'GET' | 'PUT', path: string) => {
    if (!isVendorHost(path, { domains: ['fal.run'], baseUrl: http.baseUrl() })) {
      const message = 'fal named an address that is not its own; the key is not sent there.';
      throw new KitError({ code: 'vendor', message, retryable: false });
    }
    return http.send({ method, path });
  };
  return {
    vendor: 'fal',
    models: [],
    carries: FAL_ROUTES.map(({ write: _write, ...carried }) => carried),
    availability: () => keyAvailability(access, [['FAL_KEY']]),
    submit: async ({ request, seed }) => {
      const pictures = await Promise.all(request.references.map(toDataUrl));
      const { prompt, settings } = request;
      const { path, input } = routeOf(request).write({ prompt, settings, pictures, seed });
      const { callback } = request;
      const hook = callback === undefined ? '' : `?fal_webhook=${encodeURIComponent(callback.url)}`;
      const order = {
        method: 'POST',
        path: `${path}${hook}`,
        json: input,
        timeoutMs: ORDER_MS,
        startsWork: true,
      } as const;
      return { ref: JSON.stringify(readJob(await http.send(order))) };
    },
    poll: async (ref) => {
      const job = readRef(ref);
      const isOver = readIsOver(await call('GET', job.status_url));
      // Only the result says whether the order succeeded.
      if (isOver && readOutput(await call('GET', job.response_url)) !== undefined) return { state: 'succeeded' };
      return { state: 'running', pollAfterMs: POLL_AFTER_MS };
    },
    fetch: async (ref, { request, seed }) => {
      const job = readRef(ref);
      const output = readOutput(await call('GET', job.response_url));
      if (output === undefined) {
        throw new KitError({ code: 'vendor', message: 'fal took the result back.', retryable: false });
      }
      const file = await fetchFile({ url: output.url, allowedHosts: access.allowedHosts });
      // The path of a model follows from the settings and from whether there are pictures, not from what is in them.
      const pictures = request.references.map(() => '');
      const path = routeOf(request).write({ ...request, pictures, seed }).path;
      const facts = { vendorJobId: job.request_id, vendorModel: path.slice(1) };
      return [{ ...file, seed: output.seed, facts }];
    },
    cancel: async (ref) => {
      const answer = await call('PUT', readRef(ref).cancel_url);
      // Over already, or no longer known: there is nothing left to stop.
      if (!answer.isOk && answer.status !== 400 && answer.status !== 404) throw toVendorError('fal', answer);
    },
    testKey: async () => {
      const answer = await http.send({ method: 'GET', path: NO_ORDER });
      if (!answer.isOk && answer.status !== 404) readIsOver(answer);
      return { balance: null };
    },
    verifyCallback: async (callback) => judgeCallback(callback, await readPublishedKeys()),
  };
}

/** Anybody can call, so the vendor is not asked for its keys at each call while it does not answer. */
const KEYS_AGAIN_AFTER_MS = 60_000;

/** The keys are kept for as long as the vendor allows. None where they cannot be had: then the vendor calls again later. */
function createKeyReader({ now = Date.now }: VendorAccess, http: VendorHttp): () => Promise<readonly string[]> {
  let kept: { readonly keys: readonly string[]; readonly until: number } | undefined;
  return async () => {
    if (kept !== undefined && now() < kept.until) return kept.keys;
    // Whoever stands between us and the queue stands between us and the keys too. They are public: no key of ours goes along.
    const base = http.baseUrl();
    const path = base === QUEUE ? PUBLISHED_KEYS : `${base}/.well-known/jwks.json`;
    const answer = await http.send({ method: 'GET', path, headers: { authorization: '' } }).catch(passKitErrors);
    const keys = answer?.isOk ? readKeys(answer.body) : undefined;
    kept = { keys: keys ?? [], until: now() + (keys === undefined ? KEYS_AGAIN_AFTER_MS : KEYS_LIVE_MS) };
    return kept.keys;
  };
}

function passKitErrors(error: unknown): undefined {
  if (error instanceof KitError) return undefined;
  throw error;
}

function routeOf({ model }: Pick<GenerationRequest, 'model'>): FalRoute {
  const route = FAL_ROUTES.find(({ key }) => key === model);
  assert(route, `fal has no model ${model}`);
  return route;
}

async function toDataUrl({ mimeType, read }: Reference): Promise<string> {
  return `data:${mimeType};base64,${Buffer.from(await read()).toString('base64')}`;
}

/** Written by `submit`. */
function readRef(ref: string): FalJob {
  return jobSchema.parse(JSON.parse(ref));
}
