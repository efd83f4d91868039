import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emit } from '../../../scripts/bench/measurement.ts';
import { makeBenchPictures } from './testing/bench-pictures.ts';
import { startGesso } from './testing/gesso-process.ts';
import { measureBoard } from './testing/measure-board.ts';

const COUNTS = [1000, 10_000] as const;
const MOST_REQUESTS = 40;
const LONGEST_TASK_MS = 100;

/**
 * Measures the board with pictures: how soon all are there, how it moves, what it takes.
 *
 * Only one machine's figures of one hour can be compared. How they stand to those of other boards is in the decision
 * record on the canvas' speed.
 */
export async function run(emit: Emit): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-canvas-bench-'));
  const pictures = join(directory, 'pictures');
  await makeBenchPictures(pictures);
  const gesso = await startGesso({
    dataDirectory: join(directory, 'data'),
    environment: { GESSO_BENCH_PICTURES: pictures, GESSO_RATE_LIMITS: 'off' },
  });
  try {
    for (const count of COUNTS) await measure(emit, `${gesso.url}/bench?n=${count}`, count);
  } finally {
    await gesso.interrupt();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(emit: Emit, url: string, count: number): Promise<void> {
  const seen = await measureBoard(url, count);
  const tell = (what: string, value: number, unit: string, more: object = {}) =>
    emit({ what: `${count} pictures: ${what}`, value: Number(value.toFixed(2)), unit, ...more });
  tell('complete', seen.completeS, 's');
  tell('requests until complete', seen.requests, 'requests', { atMost: MOST_REQUESTS });
  tell('pan with all in view, median frame', seen.panAtFit.medianMs, 'ms', { details: seen.panAtFit });
  tell('zoom from all to twenty, 95th frame of 100', seen.zoom.p95Ms, 'ms', { details: seen.zoom });
  tell('sharp after the zoom', seen.sharpMs, 'ms');
  tell('pan with twenty in view, median frame', seen.pan.medianMs, 'ms', { details: seen.pan });
  tell('drag, 95th frame of 100', seen.drag.p95Ms, 'ms', { details: seen.drag });
  tell('longest task in gestures', seen.longestGestureTaskMs, 'ms', { atMost: LONGEST_TASK_MS });
  tell('longest task', seen.longestTaskMs, 'ms', { atMost: LONGEST_TASK_MS });
  tell('peak private memory', seen.peakBytes / 2 ** 20, 'MiB');
  tell('code, compressed', seen.codeGzipBytes, 'bytes');
}
