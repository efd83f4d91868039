import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
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

type Kind = 'images' | 'video' | 'model_mesh' | 'pbr_model';
type Job = {
  readonly id: string;
  readonly takenIn: VendorBehaviour;
  readonly kind: Kind;
  /** Why the result is a refusal; fal looks at an order only when it makes it. */
  readonly isValid: boolean;
  readonly seed: number | undefined;
  looks: number;
  isCancelled: boolean;
};

const KEYS = generateKeyPairSync('ed25519');
const PUBLIC_KEY = KEYS.publicKey.export({ format: 'jwk' });
const KEY = 'key-id:secret-of-the-fake';
const prompt = z.string().min(1);
const picture = z.string().regex(/^data:image\/(png|jpeg|webp);base64,/u);
const channel = z.number().int().min(0).max(255);
const side = z.number().int().positive();
const fluxInput = z.strictObject({
  prompt,
  image_size: z.strictObject({ width: side, height: side }),
  num_images: z.literal(1),
  seed: z.number().int(),
  output_format: z.enum(['jpeg', 'png']),
});
const klingInput = z.strictObject({
  prompt,
  duration: z.enum(['5', '10']),
  cfg_scale: z.number().min(0).max(1),
  negative_prompt: z.string().min(1).optional(),
});
const hailuoInput = z.strictObject({ prompt, prompt_optimizer: z.boolean() });
const MODELS: Readonly<Record<string, readonly [Kind, z.ZodType]>> = {
  '/fal-ai/flux/dev': [
    'images',
    fluxInput.extend({
      num_inference_steps: z.number().int().min(1).max(50),
      guidance_scale: z.number().min(1).max(20),
      enable_safety_checker: z.boolean(),
    }),
  ],
  '/fal-ai/flux-pro/v1.1': [
    'images',
    fluxInput.extend({ safety_tolerance: z.enum(['1', '2', '3', '4', '5', '6']), enhance_prompt: z.boolean() }),
  ],
  '/fal-ai/recraft/v3/text-to-image': [
    'images',
    z.strictObject({
      prompt,
      image_size: z.strictObject({ width: side, height: side }),
      style: z.enum(['any', 'realistic_image', 'digital_illustration', 'vector_illustration']).optional(),
      style_id: z.uuid().optional(),
      colors: z
        .array(z.strictObject({ r: channel, g: channel, b: channel }))
        .min(1)
        .optional(),
    }),
  ],
  '/fal-ai/kling-video/v1.6/pro/text-to-video': [
    'video',
    klingInput.extend({ aspect_ratio: z.enum(['16:9', '9:16', '1:1']) }),
  ],
  '/fal-ai/kling-video/v1.6/standard/text-to-video': [
    'video',
    klingInput.extend({ aspect_ratio: z.enum(['16:9', '9:16', '1:1']) }),
  ],
  '/fal-ai/kling-video/v1.6/standard/image-to-video': ['video', klingInput.extend({ image_url: picture })],
  '/fal-ai/kling-video/v1.6/pro/image-to-video': [
    'video',
    klingInput.extend({ image_url: picture, tail_image_url: picture.optional() }),
  ],
  '/fal-ai/minimax/video-01': ['video', hailuoInput],
  '/fal-ai/minimax/video-01-director': ['video', hailuoInput],
  '/fal-ai/minimax/video-01/image-to-video': ['video', hailuoInput.extend({ image_url: picture })],
  '/tripo3d/tripo/v2.5/image-to-3d': [
    'pbr_model',
    z.strictObject({
      image_url: picture,
      texture: z.enum(['no', 'standard', 'HD']),
      pbr: z.boolean(),
      face_limit: z.number().int().positive(),
      auto_size: z.boolean(),
      seed: z.number().int(),
      texture_seed: z.number().int(),
    }),
  ],
  '/fal-ai/hyper3d/rodin': [
    'model_mesh',
    z.strictObject({
      prompt,
      input_image_urls: z.array(picture).min(1).optional(),
      tier: z.enum(['Regular', 'Sketch']),
      quality: z.enum(['high', 'medium', 'low', 'extra-low']),
      material: z.enum(['PBR', 'Shaded', 'All']),
      geometry_file_format: z.literal('glb'),
      seed: z.number().int().min(0).max(65_535),
    }),
  ],
};

const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': { status: 401, json: { detail: 'Cannot access application. Authentication is required.' } },
  'refuses-balance': { status: 403, json: { detail: 'User is locked. Reason: Exhausted balance.' } },
  'refuses-rate': { status: 429, json: { detail: 'Too many requests' }, headers: { 'retry-after': '2' } },
  fails: { status: 500, json: { detail: 'Internal server error' } },
};

const seedSchema = z.object({ seed: z.number().optional() });

