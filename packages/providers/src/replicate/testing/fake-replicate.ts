import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { VendorCallback } from '@gesso/provider-kit';
import {
  type FakeAnswer,
  type FakeVendor,
  solidPng,
  startFakeVendor,
  type VendorBehaviour,
  type VendorCallSeen,
} from '@gesso/provider-kit/testing';
import { z } from 'zod';

type Job = {
  readonly id: string;
  readonly takenIn: VendorBehaviour;
  readonly isList: boolean;
  readonly seed: number;
  looks: number;
  isCancelled: boolean;
};

const KEY = 'r8_secret-of-the-fake';
const SIGNING_KEY = Buffer.from('signing secret of the fake account');
const prompt = z.string().min(1);
const picture = z.string().regex(/^data:image\/(png|jpeg|webp);base64,/u);
const side = z.number().int().min(256).max(1440).multipleOf(32);
const format = z.enum(['webp', 'jpg', 'png']);
const SIZES =
  /^(1024x1024|1365x1024|1024x1365|1536x1024|1024x1536|1820x1024|1024x1820|1024x2048|2048x1024|1434x1024|1024x1434|1024x1280|1280x1024|1024x1707|1707x1024)$/u;
const recraftInput = z.strictObject({ prompt, size: z.string().regex(SIZES) });

/** Input schemas of the models' pages, as far as they are ordered; whatever else is sent is refused. */
const MODELS: Readonly<Record<string, z.ZodType>> = {
  'black-forest-labs/flux-1.1-pro': z.strictObject({
    prompt,
    aspect_ratio: z.literal('custom'),
    width: side,
    height: side,
    seed: z.number().int(),
    safety_tolerance: z.number().int().min(1).max(6),
    prompt_upsampling: z.boolean(),
    output_format: format,
  }),
  'black-forest-labs/flux-dev': z.strictObject({
    prompt,
    aspect_ratio: z.enum(['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '3:4', '4:3', '9:16', '9:21']),
    megapixels: z.enum(['1', '0.25']),
    num_outputs: z.number().int().min(1).max(4),
    num_inference_steps: z.number().int().min(1).max(50),
    guidance: z.number().min(0).max(10),
    seed: z.number().int(),
    go_fast: z.boolean(),
    output_format: format,
  }),
  'recraft-ai/recraft-v3': recraftInput.extend({
    style: z.enum(['any', 'realistic_image', 'digital_illustration']),
  }),
  'recraft-ai/recraft-v3-svg': recraftInput.extend({
    style: z.enum(['any', 'engraving', 'line_art', 'line_circuit', 'linocut']),
  }),
  'minimax/video-01': z.strictObject({
    prompt,
    prompt_optimizer: z.boolean(),
    first_frame_image: picture.optional(),
    subject_reference: picture.optional(),
  }),
};
const orderSchema = z.strictObject({
  input: z.looseObject({ seed: z.number().optional() }),
  webhook: z.url({ protocol: /^https$/u }).optional(),
  webhook_events_filter: z.tuple([z.literal('completed')]).optional(),
});

const INVALID = { status: 422, json: { title: 'Input validation failed', detail: '- input: no', status: 422 } };
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': { status: 401, json: { title: 'Unauthenticated', detail: 'Your token is invalid.', status: 401 } },
  'refuses-balance': { status: 402, json: { title: 'Insufficient credit', detail: 'Add credit.', status: 402 } },
  'refuses-rate': { status: 429, json: { detail: 'Request was throttled. Your rate limit resets in ~30s.' } },
  'refuses-settings': INVALID,
  fails: { status: 500, json: { detail: 'Internal server error' } },
};

/** The strict fake of Replicate's predictions. */
export async function startFakeReplicate(): Promise<FakeVendor> {
  const jobs: Job[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    const file = /^\/files\/(.+)$/u.exec(call.path);
    if (file !== null) {
      return bringFile(
        jobs.find(({ id }) => id === file[1]),
        call,
      );
    }
    assert.equal(call.headers.prefer, undefined, 'nobody waits inside a call');
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.path === '/v1/account') return { json: { type: 'user', username: 'gesso', name: '', github_url: '' } };
    if (call.path === '/v1/webhooks/default/secret')
      return { json: { key: `whsec_${SIGNING_KEY.toString('base64')}` } };
    const model = /^\/v1\/models\/([^/]+\/[^/]+)\/predictions$/u.exec(call.path)?.[1];
    if (model !== undefined) return take(model, call);
    const route = /^\/v1\/predictions\/([^/]+)(\/cancel)?$/u.exec(call.path);
    assert(route, `there is no ${call.path}`);
    const job = jobs.find(({ id }) => id === route[1]);
    if (job === undefined) return { status: 404, json: { detail: 'Prediction not found', status: 404 } };
    assert.equal(call.method, route[2] === undefined ? 'GET' : 'POST');
    if (route[2] === undefined) job.looks += 1;
    else if (!isOver(job)) job.isCancelled = true;
    return { json: show(job) };
  });
  const take = (model: string, { method, query, json }: VendorCallSeen): FakeAnswer => {
    assert.equal(method, 'POST');
    assert.equal(query.size, 0);
    const schema = MODELS[model];
    assert(schema, `there is no model ${model}`);
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    if (behaviour === 'one-at-a-time' && !jobs.every(isOver)) return REFUSED['refuses-rate']!;
    const { input, webhook, webhook_events_filter: events } = orderSchema.parse(json);
    assert.equal(webhook === undefined, events === undefined, 'a call is asked for with its events');
    if (!schema.safeParse(input).success) return INVALID;
    const isList = model === 'black-forest-labs/flux-dev';
    const job = { id: `gm3q${jobs.length}x`, takenIn: behaviour, isList, seed: input.seed ?? 0 };
    jobs.push({ ...job, looks: 0, isCancelled: false });
    if (behaviour === 'answer-lost') return { lost: true };
    return { status: 201, json: show(jobs.at(-1)!) };
  };
  const isOver = ({ takenIn, looks, isCancelled }: Job): boolean =>
    isCancelled || (looks >= 2 && (takenIn !== 'stalls' || behaviour === 'works'));
  const show = (job: Job) => {
    const { id, takenIn, looks, isList } = job;
    const url = `${server.url}/v1/predictions/${id}`;
    const shared = { id, output: null, error: null, logs: '', urls: { get: url, cancel: `${url}/cancel` } };
    if (job.isCancelled) return { ...shared, status: 'canceled' };
    if (!isOver(job)) {
      const working = takenIn === 'unknown-status' ? 'dreaming' : 'processing';
      return { ...shared, status: looks === 0 ? 'starting' : working };
    }
    if (takenIn === 'job-moderated') return { ...shared, status: 'failed', error: FLAGGED };
    if (takenIn === 'job-fails') return { ...shared, status: 'failed', error: 'CUDA out of memory (E1001)' };
    const file = `${server.url}/files/${id}`;
    return { ...shared, status: 'succeeded', output: isList ? [file] : file };
  };
  return {
    server,
    variables: { REPLICATE_API_TOKEN: KEY, REPLICATE_BASE_URL: `${server.url}/v1` },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => jobs.length,
  };
}

