import { parentPort } from 'node:worker_threads';
import type { WorkerMessage } from '../worker-pool.ts';

/** A worker for tests of the pool: does what each order says. */
export type FragileOrder =
  | { readonly do: 'echo'; readonly value: string }
  | { readonly do: 'throw' }
  /** Fails by a fault that is not the engine's. */
  | { readonly do: 'refuse' }
  /** Says that it is half done, and answers when it is told that nobody wants it. */
  | { readonly do: 'linger' }
  | { readonly do: 'die' }
  | { readonly do: 'hang' }
  /** Answers when another thread sets the first number of this shared memory. */
  | { readonly do: 'await'; readonly gate: SharedArrayBuffer };

parentPort?.on('message', (message: WorkerMessage<FragileOrder>) => {
  if ('isUnwanted' in message) return parentPort?.postMessage({ ok: true, result: 'cut short' });
  const { order } = message;
  switch (order.do) {
    case 'echo':
      return parentPort?.postMessage({ ok: true, result: order.value });
    case 'throw':
      return parentPort?.postMessage({ ok: false, message: 'the ink ran dry' });
    case 'refuse':
      return parentPort?.postMessage({ ok: false, message: 'Choose a shorter text.', code: 'invalid-settings' });
    case 'linger':
      return parentPort?.postMessage({ progress: 0.5 });
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
