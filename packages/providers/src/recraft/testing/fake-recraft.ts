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

type Order = z.infer<typeof rasterSchema> | z.infer<typeof vectorSchema>;
type Made = { readonly takenIn: VendorBehaviour; readonly order: Order };

const KEY = 'recraft-test-key-of-the-fake';
const FLOOR_PX = 16;
const SIZES = [
  ...['1024x1024', '1365x1024', '1024x1365', '1536x1024', '1024x1536', '1820x1024', '1024x1820', '1024x2048'],
  ...['2048x1024', '1434x1024', '1024x1434', '1024x1280', '1280x1024', '1024x1707', '1707x1024'],
];
const channel = z.number().int().min(0).max(255);
const color = z.strictObject({ rgb: z.tuple([channel, channel, channel]) });
const shared = z.strictObject({
  prompt: z.string().min(1).max(1_000),
  n: z.number().int().min(1).max(6),
  size: z.enum(SIZES),
  negative_prompt: z.string().min(1).optional(),
  controls: z.strictObject({
    artistic_level: z.number().int().min(0).max(5),
    colors: z.array(color).min(1).optional(),
    background_color: color.optional(),
    no_text: z.boolean().optional(),
  }),
  random_seed: z.number().int().min(0),
  response_format: z.enum(['url', 'b64_json']),
});
const rasterSchema = shared.extend({
  model: z.literal('recraftv3'),
  style: z.enum(['any', 'realistic_image', 'digital_illustration', 'logo_raster']).optional(),
  style_id: z.uuid().optional(),
  image_format: z.enum(['webp', 'png']),
});
const vectorSchema = shared.extend({
  model: z.literal('recraftv3_vector'),
  style: z.literal('vector_illustration').optional(),
  style_id: z.uuid().optional(),
});
const orderSchema = z
  .discriminatedUnion('model', [rasterSchema, vectorSchema])
  .refine(({ style, style_id }) => (style === undefined) !== (style_id === undefined), 'a style or its id, never both');

const refuse = (status: number, code: string, message: string): FakeAnswer => ({ status, json: { code, message } });
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': refuse(401, 'unauthorized', 'Invalid token'),
  'refuses-balance': refuse(400, 'not_enough_credits', 'Not enough credits'),
  'refuses-rate': refuse(429, 'rate_limit', 'Too many requests, mind the policy'),
  'refuses-prompt': refuse(400, 'prompt_moderated', 'The prompt violates the content policy'),
  'refuses-settings': refuse(400, 'invalid_request_parameter', 'size is not supported'),
  fails: refuse(500, 'internal', 'Internal error'),
};

/** The strict fake of Recraft, by its API reference. Of its errors only the status is documented. */
export async function startFakeRecraft(): Promise<FakeVendor> {
  const made: Made[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    if (call.path.startsWith('/files/')) return file(made[Number(call.path.slice('/files/'.length))], call);
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.method === 'GET') {
      assert.equal(call.path, '/v1/users/me');
      return { json: { id: 'u', credits: 3_200 } };
    }
    assert.equal(`${call.method} ${call.path}`, 'POST /v1/images/generations');
    const order = orderSchema.parse(call.json);
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    made.push({ takenIn: behaviour, order });
    if (behaviour === 'answer-lost') return { lost: true };
    const url = `${server.url}/files/${made.length - 1}`;
    const credits = order.model === 'recraftv3' ? 40 : 80;
    return { json: { created: 1_790_000_000, credits, data: [{ image_id: `i${made.length}`, url }] } };
  });
  return {
    server,
    variables: { RECRAFT_API_KEY: KEY, RECRAFT_BASE_URL: `${server.url}/v1` },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => made.length,
  };
}

/** File hosts get no key. */
function file(made: Made | undefined, { headers }: VendorCallSeen): FakeAnswer {
  assert(made && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  const { model, prompt, random_seed } = made.order;
  const color = createHash('sha256').update(`${prompt} ${random_seed}`).digest().readUIntBE(0, 3);
  const picture = solidPng({ widthPx: FLOOR_PX, heightPx: FLOOR_PX, color });
  switch (made.takenIn) {
    case 'file-truncated':
      return { truncated: picture.subarray(0, 30), type: 'image/png' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'image/png' };
    case 'file-expired':
      return { status: 403, body: 'expired', type: 'text/plain' };
    default:
      if (model === 'recraftv3') return { body: picture, type: 'image/png' };
      return { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' };
  }
}
