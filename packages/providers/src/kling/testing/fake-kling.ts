import assert from 'node:assert/strict';
import {
  type FakeAnswer,
  type FakeVendor,
  startFakeVendor,
  type VendorBehaviour,
  type VendorCallSeen,
} from '@gesso/provider-kit/testing';
import { z } from 'zod';

type Order = z.infer<typeof shared>;
type Task = {
  readonly id: string;
  readonly path: string;
  readonly takenIn: VendorBehaviour;
  order: Order;
  looks: number;
};

const KEY = 'kling-test-key-of-the-fake';
const AT = 1_790_000_000_000;
const axis = z.number().min(-10).max(10);
const shared = z.strictObject({
  model_name: z.literal('kling-v1-6'),
  mode: z.enum(['std', 'pro']),
  prompt: z.string().min(1).max(2_500),
  negative_prompt: z.string().min(1).max(2_500).optional(),
  duration: z.enum(['5', '10']),
  cfg_scale: z.number().min(0).max(1),
  camera_control: z
    .union([
      z.strictObject({ type: z.enum(['down_back', 'forward_up', 'right_turn_forward', 'left_turn_forward']) }),
      z.strictObject({
        type: z.literal('simple'),
        config: z
          .strictObject({ horizontal: axis, vertical: axis, pan: axis, tilt: axis, roll: axis, zoom: axis })
          .refine((config) => Object.values(config).filter((amount) => amount !== 0).length === 1),
      }),
    ])
    .optional(),
  external_task_id: z.string().min(1),
  callback_url: z.url().optional(),
});
/** Without `data:`, which the vendor refuses. */
const base64 = z.base64().min(1);
const ORDERS: Readonly<Record<string, z.ZodType<Order>>> = {
  '/v1/videos/text2video': shared.extend({ aspect_ratio: z.enum(['16:9', '9:16', '1:1']) }),
  '/v1/videos/image2video': shared.extend({ image: base64, image_tail: base64.optional() }),
};

const refuse = (status: number, code: number, message: string): FakeAnswer => ({
  status,
  json: { code, message, request_id: 'r1' },
});
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': refuse(401, 1002, 'access key invalid'),
  'refuses-balance': refuse(429, 1102, 'resource pack exhausted'),
  'refuses-rate': refuse(429, 1302, 'too fast'),
  'refuses-concurrency': refuse(429, 1303, 'parallel task over resource pack limit'),
  'refuses-prompt': refuse(400, 1301, 'content policy'),
  'refuses-settings': refuse(400, 1201, 'mode is invalid'),
  fails: refuse(503, 5001, 'server busy'),
};

/** The strict fake of Kling, by its common information and the pages of both kinds of clips. */
export async function startFakeKling(): Promise<FakeVendor> {
  const tasks: Task[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    if (call.path.startsWith('/clips/')) return clip(tasks[Number(call.path.slice('/clips/'.length))], call);
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.method === 'POST') return take(call);
    assert.equal(call.method, 'GET');
    if (call.path in ORDERS) {
      assert.deepEqual([...call.query.keys()], ['pageNum', 'pageSize']);
      return { json: { code: 0, message: 'SUCCEED', request_id: 'r1', data: [] } };
    }
    const task = tasks.find(
      ({ path, id, order }) => call.path === `${path}/${id}` || call.path === `${path}/${order.external_task_id}`,
    );
    if (task === undefined) return refuse(404, 1203, 'task not found');
    task.looks += 1;
    return show(task);
  });
  const take = ({ path, json }: VendorCallSeen): FakeAnswer => {
    const schema = ORDERS[path];
    assert(schema, `nothing is ordered at ${path}`);
    const order = schema.parse(json);
    const isNew = tasks.every((task) => task.order.external_task_id !== order.external_task_id);
    assert(isNew, 'an external task id is unique in the account');
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const isBusy = tasks.some((task) => statusOf(task) === 'processing');
    if (behaviour === 'one-at-a-time' && isBusy) return REFUSED['refuses-concurrency']!;
    const task = { id: String(831 + tasks.length), path, takenIn: behaviour, order, looks: 0 };
    tasks.push(task);
    return behaviour === 'answer-lost' ? { lost: true } : show(task);
  };
  const statusOf = ({ takenIn, looks }: Task): string => {
    if (takenIn === 'job-moderated' || takenIn === 'job-fails') return 'failed';
    if (takenIn === 'stalls' && behaviour !== 'works') return 'processing';
    if (looks < 2) return takenIn === 'unknown-status' ? 'dreaming' : 'processing';
    return 'succeed';
  };
  const show = (task: Task): FakeAnswer => {
    // A new task is shown before anybody looks, whatever becomes of it.
    const status = task.looks === 0 ? 'submitted' : statusOf(task);
    const reason = task.takenIn === 'job-moderated' ? 'Failure to pass the risk control system' : 'Internal error';
    const url = `${server.url}/clips/${tasks.indexOf(task)}`;
    const made = { task_result: { videos: [{ id: 'v', url, duration: '5.1' }] }, final_unit_deduction: '3.5' };
    const data = {
      task_id: task.id,
      task_status: status,
      task_info: { external_task_id: task.order.external_task_id },
      created_at: AT,
      updated_at: AT,
      ...(status === 'failed' ? { task_status_msg: reason } : {}),
      ...(status === 'succeed' ? made : {}),
    };
    return { json: { code: 0, message: 'SUCCEED', request_id: 'r1', data } };
  };
  return {
    server,
    variables: { KLING_API_KEY: KEY, KLING_BASE_URL: server.url },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => tasks.length,
  };
}

/** File hosts get no key. */
function clip(task: Task | undefined, { headers }: VendorCallSeen): FakeAnswer {
  assert(task && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  const bytes = Buffer.from(`\0\0\0\u0018ftypmp42 ${task.order.prompt} ${task.order.external_task_id}`, 'latin1');
  switch (task.takenIn) {
    case 'file-truncated':
      return { truncated: bytes.subarray(0, 16), type: 'video/mp4' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'video/mp4' };
    case 'file-expired':
      return { status: 403, body: 'expired', type: 'text/plain' };
    default:
      return { body: bytes, type: 'video/mp4' };
  }
}
