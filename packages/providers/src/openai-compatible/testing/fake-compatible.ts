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

const KEY = 'compatible-test-key-of-the-fake';
const MODEL = 'sdxl-local';
const VIDEO_MODEL = 'wan-local';

const imageSchema = z.strictObject({
  model: z.literal(MODEL),
  prompt: z.string().min(1),
  n: z.coerce.number().int().min(1).max(1),
  size: z.enum(['512x512', '1024x1024']).optional(),
  seed: z.coerce.number().int().optional(),
});
const videoSchema = z.strictObject({
  model: z.literal(VIDEO_MODEL),
  prompt: z.string().min(1),
  seconds: z.enum(['4', '8']).optional(),
});

const refuse = (status: number, code: string, type = 'invalid_request_error'): FakeAnswer => ({
  status,
  json: { error: { message: 'its words', type, param: null, code } },
});
const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': refuse(401, 'invalid_api_key'),
  'refuses-balance': refuse(429, 'insufficient_quota', 'insufficient_quota'),
  'refuses-rate': refuse(429, 'rate_limit_exceeded', 'requests'),
  'refuses-prompt': refuse(400, 'content_policy_violation'),
  'refuses-settings': refuse(400, 'invalid_value'),
  fails: refuse(500, 'server_error', 'server_error'),
};

type Job = { readonly id: string; readonly takenIn: VendorBehaviour; readonly color: number; looks: number };

/** A strict fake of a server that speaks OpenAI's Images and Videos API and gives pictures as `b64_json` or as addresses. */
export async function startFakeCompatible(gives: 'b64_json' | 'url' = 'b64_json'): Promise<FakeVendor> {
  let behaviour: VendorBehaviour = 'works';
  const jobs: Job[] = [];
  const server = await startFakeVendor((call) => {
    const picture = /^\/pictures\/(.+)$/u.exec(call.path);
    if (picture !== null) {
      assert.equal(call.headers.authorization, undefined, 'the key was sent to the address of a picture');
      return bring(jobs.find(({ id }) => id === picture[1]));
    }
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.method === 'POST') return take(call);
    if (call.path === '/v1/models') return { json: { object: 'list', data: [{ id: MODEL }, { id: VIDEO_MODEL }] } };
    const video = /^\/v1\/videos\/([^/]+)(\/content)?$/u.exec(call.path);
    assert(video && call.method === 'GET', `there is no ${call.method} ${call.path}`);
    const job = jobs.find(({ id }) => id === video[1]);
    if (job === undefined) return refuse(404, 'not_found');
    return video[2] === undefined ? show(job) : bring(job);
  });
  const take = (call: VendorCallSeen): FakeAnswer => {
    const isVideo = call.path === '/v1/videos';
    const fields = readFields(call);
    const { prompt } = isVideo ? videoSchema.parse(fields) : imageSchema.parse(fields);
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const id = `job-${jobs.length + 1}`;
    const color = createHash('sha256').update(`${prompt} ${id}`).digest().readUIntBE(0, 3);
    jobs.push({ id, takenIn: behaviour, color, looks: 0 });
    if (behaviour === 'answer-lost') return { lost: true };
    if (isVideo) return { json: { id, object: 'video', status: 'queued', progress: 0 } };
    const data =
      gives === 'url' ? { url: `${server.url}/pictures/${id}` } : { b64_json: draw(color).toString('base64') };
    return { json: { created: 1_790_000_000, data: [data] } };
  };
  const show = (job: Job): FakeAnswer => {
    job.looks += 1;
    const { id, takenIn, looks } = job;
    const isStalled = takenIn === 'stalls' && behaviour !== 'works';
    if (isStalled || looks < 2) {
      return { json: { id, status: takenIn === 'unknown-status' ? 'dreaming' : 'in_progress', progress: 50 } };
    }
    if (takenIn === 'job-moderated') return { json: { id, status: 'failed', error: { code: 'moderation_blocked' } } };
    if (takenIn === 'job-fails') return { json: { id, status: 'failed', error: { code: 'crashed' } } };
    return { json: { id, status: 'completed', progress: 100 } };
  };
  return {
    server,
    variables: { COMPATIBLE_API_KEY: KEY, COMPATIBLE_BASE_URL: `${server.url}/v1` },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => jobs.length,
  };
}

/** The fields of a call, after its pictures were looked at. */
function readFields({ path, json, form }: VendorCallSeen): unknown {
  if (path === '/v1/images/generations' || (path === '/v1/videos' && form === undefined)) return json;
  assert((path === '/v1/images/edits' || path === '/v1/videos') && form, `nothing is ordered at ${path}`);
  const names = path === '/v1/videos' ? ['input_reference'] : ['image', 'image[]'];
  const pictures = names.flatMap((name) => form.getAll(name));
  assert(pictures.length >= 1 && pictures.every((picture) => picture instanceof File), 'an edit takes pictures');
  return Object.fromEntries([...form].filter(([name]) => !names.includes(name)));
}

const draw = (color: number) => solidPng({ widthPx: 16, heightPx: 16, color });

function bring(job: Job | undefined): FakeAnswer {
  if (job === undefined) return { status: 404, body: 'gone', type: 'text/plain' };
  const file = draw(job.color);
  switch (job.takenIn) {
    case 'file-truncated':
      return { truncated: file.subarray(0, 30), type: 'image/png' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'image/png' };
    case 'file-expired':
      return { status: 404, body: 'expired', type: 'text/plain' };
    default:
      return { body: file, type: 'image/png' };
  }
}
