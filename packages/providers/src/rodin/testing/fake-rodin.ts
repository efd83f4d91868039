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

type Task = {
  readonly id: string;
  readonly takenIn: VendorBehaviour;
  readonly seed: string;
  looks: number;
  lists: number;
};

const KEY = 'key-of-the-fake-of-hyper3d';
const BASE = '/api/v2';
/** Values of a form are text. */
const orderSchema = z.strictObject({
  prompt: z.string().min(1).optional(),
  tier: z.enum(['Regular', 'Sketch', 'Detail', 'Smooth', 'Gen-2']),
  geometry_file_format: z.literal('glb'),
  material: z.enum(['PBR', 'Shaded', 'All']),
  quality: z.enum(['high', 'medium', 'low', 'extra-low']),
  mesh_mode: z.enum(['Quad', 'Raw']),
  seed: z
    .string()
    .regex(/^\d+$/u)
    .refine((seed) => Number(seed) <= 65_535),
  condition_mode: z.enum(['concat', 'fuse']).optional(),
  use_original_alpha: z.literal('true').optional(),
  TAPose: z.literal('true').optional(),
  addons: z.literal('HighPack').optional(),
});

const MOST_PICTURES = 5;

const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': { status: 401, json: { error: 'UNAUTHORIZED', message: 'Invalid token' } },
  // Also under a status that says success, as the vendor's good answers carry an `error` too.
  'refuses-balance': { status: 201, json: { error: 'INSUFFICIENT_FUND', message: 'Not enough credits' } },
  'refuses-rate': { status: 429, json: { error: 'TOO_MANY_REQUESTS' }, headers: { 'retry-after': '2' } },
  'refuses-settings': { status: 400, json: { error: 'INVALID_REQUEST', message: 'tier' } },
  fails: { status: 500, json: { error: 'INTERNAL', message: 'Something broke' } },
};

/** The strict fake of Hyper3D, by its API specification. */
export async function startFakeRodin(): Promise<FakeVendor> {
  const tasks: Task[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    const file = /^\/files\/([^/]+)\/(.+)$/u.exec(call.path);
    if (file !== null)
      return bringFile(
        tasks.find(({ id }) => id === file[1]),
        call,
        file[2]!,
      );
    const isKnown = call.headers.authorization === `Bearer ${KEY}` && behaviour !== 'refuses-key';
    if (!isKnown) return REFUSED['refuses-key']!;
    switch (`${call.method} ${call.path.slice(BASE.length)}`) {
      case 'GET /check_balance':
        return { json: { error: null, balance: 12.5 } };
      case 'POST /rodin':
        return take(call);
      case 'POST /status':
        return showStatus(z.strictObject({ subscription_key: z.string() }).parse(call.json).subscription_key);
      case 'POST /download':
        return list(z.strictObject({ task_uuid: z.string() }).parse(call.json).task_uuid);
      default:
        throw new Error(`there is no ${call.method} ${call.path}`);
    }
  });
  const take = ({ form }: VendorCallSeen): FakeAnswer => {
    assert(form, 'an order is a form');
    const pictures = form.getAll('images');
    assert(pictures.length <= MOST_PICTURES && pictures.every((picture) => picture instanceof File));
    const { images: _images, ...values } = Object.fromEntries(form);
    const order = orderSchema.parse(values);
    assert(pictures.length > 0 || order.prompt !== undefined, 'without pictures a prompt is required');
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const isBusy = tasks.some((task) => !isDone(task));
    if (behaviour === 'one-at-a-time' && isBusy) return REFUSED['refuses-rate']!;
    const task = { id: `7c1d-${tasks.length + 1}`, takenIn: behaviour, seed: order.seed, looks: 0, lists: 0 };
    tasks.push(task);
    if (behaviour === 'answer-lost') return { lost: true };
    const jobs = { uuids: [`${task.id}-a`, `${task.id}-b`], subscription_key: `sub-${task.id}` };
    return { status: 201, json: { error: null, message: 'Submitted.', uuid: task.id, jobs } };
  };
  const isDone = ({ takenIn, looks }: Task) => looks >= 2 && (takenIn !== 'stalls' || behaviour === 'works');
  const showStatus = (key: string): FakeAnswer => {
    const task = tasks.find(({ id }) => key === `sub-${id}`);
    if (task === undefined) return { status: 404, json: { error: 'NO_SUCH_TASK' } };
    task.looks += 1;
    const atWork =
      task.takenIn === 'unknown-status' ? 'Dreaming' : task.takenIn === 'stalls' ? 'Waiting' : 'Generating';
    const second = task.takenIn === 'job-fails' ? 'Failed' : isDone(task) ? 'Done' : atWork;
    return {
      status: 201,
      json: {
        jobs: [
          { uuid: `${task.id}-a`, status: 'Done' },
          { uuid: `${task.id}-b`, status: second },
        ],
      },
    };
  };
  const list = (uuid: string): FakeAnswer => {
    const task = tasks.find(({ id }) => id === uuid);
    assert(task, 'files are listed by the uuid at the top');
    task.lists += 1;
    const names = ['preview.webp', 'base_basic_pbr.glb'].slice(0, isDone(task) && task.lists > 1 ? 2 : 1);
    const files = names.map((name) => ({ name, url: `${server.url}/files/${task.id}/${name}?signed=${task.lists}` }));
    return { status: 201, json: { error: 'OK', list: files } };
  };
  return {
    server,
    variables: { RODIN_API_KEY: KEY, RODIN_BASE_URL: `${server.url}${BASE}` },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => tasks.length,
  };
}

/** A file of the task; file hosts get no key. */
function bringFile(task: Task | undefined, { headers }: VendorCallSeen, name: string): FakeAnswer {
  assert(task && headers.authorization === undefined, 'the key was sent to the file host, or there is no such file');
  if (name === 'preview.webp')
    return { body: solidPng({ widthPx: 64, heightPx: 64, color: 0x996633 }), type: 'image/webp' };
  const model = `glTF of the fake, seed ${task.seed}`;
  switch (task.takenIn) {
    case 'file-truncated':
      return { truncated: Buffer.from(model).subarray(0, 10), type: 'model/gltf-binary' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'model/gltf-binary' };
    case 'file-expired':
      return { status: 403, body: 'expired', type: 'text/plain' };
    default:
      return { body: model, type: 'model/gltf-binary' };
  }
}
