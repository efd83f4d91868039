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

const KEY = 'comfyui-key-of-the-proxy';

/** The nodes that this fake has, with the inputs that each of them checks. A link is a node's id and a number. */
const link = z.tuple([z.string(), z.number().int()]);
const NODES: Readonly<Record<string, z.ZodType>> = {
  KSampler: z.looseObject({ seed: z.number().int(), steps: z.number().int().min(1).max(100), positive: link }),
  CLIPTextEncode: z.strictObject({ text: z.string(), clip: link }),
  EmptyLatentImage: z.strictObject({ width: z.number().int(), height: z.number().int(), batch_size: z.literal(1) }),
  CheckpointLoaderSimple: z.strictObject({ ckpt_name: z.string() }),
  LoadImage: z.strictObject({ image: z.string().regex(/^gesso-/u) }),
  SaveImage: z.strictObject({ images: link, filename_prefix: z.string() }),
};
const orderSchema = z.strictObject({
  prompt: z.record(z.string(), z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) })),
  client_id: z.string().min(1),
  prompt_id: z.string().min(1),
});

type Job = {
  readonly id: string;
  readonly takenIn: VendorBehaviour;
  readonly number: number;
  looks: number;
  isStopped: boolean;
};

/** A strict fake of a ComfyUI server behind a proxy that asks for a key. */
export async function startFakeComfyui(): Promise<FakeVendor> {
  let behaviour: VendorBehaviour = 'works';
  const jobs: Job[] = [];
  const uploads = new Set<string>();
  const server = await startFakeVendor((call) => {
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') {
      return { status: 401, body: 'Unauthorized', type: 'text/plain' };
    }
    switch (`${call.method} ${call.path.replace(/^\/history\/.*$/u, '/history')}`) {
      case 'GET /system_stats':
        return { json: { system: { comfyui_version: '0.4.0' }, devices: [] } };
      case 'POST /upload/image':
        return upload(call);
      case 'POST /prompt':
        return take(call);
      case 'GET /history':
        return showHistory(decodeURIComponent(call.path.slice('/history/'.length)));
      case 'GET /queue':
        return { json: showQueue() };
      case 'POST /queue':
        return stop(z.strictObject({ delete: z.array(z.string()) }).parse(call.json).delete, 'pending');
      case 'POST /interrupt':
        // An empty body would stop whatever runs.
        return stop([z.strictObject({ prompt_id: z.string().min(1) }).parse(call.json).prompt_id], 'running');
      case 'GET /view':
        return view(call);
      default:
        throw new Error(`there is no ${call.method} ${call.path}`);
    }
  });
  const upload = ({ form }: VendorCallSeen): FakeAnswer => {
    const picture = form?.get('image');
    assert(picture instanceof File && form?.get('overwrite') === 'true', 'an upload is a form with a picture');
    uploads.add(picture.name);
    return { json: { name: picture.name, subfolder: '', type: 'input' } };
  };
  const take = ({ json }: VendorCallSeen): FakeAnswer => {
    if (behaviour === 'fails') return { status: 500, body: '500 Internal Server Error', type: 'text/plain' };
    const { prompt, prompt_id: id } = orderSchema.parse(json);
    const faults = Object.entries(prompt).flatMap(([node, { class_type: type, inputs }]) => {
      const checked = NODES[type]?.safeParse(inputs);
      const isThere = type !== 'LoadImage' || uploads.has(String(inputs.image));
      return checked?.success && isThere ? [] : [[node, { errors: [{ type: 'value_not_in_list' }] }]];
    });
    if (faults.length > 0 || behaviour === 'refuses-settings') {
      const error = { type: 'prompt_outputs_failed_validation', message: 'no', details: '', extra_info: {} };
      return { status: 400, json: { error, node_errors: Object.fromEntries(faults) } };
    }
    assert(!jobs.some((job) => job.id === id), 'an order was sent twice');
    jobs.push({ id, takenIn: behaviour, number: jobs.length + 1, looks: 0, isStopped: false });
    return behaviour === 'answer-lost'
      ? { lost: true }
      : { json: { prompt_id: id, number: jobs.length, node_errors: {} } };
  };
  const isOver = (job: Job) => !job.isStopped && job.looks >= 2 && !(job.takenIn === 'stalls' && behaviour !== 'works');
  const showHistory = (id: string): FakeAnswer => {
    const job = jobs.find((each) => each.id === id);
    if (job === undefined) return { json: {} };
    job.looks += 1;
    if (!isOver(job)) return { json: {} };
    const isFailed = job.takenIn === 'job-fails';
    const status = { status_str: isFailed ? 'error' : 'success', completed: !isFailed, messages: [] };
    const preview = { filename: 'ComfyUI_temp_1.png', subfolder: '', type: 'temp' };
    const saved = { filename: `ComfyUI_${job.number}.png`, subfolder: 'gesso', type: 'output' };
    const outputs = isFailed ? {} : { '7': { images: [preview] }, '9': { images: [saved] } };
    return { json: { [id]: { prompt: [], outputs, status } } };
  };
  const showQueue = () => {
    const open = jobs.filter((job) => !isOver(job) && !job.isStopped).map(({ id, number }) => [number, id, {}, {}, []]);
    return { queue_running: open.slice(0, 1), queue_pending: open.slice(1) };
  };
  const stop = (ids: readonly string[], where: 'running' | 'pending'): FakeAnswer => {
    const listed = showQueue()[where === 'running' ? 'queue_running' : 'queue_pending'].map(([, id]) => id);
    for (const job of jobs) if (ids.includes(job.id) && listed.includes(job.id)) job.isStopped = true;
    return { body: '', type: 'text/plain' };
  };
  const view = ({ query }: VendorCallSeen): FakeAnswer => {
    assert.deepEqual([query.get('subfolder'), query.get('type')], ['gesso', 'output']);
    const job = jobs.find(({ number }) => query.get('filename') === `ComfyUI_${number}.png`);
    return job === undefined ? { status: 404, body: '', type: 'text/plain' } : bring(job);
  };
  return {
    server,
    variables: { COMFYUI_BASE_URL: server.url, COMFYUI_API_KEY: KEY },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => jobs.length,
  };
}

function bring({ takenIn, number }: Job): FakeAnswer {
  const file = solidPng({ widthPx: 64, heightPx: 64, color: number });
  switch (takenIn) {
    case 'file-truncated':
      return { truncated: file.subarray(0, 30), type: 'image/png' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'image/png' };
    case 'file-expired':
      return { status: 404, body: '', type: 'text/plain' };
    default:
      return { body: file, type: 'image/png' };
  }
}
