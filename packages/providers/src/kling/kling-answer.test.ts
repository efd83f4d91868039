import { KitError } from '@gesso/provider-kit';
import { expect, test } from 'vitest';
import { readKlingTask } from './kling-answer.ts';

const task = (data: Readonly<Record<string, unknown>>) => ({
  code: 0,
  message: 'SUCCEED',
  request_id: 'r1',
  data: { task_id: '831', created_at: 1_790_000_000_000, ...data },
});

function faultOf(status: number, body: unknown): KitError {
  try {
    readKlingTask(status, body);
  } catch (error) {
    if (error instanceof KitError) return error;
  }
  throw new Error('it was not refused with a kit error');
}

test.each(['submitted', 'processing', 'a-word-of-tomorrow'])('a task that is %s runs', (task_status) => {
  expect(readKlingTask(200, task({ task_status }))).toEqual({ taskId: '831', state: 'running' });
});

test('a task that succeeded names its clip', () => {
  const videos = [{ id: 'v', url: 'https://cdn.example/clip.mp4', duration: '5.1' }];
  expect(readKlingTask(200, task({ task_status: 'succeed', task_result: { videos } }))).toEqual({
    taskId: '831',
    state: 'succeeded',
    url: 'https://cdn.example/clip.mp4',
  });
});

test.each([
  [1002, 401, 'unavailable', false],
  [1004, 401, 'unavailable', false],
  [1101, 429, 'insufficient-vendor-balance', false],
  [1102, 429, 'insufficient-vendor-balance', false],
  [1103, 403, 'unavailable', false],
  [1201, 400, 'invalid-settings', false],
  [1301, 400, 'moderated', false],
  [1302, 429, 'rate-limited', true],
  [1303, 429, 'rate-limited', true],
  [5000, 500, 'unavailable', false],
  [5001, 503, 'unavailable', true],
  [5002, 504, 'timeout', false],
  [9999, 400, 'engine-failed', false],
])('code %i (HTTP %i) is %s, to be asked again: %s', (code, status, kind, retryable) => {
  expect(faultOf(status, { code, message: 'its words', request_id: 'r1' })).toMatchObject({ code: kind, retryable });
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
  'an answer that is not the vendor’s is a failure and not repeated: %j',
  (body) => {
    const fault = faultOf(502, body);
    expect(fault).toMatchObject({ code: 'unavailable', retryable: false });
    expect(fault.message).not.toContain('secret');
  },
);
