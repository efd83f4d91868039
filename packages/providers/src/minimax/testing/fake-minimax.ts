import assert from 'node:assert/strict';
import {
  type FakeAnswer,
  type FakeVendor,
  startFakeVendor,
  type VendorBehaviour,
  type VendorCallSeen,
} from '@gesso/provider-kit/testing';
import { z } from 'zod';

type Order = z.infer<typeof orderSchema>;
type Task = { readonly takenIn: VendorBehaviour; readonly order: Order; looks: number };

const KEY = 'minimax-test-key-of-the-fake';
const FIRST_TASK = 106_916_112_212_032n;
/** Beyond 2^53 and odd, so that whoever parses it as a number asks for another file. */
const FIRST_FILE = 9_007_199_254_740_993n;
const shared = z.strictObject({
  model: z.enum(['T2V-01', 'T2V-01-Director']),
  prompt: z.string().min(1).max(2_000),
  prompt_optimizer: z.boolean(),
  aigc_watermark: z.boolean(),
  callback_url: z.url().optional(),
});
const picture = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[\w+/]+=*$/u);
const orderSchema = z.discriminatedUnion('model', [
  shared,
  shared.extend({ model: z.enum(['I2V-01', 'I2V-01-Director', 'I2V-01-live']), first_frame_image: picture }),
  shared.extend({
    model: z.literal('S2V-01'),
    subject_reference: z.tuple([z.strictObject({ type: z.literal('character'), image: z.tuple([picture]) })]),
  }),
]);

const say = (code: number, message: string, more: Readonly<Record<string, unknown>> = {}): FakeAnswer => ({
  json: { ...more, base_resp: { status_code: code, status_msg: message } },
});
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': say(2049, 'invalid api key'),
  'refuses-balance': say(1008, 'insufficient balance'),
  'refuses-rate': say(1002, 'rate limit'),
  'refuses-prompt': say(1026, 'sensitive content'),
  'refuses-settings': say(2013, 'invalid params'),
  fails: say(1000, 'unknown error'),
};

/** The strict fake of MiniMax, by the first version of its API: every answer comes as HTTP 200. */
export async function startFakeMinimax(): Promise<FakeVendor> {
  const tasks: Task[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    if (call.path.startsWith('/clips/')) return clip(tasks[Number(call.path.slice('/clips/'.length))], call);
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    switch (`${call.method} ${call.path}`) {
      case 'POST /v1/video_generation':
        return take(call);
      case 'GET /v1/query/video_generation':
        return query(call);
      default:
        assert.equal(`${call.method} ${call.path}`, 'GET /v1/files/retrieve');
        return retrieve(call);
    }
  });
  const take = ({ json }: VendorCallSeen): FakeAnswer => {
    const order = orderSchema.parse(json);
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const isBusy = tasks.some((task) => statusOf(task) === 'Processing');
    if (behaviour === 'one-at-a-time' && isBusy) return REFUSED['refuses-rate']!;
    tasks.push({ takenIn: behaviour, order, looks: 0 });
    if (behaviour === 'answer-lost') return { lost: true };
    return say(0, 'success', { task_id: String(FIRST_TASK + BigInt(tasks.length - 1)) });
  };
  const statusOf = ({ takenIn, looks }: Task): string => {
    if (takenIn === 'job-fails') return 'Fail';
    if (takenIn === 'stalls' && behaviour !== 'works') return 'Processing';
    if (looks < 2) return takenIn === 'unknown-status' ? 'Dreaming' : 'Processing';
    return 'Success';
  };
  const query = (call: VendorCallSeen): FakeAnswer => {
    const id = call.query.get('task_id') ?? '';
    const index = Number(BigInt(id) - FIRST_TASK);
    const task = tasks[index];
    if (task === undefined) return say(2013, 'invalid params, task_id');
    task.looks += 1;
    if (task.takenIn === 'job-moderated') return say(1027, 'output sensitive', { task_id: id, status: 'Fail' });
    const status = statusOf(task);
    const file = status === 'Success' ? { file_id: String(FIRST_FILE + BigInt(index)) } : {};
    return say(0, 'success', { task_id: id, status, ...file });
  };
  const retrieve = (call: VendorCallSeen): FakeAnswer => {
    const id = BigInt(call.query.get('file_id') ?? '0');
    const index = Number(id - FIRST_FILE);
    assert(tasks[index], `there is no file ${id}`);
    const url = `${server.url}/clips/${index}`;
    // A bare number, written by hand because JSON would round it.
    const file = `{"file_id":${id},"bytes":40,"filename":"output.mp4","download_url":"${url}"}`;
    return { body: `{"file":${file},"base_resp":{"status_code":0,"status_msg":"success"}}`, type: 'application/json' };
  };
  return {
    server,
    variables: { MINIMAX_API_KEY: KEY, MINIMAX_BASE_URL: server.url },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => tasks.length,
  };
}

/** File hosts get no key. */
function clip(task: Task | undefined, { headers }: VendorCallSeen): FakeAnswer {
  assert(task && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  const bytes = Buffer.from(`\0\0\0\u0018ftypmp42 ${task.order.prompt}`, 'latin1');
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
