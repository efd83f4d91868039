import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../log/create-logger.ts';
import { repeat } from './repeat.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const log = createLogger({ level: 'silent' });

test('work runs after each pause, never twice at once', async () => {
  const release: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => release.push(resolve)));
  const repetition = repeat({ name: 'test', pauseMs: 1_000, log, work });
  expect(work).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(work).toHaveBeenCalledTimes(1);
  release[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(2);
  release[1]?.();
  await repetition.close();
});

test('rare work comes soon after the start, and then after each pause', async () => {
  const work = vi.fn(async () => {});
  const repetition = repeat({ name: 'test', firstPauseMs: 100, pauseMs: 10_000, log, work });
  await vi.advanceTimersByTimeAsync(100);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
  await repetition.close();
});

test('work that throws runs again', async () => {
  const work = vi.fn(async () => {
    throw new Error('broken');
  });
  const repetition = repeat({ name: 'test', pauseMs: 1_000, log, work });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(work).toHaveBeenCalledTimes(2);
  await repetition.close();
});

test('closing waits for the run at work and starts no other', async () => {
  let isDone = false;
  let finish = () => {};
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)).then(() => (isDone = true)));
  const repetition = repeat({ name: 'test', pauseMs: 1_000, log, work });
  await vi.advanceTimersByTimeAsync(1_000);
  const closing = repetition.close();
  finish();
  await closing;
  expect(isDone).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledTimes(1);
});
