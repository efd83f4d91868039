import assert from 'node:assert/strict';
import {
  type FakeAnswer,
  type FakeVendor,
  startFakeVendor,
  type VendorBehaviour,
  type VendorCallSeen,
} from '@gesso/provider-kit/testing';
import { z } from 'zod';

type Order = z.infer<(typeof ORDERS)[keyof typeof ORDERS]>;
type Task = { readonly id: string; readonly takenIn: VendorBehaviour; readonly order: Order; looks: number };

const KEY = 'runway-test-key-of-the-fake';
const shared = z.strictObject({
  promptText: z.string().min(1).max(1_000),
  duration: z.number().int().min(2).max(10),
});
const ORDERS = {
  '/v1/image_to_video': shared.extend({
    model: z.literal('gen4_turbo'),
    promptImage: z
      .string()
      .regex(/^data:image\/(png|jpeg|webp);base64,[\w+/]+=*$/u)
      .max(5 * 2 ** 20),
    ratio: z.enum(['1280:720', '720:1280', '1104:832', '832:1104', '960:960', '1584:672']),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 32 - 1),
    contentModeration: z.strictObject({ publicFigureThreshold: z.enum(['auto', 'low']) }),
  }),
  '/v1/text_to_video': shared.extend({ model: z.literal('gen4.5'), ratio: z.enum(['1280:720', '720:1280']) }),
} as const;

const refuse = (status: number, error: string, headers = {}): FakeAnswer => ({ status, json: { error }, headers });
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': refuse(401, 'Invalid API key'),
  'refuses-balance': refuse(400, 'You do not have enough credits to run this task.'),
  'refuses-rate': refuse(429, 'Too many requests', { 'retry-after': '2' }),
  'refuses-settings': refuse(400, 'Validation of body failed'),
  fails: refuse(503, 'Service unavailable'),
};

/** The strict fake of Runway, by its API reference. */
export async function startFakeRunway(): Promise<FakeVendor> {
  const tasks: Task[] = [];
  const gone = new Set<string>();
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    if (call.path.startsWith('/clips/')) return clip(tasks[Number(call.path.slice('/clips/'.length))], call);
    assert.equal(call.headers['x-runway-version'], '2024-11-06', 'the version is required');
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.method === 'POST') return take(call);
    if (call.path === '/v1/organization') return { json: { creditBalance: 1_240 } };
    const task = tasks.find(({ id }) => call.path === `/v1/tasks/${id}`);
    if (task === undefined || gone.has(task.id)) return refuse(404, 'Not found');
    if (call.method === 'DELETE') {
      gone.add(task.id);
      return { status: 204, body: '', type: 'text/plain' };
    }
    assert.equal(call.method, 'GET');
    task.looks += 1;
    return show(task);
  });
  const take = ({ path, json }: VendorCallSeen): FakeAnswer => {
    assert(path === '/v1/image_to_video' || path === '/v1/text_to_video', `nothing is ordered at ${path}`);
    const order = ORDERS[path].parse(json);
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const id = `17f20503-6c24-4c16-946b-${String(tasks.length + 1).padStart(12, '0')}`;
    tasks.push({ id, takenIn: behaviour, order, looks: 0 });
    if (behaviour === 'answer-lost') return { lost: true };
    return { json: { id, estimatedCost: { credits: 25 } } };
  };
  const statusOf = (task: Task): string => {
    const { takenIn, looks } = task;
    if (takenIn === 'job-moderated' || takenIn === 'job-fails') return 'FAILED';
    if (takenIn === 'stalls' && behaviour !== 'works') return 'RUNNING';
    // More than the account's turns: the vendor lets them wait.
    const before = tasks.slice(0, tasks.indexOf(task));
    if (takenIn === 'one-at-a-time' && before.some((other) => statusOf(other) !== 'SUCCEEDED')) return 'THROTTLED';
    if (looks < 2) return takenIn === 'unknown-status' ? 'DREAMING' : 'PENDING';
    return 'SUCCEEDED';
  };
  const show = (task: Task): FakeAnswer => {
    const status = statusOf(task);
    const failureCode = task.takenIn === 'job-moderated' ? 'SAFETY.OUTPUT.IMAGE' : 'INTERNAL.BAD_OUTPUT.CODE01';
    const ends: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      RUNNING: { progress: 0.4 },
      FAILED: { failure: 'its words', failureCode, cost: { credits: 0 } },
      SUCCEEDED: { output: [`${server.url}/clips/${tasks.indexOf(task)}`], cost: { credits: 25 } },
    };
    return { json: { id: task.id, status, createdAt: '2026-11-25T12:00:00Z', ...ends[status] } };
  };
  return {
    server,
    variables: { RUNWAY_API_KEY: KEY, RUNWAY_BASE_URL: server.url },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => tasks.length,
  };
}

/** File hosts get no key. */
function clip(task: Task | undefined, { headers }: VendorCallSeen): FakeAnswer {
  assert(task && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  const bytes = Buffer.from(`\0\0\0\u0018ftypmp42 ${task.order.promptText}`, 'latin1');
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
