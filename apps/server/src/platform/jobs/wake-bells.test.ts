import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WakeBells } from './wake-bells.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE_MS = 60_000;
const never = new AbortController().signal;

async function isOver(waiting: Promise<void>): Promise<boolean> {
  let isOver = false;
  void waiting.then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return isOver;
}

test('a wait ends by itself, by a ring for its own job, by its signal, and at the shutdown', async () => {
  const bells = new WakeBells();
  await bells.listenDuring('mine', async () => {
    const alone = bells.wait('mine', MINUTE_MS, never);
    bells.ring('another');
    expect(await isOver(alone)).toBe(false);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(await isOver(alone)).toBe(true);
    const rung = bells.wait('mine', MINUTE_MS, never);
    bells.ring('mine');
    expect(await isOver(rung)).toBe(true);
    const stop = new AbortController();
    const stopped = bells.wait('mine', MINUTE_MS, stop.signal);
    stop.abort();
    expect(await isOver(stopped)).toBe(true);
    expect(await isOver(bells.wait('mine', MINUTE_MS, stop.signal))).toBe(true);
    const last = bells.wait('mine', MINUTE_MS, never);
    bells.stop();
    expect([await isOver(last), await isOver(bells.wait('mine', MINUTE_MS, never))]).toEqual([true, true]);
  });
  expect(vi.getTimerCount()).toBe(0);
});

test('a ring between two waits ends the second at once, and only that one', async () => {
  const bells = new WakeBells();
  await bells.listenDuring('mine', async () => {
    bells.ring('mine');
    expect(await isOver(bells.wait('mine', MINUTE_MS, never))).toBe(true);
    const next = bells.wait('mine', MINUTE_MS, never);
    expect(await isOver(next)).toBe(false);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    await next;
  });
  bells.ring('mine');
});