const FLAGGED = 'The input or output was flagged as sensitive. Please try again with different inputs. (E005)';

/** What Replicate sends when a prediction is over, signed as of `at`. */
export function replicateCallback(at: Date): VendorCallback {
  const body = Buffer.from(JSON.stringify({ id: 'gm3q0x', status: 'succeeded', output: null }));
  const moment = String(Math.round(at.getTime() / 1_000));
  const signature = createHmac('sha256', SIGNING_KEY).update(`msg_1.${moment}.`).update(body).digest('base64');
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': moment,
    // Two while the secret is changed; the first is of the other one.
    'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')} v1,${signature}`,
  };
  return { headers, body, secret: 'unused: Replicate signs with the secret of the account', receivedAt: at };
}

/** A file of the order; file hosts get no key. */
function bringFile(job: Job | undefined, { headers }: VendorCallSeen): FakeAnswer {
  assert(job && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  const file = solidPng({ widthPx: 64, heightPx: 64, color: job.seed % 0xffffff });
  switch (job.takenIn) {
    case 'file-truncated':
      return { truncated: file.subarray(0, 30), type: 'image/png' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'image/png' };
    case 'file-expired':
      return { status: 404, body: 'gone', type: 'text/plain' };
    default:
      return { body: file, type: 'image/png' };
  }
}
