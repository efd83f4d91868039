import { afterEach, expect, test, vi } from 'vitest';
import type { FragileOrder } from './testing/fragile-worker.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

// Starting a thread takes a tenth of a second alone and seconds on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 });

let pool: WorkerPool<FragileOrder, string>;

afterEach(() => pool.close());

const FRAGILE = new URL('./testing/fragile-worker.ts', import.meta.url);
const UNSTARTABLE = new URL('./testing/unstartable-worker.ts', import.meta.url);

type Options = {
  file?: URL;
  orderTimeoutMs?: () => number;
  heavy?: { isHeavy: (order: FragileOrder) => boolean; most: number };
};

function open(size: number, options: Options = {}) {
  pool = createWorkerPool({ size, file: FRAGILE, ...options });
  return pool;
}

function openGate() {
  const gate = new SharedArrayBuffer(4);
  return {
    order: { do: 'await', gate } as const,
    open: () => {
      Atomics.store(new Int32Array(gate), 0, 1);
      Atomics.notify(new Int32Array(gate), 0);
    },
  };
}

test('more orders than workers are all done, each with its own answer', async () => {
  const { run } = open(2);
  const values = Array.from({ length: 20 }, (_, index) => `order ${index}`);
  expect(await Promise.all(values.map((value) => run({ do: 'echo', value })))).toEqual(values);
});

test('two workers work at the same time', async () => {
  const { run } = open(2);
  const gate = openGate();
  const held = run(gate.order);
  expect(await run({ do: 'echo', value: 'meanwhile' })).toBe('meanwhile');
  gate.open();
  expect(await held).toBe('awaited');
});

test('no more heavy orders than allowed run at once, and others overtake those that wait', async () => {
  const { run } = open(2, { heavy: { isHeavy: (order) => order.do === 'await', most: 1 } });
  const [first, second] = [openGate(), openGate()];
  let isSecondDone = false;
  const running = run(first.order);
  const waiting = run(second.order).then(() => {
    isSecondDone = true;
  });
  second.open();
  for (const value of ['a', 'b', 'c']) expect(await run({ do: 'echo', value })).toBe(value);
  expect(isSecondDone).toBe(false);
  first.open();
  await Promise.all([running, waiting]);
});

test('an order that throws fails alone', async () => {
  const { run } = open(1);
  await expect(run({ do: 'throw' })).rejects.toMatchObject({
    code: 'engine-failed',
    retryable: false,
    message: expect.stringContaining('the ink ran dry'),
  });
  expect(await run({ do: 'echo', value: 'next' })).toBe('next');
});

test('a fault that is not the engine’s keeps its code and words', async () => {
  const { run } = open(1);
  await expect(run({ do: 'refuse' })).rejects.toMatchObject({
    code: 'invalid-settings',
    retryable: false,
    message: 'Choose a shorter text.',
  });
});

test('an order tells how far it is, and one that has begun hears that nobody wants it', async () => {
  const { run } = open(1);
  const controller = new AbortController();
  const heard: number[] = [];
  const lingering = run(
    { do: 'linger' },
    {
      signal: controller.signal,
      onProgress: (progress) => {
        heard.push(progress);
        controller.abort();
      },
    },
  );
  expect(await lingering).toBe('cut short');
  expect(heard).toEqual([0.5]);
});

test('a worker that dies fails its order and the next order gets a new worker', async () => {
  const { run } = open(1);
  const [died, waiting] = await Promise.allSettled([run({ do: 'die' }), run({ do: 'echo', value: 'next' })]);
  expect(died).toMatchObject({ status: 'rejected', reason: { code: 'engine-failed', retryable: true } });
  expect(waiting).toEqual({ status: 'fulfilled', value: 'next' });
});

test('a worker that cannot start says why, while warming up and to every order', async () => {
  const { run, warm } = open(1, { file: UNSTARTABLE });
  await expect(warm()).rejects.toThrow('The typeface Anton 400 is missing.');
  for (const value of ['first', 'second']) {
    await expect(run({ do: 'echo', value })).rejects.toMatchObject({
      code: 'engine-failed',
      message: expect.stringContaining('The typeface Anton 400 is missing.'),
    });
  }
});

test('an order that hangs is stopped, and the pool goes on', async () => {
  const { run } = open(1, { orderTimeoutMs: () => 100 });
  await expect(run({ do: 'hang' })).rejects.toMatchObject({ code: 'timeout' });
  expect(await run({ do: 'echo', value: 'next' })).toBe('next');
});

test('an order taken out of the queue never begins, one that has begun runs to its end', async () => {
  const { run } = open(1);
  const gate = openGate();
  const begun = new AbortController();
  const held = run(gate.order, begun);
  const waiting = new AbortController();
  const queued = run({ do: 'die' }, waiting);
  waiting.abort();
  begun.abort();
  await expect(queued).rejects.toMatchObject({ code: 'unavailable' });
  gate.open();
  expect(await held).toBe('awaited');
  await expect(run({ do: 'die' }, waiting)).rejects.toMatchObject({ code: 'unavailable' });
});

test('warming up starts as many workers as there may be, and no more later', async () => {
  const { run, warm } = open(2);
  await warm();
  await warm();
  const gate = openGate();
  const held = [run(gate.order), run(gate.order)];
  const third = new AbortController();
  const waiting = run({ do: 'die' }, third);
  third.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
  gate.open();
  expect(await Promise.all(held)).toEqual(['awaited', 'awaited']);
});

test('closing while warming up is no failure', async () => {
  const { warm, close } = open(2);
  const warming = warm();
  await close();
  await expect(warming).resolves.toBeUndefined();
});

test('closing ends waiting and running orders, and later ones are refused', async () => {
  const { run, close } = open(1);
  const orders = [run({ do: 'hang' }), run({ do: 'echo', value: 'never' })];
  const outcomes = Promise.allSettled(orders);
  await close();
  for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'unavailable' } });
  await expect(run({ do: 'echo', value: 'late' })).rejects.toMatchObject({ code: 'unavailable' });
});
