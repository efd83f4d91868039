import assert from 'node:assert/strict';
import {
  createVendorHttp,
  fetchFile,
  type GenerationRequest,
  KitError,
  keyAvailability,
  type Reference,
  type VendorAccess,
  type VendorAdapter,
  type VendorHttp,
} from '@gesso/provider-kit';
import { readId, readOutput, toRefusal } from './replicate-answer.ts';
import { judgeCallback, readSecret, SECRET_LIVES_MS } from './replicate-callback.ts';
import { REPLICATE_ROUTES, type ReplicateRequest, type ReplicateRoute } from './replicate-routes.ts';

/** Pictures take seconds and clips minutes; the vendor allows 3,000 questions a minute. */
const POLL_AFTER_MS = 2_000;

/** A picture of a megabyte over a slow line. */
const ORDER_MS = 60_000;

/**
 * Replicate's predictions: a further route to models of other vendors, with a key of its own.
 *
 * It knows no ids of ours, so an order whose answer is lost stays lost. It calls back, signed with a secret of the account.
 * Predictions are asked after by their id: the addresses that it answers lead past a gateway that the operator has put before it.
 *
 * @see Replicate, HTTP API; prediction lifecycle; verify webhooks.
 */
export function createReplicateAdapter(access: VendorAccess): VendorAdapter {
  const readToken = () => access.read('REPLICATE_API_TOKEN');
  const http = createVendorHttp({
    vendor: 'Replicate',
    access,
    baseUrlVariable: 'REPLICATE_BASE_URL',
    defaultBaseUrl: 'https://api.replicate.com/v1',
    headers: () => ({ authorization: `Bearer ${readToken() ?? ''}` }),
  });
  const readSigningSecret = createSecretReader(access, http, readToken);
  const ask = async (ref: string) => readOutput(await http.send({ method: 'GET', path: `/predictions/${ref}` }));
  return {
    vendor: 'replicate',
    models: [],
    carries: REPLICATE_ROUTES.map(({ write: _write, ...carried }) => carried),
    availability: () => keyAvailability(access, [['REPLICATE_API_TOKEN']]),
    submit: async ({ request, seed }) => {
      const pictures = await Promise.all(request.references.map(toDataUrl));
      const { model, input } = write(request, pictures, seed);
      const { callback } = request;
      const hook = callback === undefined ? {} : { webhook: callback.url, webhook_events_filter: ['completed'] };
      const order = {
        method: 'POST',
        path: `/models/${model}/predictions`,
        json: { input, ...hook },
        timeoutMs: ORDER_MS,
        startsWork: true,
      } as const;
      return { ref: readId(await http.send(order)) };
    },
    poll: async (ref) =>
      (await ask(ref)) === undefined ? { state: 'running', pollAfterMs: POLL_AFTER_MS } : { state: 'succeeded' },
    fetch: async (ref, { request, seed }) => {
      const url = await ask(ref);
      if (url === undefined) {
        throw new KitError({ code: 'vendor', message: 'Replicate took the result back.', retryable: false });
      }
      const file = await fetchFile({ url, allowedHosts: access.allowedHosts });
      // The model follows from the settings, not from what is in the pictures.
      const { model, input } = write(
        request,
        request.references.map(() => ''),
        seed,
      );
      // Models that take no seed have one of their own, which is not told.
      return [{ ...file, seed: 'seed' in input ? seed : null, facts: { vendorJobId: ref, vendorModel: model } }];
    },
    cancel: async (ref) => {
      const answer = await http.send({ method: 'POST', path: `/predictions/${ref}/cancel` });
      // No longer known: there is nothing left to stop.
      if (!answer.isOk && answer.status !== 404) throw toRefusal(answer);
    },
    testKey: async () => {
      const answer = await http.send({ method: 'GET', path: '/account' });
      if (!answer.isOk) throw toRefusal(answer);
      return { balance: null };
    },
    verifyCallback: async (callback) => judgeCallback(callback, await readSigningSecret()),
  };
}

/** Anybody can call, so the vendor is not asked for its secret at each call while it does not answer. */
const SECRET_AGAIN_AFTER_MS = 60_000;

/** The secret belongs to the account, so that another key needs another. Undefined where it cannot be had: polls find the end. */
function createSecretReader(
  { now = Date.now }: VendorAccess,
  http: VendorHttp,
  readToken: () => string | undefined,
): () => Promise<string | undefined> {
  let kept: { readonly token: string; readonly secret: string | undefined; readonly until: number } | undefined;
  return async () => {
    const token = readToken();
    if (token === undefined) return undefined;
    if (kept?.token === token && now() < kept.until) return kept.secret;
    const answer = await http.send({ method: 'GET', path: '/webhooks/default/secret' }).catch(passKitErrors);
    const secret = answer?.isOk ? readSecret(answer.body) : undefined;
    kept = { token, secret, until: now() + (secret === undefined ? SECRET_AGAIN_AFTER_MS : SECRET_LIVES_MS) };
    return secret;
  };
}

function passKitErrors(error: unknown): undefined {
  if (error instanceof KitError) return undefined;
  throw error;
}

function write(request: GenerationRequest, pictures: readonly string[], seed: number): ReplicateRequest {
  const { prompt, settings } = request;
  return routeOf(request).write({ prompt, settings, pictures, seed });
}

function routeOf({ model }: Pick<GenerationRequest, 'model'>): ReplicateRoute {
  const route = REPLICATE_ROUTES.find(({ key }) => key === model);
  assert(route, `Replicate has no model ${model}`);
  return route;
}

async function toDataUrl({ mimeType, read }: Reference): Promise<string> {
  return `data:${mimeType};base64,${Buffer.from(await read()).toString('base64')}`;
}
