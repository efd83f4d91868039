import { KitError } from '@gesso/provider-kit';
import { expect, test } from 'vitest';
import { type KlingCall, readKlingTask } from './kling-answer.ts';

const task = (data: Readonly<Record<string, unknown>>) => ({
  code: 0,
  message: 'SUCCEED',
  request_id: 'r1',
  data: { task_id: '831', created_at: 1_790_000_000_000, ...data },
});

const answered = (status: number, body: unknown) => ({ status, body, retryAfterMs: undefined });

function faultOf(status: number, body: unknown, call: KlingCall = 'order'): KitError {
  try {
    readKlingTask(answered(status, body), call);
  } catch (error) {
    if (error instanceof KitError) return error;
  }
  throw new Error('it was not refused with a kit error');
}

test.each(['submitted', 'processing', 'a-word-of-tomorrow'])('a task that is %s runs', (task_status) => {
  expect(readKlingTask(answered(200, task({ task_status })), 'question')).toEqual({ taskId: '831', state: 'running' });
});

test('a task that succeeded names its clip', () => {
  const videos = [{ id: 'v', url: 'https://cdn.example/clip.mp4', duration: '5.1' }];
  const body = task({ task_status: 'succeed', task_result: { videos }, final_unit_deduction: '3.5' });
  expect(readKlingTask(answered(200, body), 'question')).toEqual({
    taskId: '831',
    state: 'succeeded',
    url: 'https://cdn.example/clip.mp4',
    units: 3.5,
  });
});

test.each([
  [1000, 401, 'auth', false],
  [1002, 401, 'auth', false],
  [1004, 401, 'auth', false],
  [1100, 429, 'insufficient-vendor-balance', false],
  [1101, 429, 'insufficient-vendor-balance', false],
  [1102, 429, 'insufficient-vendor-balance', false],
  [1103, 403, 'auth', false],
  [1201, 400, 'invalid-settings', false],
  [1301, 400, 'moderated', false],
  [1302, 429, 'rate-limited', true],
  [1303, 429, 'concurrency', true],
  [1304, 403, 'auth', false],
  [5000, 500, 'lost', false],
  [5001, 503, 'vendor', true],
  [5002, 504, 'lost', false],
  [9999, 400, 'engine-failed', false],
])('code %i (HTTP %i) is %s, to be asked again: %s', (code, status, kind, retryable) => {
  expect(faultOf(status, { code, message: 'its words', request_id: 'r1' })).toMatchObject({ code: kind, retryable });
});

test.each([5000, 5002])('after code %i a question is asked again, since asking bills nobody', (code) => {
  expect(faultOf(500, { code, message: '' }, 'question')).toMatchObject({ code: 'vendor', retryable: true });
});

test.each([
  [
    'failed by its risk control',
    { task_status: 'failed', task_status_msg: 'Failure to pass the risk control' },
    'moderated',
  ],
  ['failed otherwise', { task_status: 'failed' }, 'engine-failed'],
  ['succeeded without a clip', { task_status: 'succeed', task_result: { videos: [] } }, 'empty-result'],
])('a task that %s is a failure', (_, data, code) => {
  expect(faultOf(200, task(data))).toMatchObject({ code, retryable: false });
});

test.each([['<html>sk-secret</html>'], [null], [{ code: 0, data: {} }], [{ message: 'no code' }]])(
  'an order that was answered with something that is not the vendor’s is lost: %j',
  (body) => {
    const fault = faultOf(200, body);
    expect(fault).toMatchObject({ code: 'lost', retryable: false });
    expect(fault.message).not.toContain('secret');
    expect(faultOf(404, 'no such page')).toMatchObject({ code: 'unavailable', retryable: false });
  },
);
