import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { KitError, type KitErrorCode } from '@gesso/provider-kit';
import { doWork, type WorkOrder } from './do-work.ts';
import { registerFonts } from './register-fonts.ts';
import type { Work } from './work.ts';
import type { WorkerMessage, WorkerReply } from './worker-pool.ts';

/**
 * The heap of a worker may become twice what lives in it (33 MB, mostly subjects) before all of it is looked at again. Left to
 * itself V8 allows 8 MB, which the pixels of two pictures fill: every second picture then cost a whole collection, on V8's own
 * threads and so on the core of the next worker, a fifth of the processor time of a picture (93 ms, and 75 without).
 */
const HEAP_GROWTH_PERCENT = 100;
// Of the whole process: V8 knows no such limit for one thread. The server's own heap grows less often and by as much.
setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);

registerFonts();

const port = parentPort;
if (port === null) throw new Error('This file is a worker thread.');

/** Of the order in hand; a worker does one at a time. */
let controller = new AbortController();

port.on('message', async (message: WorkerMessage<WorkOrder>) => {
  if ('isUnwanted' in message) return controller.abort();
  controller = new AbortController();
  try {
    const work = await doWork(message.order, {
      report: (progress) => post({ progress }),
      signal: controller.signal,
    });
    // Copies of their own: an encoder's buffer may belong to a pool, which must not be moved to another thread.
    const bytes = new Uint8Array(work.bytes);
    const poster = work.poster === undefined ? undefined : new Uint8Array(work.poster);
    const moved = poster === undefined ? [bytes.buffer] : [bytes.buffer, poster.buffer];
    post({ ok: true, result: { ...work, bytes, ...(poster === undefined ? {} : { poster }) } }, moved);
  } catch (error) {
    post({ ok: false, ...toFailure(error) });
  }
});

post({ isReady: true });

function post(reply: WorkerReply<Work>, moved: ArrayBuffer[] = []): void {
  port?.postMessage(reply, moved);
}

/** An error of the kit keeps its code on the way to the thread that asked; any other is the engine's fault. */
function toFailure(error: unknown): { readonly message: string; readonly code?: KitErrorCode } {
  if (error instanceof KitError) return { message: error.message, code: error.code };
  return { message: error instanceof Error ? error.message : String(error) };
}
