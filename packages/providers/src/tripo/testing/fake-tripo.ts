import assert from 'node:assert/strict';
import {
  type FakeAnswer,
  type FakeVendor,
  solidPng,
  startFakeVendor,
  type VendorBehaviour,
  type VendorCallSeen,
} from '@gesso/provider-kit/testing';
import { z } from 'zod';

type Order = z.infer<typeof orderSchema>;
type Task = { readonly id: string; readonly takenIn: VendorBehaviour; readonly order: Order; looks: number };

const KEY = 'tsk_key-of-the-fake';
const BASE = '/v2/openapi';
const picture = z.strictObject({ type: z.enum(['png', 'jpg', 'webp']), file_token: z.string() });
const view = z.union([picture, z.strictObject({})]);
const shared = {
  model_version: z.enum(['v2.5-20250123', 'v3.0-20250812', 'v3.1-20260211']),
  geometry_quality: z.enum(['standard', 'detailed']).optional(),
  texture: z.boolean(),
  pbr: z.boolean(),
  texture_quality: z.enum(['standard', 'detailed']).optional(),
  texture_seed: z.number().int().optional(),
  model_seed: z.number().int(),
  face_limit: z.number().int().positive(),
  auto_size: z.boolean(),
};
const orderSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text_to_model'),
    prompt: z.string().min(1).max(1_024),
    negative_prompt: z.string().min(1).max(255).optional(),
    image_seed: z.number().int(),
    ...shared,
  }),
  z.strictObject({
    type: z.literal('image_to_model'),
    file: picture,
    ...shared,
  }),
  z.strictObject({
    type: z.literal('multiview_to_model'),
    files: z.tuple([picture, view, view, view]),
    ...shared,
  }),
]);

const refuse = (status: number, code: number, message: string): FakeAnswer => ({
  status,
  json: { code, message, suggestion: 'See the documentation' },
  headers: { 'x-tripo-trace-id': 'trace-1' },
});
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': refuse(401, 1002, 'Authentication failed'),
  'refuses-balance': refuse(403, 2010, 'You have not enough credit'),
  'refuses-rate': { status: 429, json: { message: 'Too many requests' }, headers: { 'retry-after': '2' } },
  'refuses-concurrency': refuse(429, 2000, 'You have exceeded the limit of generation'),
  // The status of these codes is not documented.
  'refuses-prompt': refuse(200, 2008, 'The input violates our content policy'),
  'refuses-settings': refuse(400, 1004, 'One or more of your parameters is invalid'),
  fails: refuse(500, 1000, 'Server error'),
};

/** The strict fake of Tripo's v2 task API. `tokens` are the pictures that were put into its store. */
export async function startFakeTripo(): Promise<FakeVendor> {
  const tasks: Task[] = [];
  const tokens = new Set<string>();
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    const file = /^\/files\/(.+)\.(glb|png)$/u.exec(call.path);
    if (file !== null)
      return bringFile(
        tasks.find(({ id }) => id === file[1]),
        call,
        file[2]!,
      );
    const isKnown = call.headers.authorization === `Bearer ${KEY}` && behaviour !== 'refuses-key';
    if (!isKnown) return REFUSED['refuses-key']!;
    const [route, taskId] = [`${call.method} ${call.path.slice(BASE.length)}`, call.path.split('/').at(-1)];
    if (route === 'GET /user/balance') return { json: { code: 0, data: { balance: 320, frozen: 0 } } };
    if (route === 'POST /upload/sts') return upload(call);
    if (route === 'POST /task') return take(call);
    assert(route === `GET /task/${taskId}`, `there is no ${route}`);
    const task = tasks.find(({ id }) => id === taskId);
    if (task === undefined) return refuse(404, 2001, 'Task not found');
    task.looks += 1;
    return { json: { code: 0, data: show(task) }, headers: { 'x-tripo-trace-id': 'trace-1' } };
  });
  const upload = ({ form }: VendorCallSeen): FakeAnswer => {
    assert(form && form.get('file') instanceof File, 'a picture is sent as the part `file`');
    const token = `token-${tokens.size + 1}`;
    tokens.add(token);
    return { json: { code: 0, data: { image_token: token } } };
  };
  const take = ({ json }: VendorCallSeen): FakeAnswer => {
    const order = orderSchema.parse(json);
    const files =
      order.type === 'image_to_model' ? [order.file] : order.type === 'multiview_to_model' ? order.files : [];
    for (const file of files) {
      assert(!('file_token' in file) || tokens.has(file.file_token), 'there is no such picture');
    }
    const isDetailed = order.geometry_quality === 'detailed';
    assert(!isDetailed || order.model_version !== 'v2.5-20250123', 'geometry is made in detail from version 3 on');
    assert(order.texture || (!order.pbr && order.texture_quality === undefined), 'materials ask for a texture');
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const isBusy = tasks.some((task) => !ENDED.has(statusOf(task)));
    if (behaviour === 'one-at-a-time' && isBusy) return REFUSED['refuses-concurrency']!;
    const task = { id: `0b9e-${tasks.length + 1}`, takenIn: behaviour, order, looks: 0 };
    tasks.push(task);
    if (behaviour === 'answer-lost') return { lost: true };
    return { json: { code: 0, data: { task_id: task.id } } };
  };
  const statusOf = ({ takenIn, looks }: Task): string => {
    if (takenIn === 'job-moderated') return 'banned';
    if (takenIn === 'job-fails') return 'failed';
    if (takenIn === 'stalls' && behaviour !== 'works') return 'queued';
    if (looks < 2) return takenIn === 'unknown-status' ? 'dreaming' : 'running';
    return 'success';
  };
  const show = (task: Task) => {
    const status = statusOf(task);
    const { type, texture, pbr } = task.order;
    const name = pbr ? 'pbr_model' : texture ? 'model' : 'base_model';
    const file = `${server.url}/files/${task.id}`;
    const output = status === 'success' ? { [name]: `${file}.glb`, rendered_image: `${file}.png` } : {};
    const progress = status === 'success' ? 100 : 40;
    return { task_id: task.id, type, status, input: {}, output, progress, create_time: 1, queuing_num: -1 };
  };
  return {
    server,
    variables: { TRIPO_API_KEY: KEY, TRIPO_BASE_URL: `${server.url}${BASE}` },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => tasks.length,
  };
}

const ENDED: ReadonlySet<string> = new Set(['success', 'failed', 'banned']);

/** A file of the task; file hosts get no key. */
function bringFile(task: Task | undefined, { headers }: VendorCallSeen, ending: string): FakeAnswer {
  assert(task && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  if (ending === 'png') return { body: solidPng({ widthPx: 64, heightPx: 64, color: 0x336699 }), type: 'image/png' };
  const model = emptyGlb(task.order.model_seed);
  switch (task.takenIn) {
    case 'file-truncated':
      return { truncated: model.subarray(0, 20), type: 'model/gltf-binary' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'model/gltf-binary' };
    case 'file-expired':
      return { status: 403, body: 'expired', type: 'text/plain' };
    default:
      return { body: model, type: 'model/gltf-binary' };
  }
}

/** The smallest file of its format, different for each seed. */
function emptyGlb(seed: number): Buffer {
  const text = JSON.stringify({ asset: { version: '2.0', generator: `fake ${seed}` } });
  const json = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const head = Buffer.alloc(20);
  head.write('glTF');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(head.length + json.length, 8);
  head.writeUInt32LE(json.length, 12);
  head.write('JSON', 16);
  return Buffer.concat([head, json]);
}