/** The strict fake of fal's queue. It takes any body of a model it knows, as the queue does, and refuses in the result. */
export async function startFakeFal(): Promise<FakeVendor> {
  const jobs: Job[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    const file = /^\/files\/(.+)$/u.exec(call.path);
    if (file !== null)
      return bringFile(
        jobs.find(({ id }) => id === file[1]),
        call,
      );
    if (call.path === '/.well-known/jwks.json') {
      assert(!call.headers.authorization, 'the keys are public, and no key is shown for them');
      return { json: { keys: [PUBLIC_KEY] } };
    }
    if (call.headers.authorization !== `Key ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.method === 'POST') return take(call);
    // Everything behind owner and app is dropped from the model's path.
    const route = /^\/[^/]+\/[^/]+\/requests\/([^/]+)(\/status|\/cancel)?$/u.exec(call.path);
    assert(route, `there is no ${call.path}`);
    const job = jobs.find(({ id }) => id === route[1]);
    if (job === undefined) return { status: 404, json: { detail: 'Request not found' } };
    assert.equal(call.method, route[2] === '/cancel' ? 'PUT' : 'GET');
    if (route[2] === '/status') return showStatus(job);
    return route[2] === '/cancel' ? cancel(job) : showResult(job);
  });
  const take = ({ path, query, json }: VendorCallSeen): FakeAnswer => {
    for (const name of query.keys()) assert.equal(name, 'fal_webhook');
    const model = MODELS[path];
    assert(model, `there is no model at ${path}`);
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    if (behaviour === 'one-at-a-time' && jobs.some((job) => stateOf(job) !== 'COMPLETED'))
      return REFUSED['refuses-rate']!;
    const [kind, schema] = model;
    const isValid = schema.safeParse(json).success;
    const { seed } = seedSchema.parse(json);
    const id = `9a4f-${jobs.length + 1}`;
    jobs.push({ id, takenIn: behaviour, kind, isValid, seed, looks: 0, isCancelled: false });
    if (behaviour === 'answer-lost') return { lost: true };
    const url = `${server.url}${path.split('/').slice(0, 3).join('/')}/requests/${id}`;
    return {
      json: {
        request_id: id,
        status_url: `${url}/status`,
        response_url: url,
        cancel_url: `${url}/cancel`,
        queue_position: 0,
      },
    };
  };
  const stateOf = ({ takenIn, looks }: Job): string => {
    if (takenIn === 'stalls' && behaviour !== 'works') return 'IN_QUEUE';
    if (looks < 2) return takenIn === 'unknown-status' ? 'DREAMING' : 'IN_PROGRESS';
    return 'COMPLETED';
  };
  const showStatus = (job: Job): FakeAnswer => {
    if (job.isCancelled) return { status: 404, json: { detail: 'Request not found' } };
    job.looks += 1;
    const status = stateOf(job);
    return { status: status === 'COMPLETED' ? 200 : 202, json: { status, request_id: job.id } };
  };
  const cancel = (job: Job): FakeAnswer => {
    if (job.isCancelled) return { status: 404, json: { status: 'NOT_FOUND' } };
    if (stateOf(job) === 'COMPLETED') return { status: 400, json: { status: 'ALREADY_COMPLETED' } };
    job.isCancelled = true;
    return { status: 202, json: { status: 'CANCELLATION_REQUESTED' } };
  };
  const showResult = (job: Job): FakeAnswer => {
    if (stateOf(job) !== 'COMPLETED') return { status: 400, json: { detail: 'Request is still in progress' } };
    const refusal = (type: string) => ({
      status: 422,
      json: { detail: [{ loc: ['body'], msg: 'no', type, url: '' }] },
    });
    if (!job.isValid) return refusal('value_error');
    if (job.takenIn === 'job-moderated') return refusal('content_policy_violation');
    if (job.takenIn === 'job-fails') return { status: 500, json: { detail: 'The model crashed' } };
    const file = { url: `${server.url}/files/${job.id}`, content_type: 'application/octet-stream' };
    const output = { [job.kind]: job.kind === 'images' ? [file] : file };
    return { json: { ...output, ...(job.kind === 'video' ? {} : { seed: job.seed }) } };
  };
  return {
    server,
    variables: { FAL_KEY: KEY, FAL_BASE_URL: server.url },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => jobs.length,
  };
}

/** What fal sends when an order is over, signed as of `at`. */
export function falCallback(at: Date): VendorCallback {
  const body = Buffer.from(JSON.stringify({ request_id: '9a4f-1', gateway_request_id: '9a4f-1', status: 'OK' }));
  const moment = String(Math.round(at.getTime() / 1_000));
  const message = ['9a4f-1', 'user-1', moment, createHash('sha256').update(body).digest('hex')].join('\n');
  const headers = {
    'x-fal-webhook-request-id': '9a4f-1',
    'x-fal-webhook-user-id': 'user-1',
    'x-fal-webhook-timestamp': moment,
    'x-fal-webhook-signature': sign(null, Buffer.from(message), KEYS.privateKey).toString('hex'),
  };
  return { headers, body, secret: 'unused: fal signs with its own key', receivedAt: at };
}

/** A file of the order; file hosts get no key. */
function bringFile(job: Job | undefined, { headers }: VendorCallSeen): FakeAnswer {
  assert(job && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  const file = solidPng({ widthPx: 64, heightPx: 64, color: (job.seed ?? 0) % 0xffffff });
  switch (job.takenIn) {
    case 'file-truncated':
      return { truncated: file.subarray(0, 30), type: 'image/png' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'image/png' };
    case 'file-expired':
      return { status: 403, body: 'expired', type: 'text/plain' };
    default:
      return { body: file, type: 'image/png' };
  }
}
