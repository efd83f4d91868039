import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  type FakeAnswer,
  type FakeVendor,
  solidPng,
  startFakeVendor,
  type VendorBehaviour,
  type VendorCallSeen,
} from '@gesso/provider-kit/testing';
import { z } from 'zod';

const KEY = 'openai-test-key-of-the-fake';
const MODEL = 'gpt-image-2.6-flare';
const FLOOR_PX = 16;

/** Any size from gpt-image-2 on, by the vendor's rules. */
const size = z.string().refine((text) => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  const isWhole = width > 0 && height > 0 && width % FLOOR_PX === 0 && height % FLOOR_PX === 0;
  return isWhole && width <= 3840 && height <= 2160 && width <= 3 * height && height <= 3 * width;
});
const orderSchema = z
  .strictObject({
    model: z.literal(MODEL),
    prompt: z.string().min(1).max(32_000),
    n: z.coerce.number().int().min(1).max(10),
    size,
    quality: z.enum(['auto', 'low', 'medium', 'high', 'xhigh', 'max']),
    background: z.enum(['auto', 'opaque', 'transparent']),
    output_format: z.enum(['png', 'jpeg', 'webp']),
    complexity: z.enum(['low', 'medium', 'high']).optional(),
    moderation: z.enum(['auto', 'low']).optional(),
    output_compression: z.coerce.number().int().min(0).max(100).optional(),
  })
  .refine(({ output_compression, output_format }) => output_compression === undefined || output_format !== 'png')
  .refine(({ background, output_format }) => background !== 'transparent' || output_format !== 'jpeg');

const refuse = (status: number, code: string, type = 'invalid_request_error'): FakeAnswer => ({
  status,
  json: { error: { message: 'its words', type, param: null, code } },
});
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': refuse(401, 'invalid_api_key'),
  'refuses-balance': refuse(429, 'insufficient_quota', 'insufficient_quota'),
  'refuses-rate': refuse(429, 'rate_limit_exceeded', 'requests'),
  'refuses-prompt': refuse(400, 'moderation_blocked', 'image_generation_user_error'),
  'refuses-settings': refuse(400, 'invalid_value'),
  fails: refuse(500, 'server_error', 'server_error'),
};

/** The strict fake of OpenAI's Images API. */
export async function startFakeOpenai(): Promise<FakeVendor> {
  let [behaviour, taken]: [VendorBehaviour, number] = ['works', 0];
  const server = await startFakeVendor((call) => {
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.method === 'GET') {
      assert.equal(call.path, `/v1/models/${MODEL}`);
      return { json: { id: MODEL, object: 'model', shutdown_date: null } };
    }
    const order = orderSchema.parse(readFields(call));
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    taken += 1;
    return behaviour === 'answer-lost' ? { lost: true } : { json: answer(order) };
  });
  return {
    server,
    variables: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${server.url}/v1` },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => taken,
  };
}

/** The fields of a call, after its pictures were looked at. */
function readFields({ method, path, json, form }: VendorCallSeen): unknown {
  assert.equal(method, 'POST');
  if (path === '/v1/images/generations') return json;
  assert(path === '/v1/images/edits' && form, `nothing is ordered at ${path}`);
  const pictures = form.getAll('image[]');
  assert(pictures.length >= 1 && pictures.length <= 16, 'an edit takes 1 to 16 pictures');
  for (const picture of pictures) assert(picture instanceof File && /^image\/(png|jpeg|webp)$/u.test(picture.type));
  const mask = form.get('mask');
  assert(mask === null || (mask instanceof File && mask.type === 'image/png'), 'a mask is a PNG');
  const markup = form.get('markup');
  assert(markup === null || (mask === null && markup instanceof File), 'marks are a picture and stand without a mask');
  const files = ['image[]', 'mask', 'markup'];
  return Object.fromEntries([...form].filter(([name]) => !files.includes(name)));
}

function answer({ prompt, n, background, output_format, quality, size }: z.infer<typeof orderSchema>) {
  const data = Array.from({ length: n }, (_, index) => {
    const color = createHash('sha256').update(`${prompt} ${index}`).digest().readUIntBE(0, 3);
    return { b64_json: solidPng({ widthPx: FLOOR_PX, heightPx: FLOOR_PX, color }).toString('base64') };
  });
  const usage = {
    input_tokens: 14,
    input_tokens_details: { text_tokens: 14, image_tokens: 0 },
    output_tokens: 1_584 * n,
    total_tokens: 14 + 1_584 * n,
  };
  return { created: 1_790_000_000, background, output_format, quality, size, data, usage };
}
