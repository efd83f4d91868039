import { parentPort } from 'node:worker_threads';
import { drawPicture, type PictureOrder } from './draw-picture.ts';
import { registerFonts } from './register-fonts.ts';
import type { WorkerReply } from './worker-pool.ts';

registerFonts();

const port = parentPort;
if (port === null) throw new Error('This file is a worker thread.');

port.on('message', async (order: PictureOrder) => {
  try {
    const { bytes, scene } = await drawPicture(order);
    // A copy of its own: the encoder's buffer may belong to a pool, which must not be moved to another thread.
    const moved = new Uint8Array(bytes);
    post({ ok: true, result: { bytes: moved, scene } }, [moved.buffer]);
  } catch (error) {
    post({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
});

post({ isReady: true });

function post(reply: WorkerReply, moved: ArrayBuffer[] = []): void {
  port?.postMessage(reply, moved);
}
