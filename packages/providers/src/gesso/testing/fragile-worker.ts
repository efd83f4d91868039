import { parentPort } from 'node:worker_threads';

/** A worker for tests of the pool: does what each order says. */
export type FragileOrder =
  | { readonly do: 'echo'; readonly value: string }
  | { readonly do: 'throw' }
  | { readonly do: 'die' }
  | { readonly do: 'hang' }
  /** Answers when another thread sets the first number of this shared memory. */
  | { readonly do: 'await'; readonly gate: SharedArrayBuffer };

parentPort?.on('message', (order: FragileOrder) => {
  switch (order.do) {
    case 'echo':
      return parentPort?.postMessage({ ok: true, result: order.value });
    case 'throw':
      return parentPort?.postMessage({ ok: false, message: 'the ink ran dry' });
    case 'die':
      return process.exit(3);
    case 'hang':
      return;
    case 'await':
      Atomics.wait(new Int32Array(order.gate), 0, 0);
      return parentPort?.postMessage({ ok: true, result: 'awaited' });
  }
});

parentPort?.postMessage({ isReady: true });
