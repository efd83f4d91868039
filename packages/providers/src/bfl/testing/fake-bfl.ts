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

type Task = { readonly id: string; readonly takenIn: VendorBehaviour; readonly order: Order; looks: number };
type Order = z.infer<typeof devSchema> | z.infer<typeof proSchema>;

const KEY = 'bfl-test-key-of-the-fake';
const side = z.number().int().min(256).max(1440).multipleOf(32);
const proSchema = z.strictObject({
  prompt: z.string().min(1),
  width: side,
  height: side,
  seed: z.number().int().min(0),
  prompt_upsampling: z.boolean(),
  safety_tolerance: z.number().int().min(0).max(6),
  output_format: z.enum(['jpeg', 'png']),
});
const devSchema = proSchema.extend({ steps: z.number().int().min(1).max(50), guidance: z.number().min(1.5).max(5) });
const MODELS: Readonly<Record<string, z.ZodType<Order>>> = { '/v1/flux-dev': devSchema, '/v1/flux-pro-1.1': proSchema };

/** What the vendor would bill, in credits of a cent. */
const COST = 4;

const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': { status: 403, json: { detail: 'Not authenticated' } },
  'refuses-balance': { status: 402, json: { detail: 'Insufficient credits' } },
  'refuses-rate': { status: 429, json: { detail: 'Rate limit exceeded' }, headers: { 'retry-after': '2' } },
  'refuses-concurrency': { status: 429, json: { error: 'limit', message: 'Too many active tasks' } },
  'refuses-prompt': { status: 400, json: { detail: 'Request Moderated' } },
  'refuses-settings': {
    status: 422,
    json: { detail: [{ type: 'value', loc: ['body', 'steps'], msg: 'no', input: 0 }] },
  },
  fails: { status: 500, json: { detail: 'Internal error' } },
};

/** The strict fake of Black Forest Labs, by its API reference. */
export async function startFakeBfl(): Promise<FakeVendor> {
  const tasks: Task[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    if (call.path.startsWith('/sample/'))
      return sample(
        tasks.find(({ id }) => call.path === `/sample/${id}.png`),
        call,
      );
    if (call.headers['x-key'] !== KEY || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.method === 'POST') return take(call);
    assert.equal(`${call.method} ${call.path}`, 'GET /v1/get_result');
    const task = tasks.find(({ id }) => id === call.query.get('id'));
    if (task === undefined) return { status: 404, json: { id: call.query.get('id'), status: 'Task not found' } };
    task.looks += 1;
    return { json: show(task) };
  });
  const take = ({ path, json }: VendorCallSeen): FakeAnswer => {
    const schema = MODELS[path];
    assert(schema, `there is no model at ${path}`);
    const order = schema.parse(json);
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const isBusy = tasks.some((task) => show(task).status === 'Pending');
    if (behaviour === 'one-at-a-time' && isBusy) return REFUSED['refuses-concurrency']!;
    const task = { id: `5f0c-${tasks.length + 1}`, takenIn: behaviour, order, looks: 0 };
    tasks.push(task);
    if (behaviour === 'answer-lost') return { lost: true };
    return { json: { id: task.id, polling_url: `${server.url}/v1/get_result?id=${task.id}`, cost: COST } };
  };
  const statusOf = ({ takenIn, looks }: Task): string => {
    if (takenIn === 'job-moderated') return 'Content Moderated';
    if (takenIn === 'job-fails') return 'Error';
    if (takenIn === 'stalls' && behaviour !== 'works') return 'Pending';
    if (looks < 2) return takenIn === 'unknown-status' ? 'Dreaming' : 'Pending';
    return 'Ready';
  };
  const show = (task: Task) => {
    const status = statusOf(task);
    const { seed, prompt } = task.order;
    const result = status === 'Ready' ? { sample: `${server.url}/sample/${task.id}.png`, seed, prompt } : null;
    return { id: task.id, status, result, progress: status === 'Ready' ? 1 : 0.5, details: null };
  };
  return {
    server,
    variables: { BFL_API_KEY: KEY, BFL_BASE_URL: server.url },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => tasks.length,
  };
}

/** A picture of the size and the seed that were ordered; file hosts get no key. */
function sample(task: Task | undefined, { headers }: VendorCallSeen): FakeAnswer {
  assert(task && headers['x-key'] === undefined, 'the key was sent to the file host, or there is no such file');
  const { width: widthPx, height: heightPx, seed, prompt } = task.order;
  const color = createHash('sha256').update(`${prompt} ${seed}`).digest().readUIntBE(0, 3);
  const picture = solidPng({ widthPx, heightPx, color });
  switch (task.takenIn) {
    case 'file-truncated':
      return { truncated: picture.subarray(0, 30), type: 'image/png' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'image/png' };
    case 'file-expired':
      return { status: 403, body: 'expired', type: 'text/plain' };
    default:
      return { body: picture, type: 'image/png' };
  }
}
