import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExportOrder, ExportReport, WrittenExport } from './export-order.ts';

export type ExportOutcome =
  | { readonly ok: true; readonly file: WrittenExport }
  /** With a sentence for the person who asked. */
  | { readonly ok: false; readonly reason: 'refused'; readonly message: string }
  | { readonly ok: false; readonly reason: 'stopped' };

/** A board of ten thousand items and a layered file fit into this; more is stopped by the process's own end. */
const MEMORY_MB = 2_048;

/**
 * Writes an export in a process of its own.
 *
 * @param options.signal - Kills the process; the outcome is then `stopped`.
 * @throws Error when the process dies by itself.
 */
export function runExportProcess(
  order: ExportOrder,
  options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<ExportOutcome> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve({ ok: false, reason: 'stopped' });
      return;
    }
    const child = fork(fileURLToPath(new URL('./export-process.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // A group of its own, so that an encoder it started ends with it.
      detached: true,
    });
    let outcome: ExportOutcome | undefined;
    let complaint = '';
    const kill = () => killGroup(child);
    signal.addEventListener('abort', kill, { once: true });
    child.stderr?.on('data', (part: Buffer) => {
      complaint = (complaint + part.toString('utf8')).slice(-2_000);
    });
    // The process says nothing but reports.
    child.on('message', (message) => {
      const report = message as ExportReport;
      if (report.type === 'progress') onProgress(report.share);
      else if (report.type === 'written') outcome = { ok: true, file: report.file };
      else if (report.type === 'refused') outcome = { ok: false, reason: 'refused', message: report.message };
      else complaint = report.message;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', kill);
      if (outcome !== undefined) resolve(outcome);
      else if (signal.aborted) resolve({ ok: false, reason: 'stopped' });
      else reject(new Error(`the export process ended with ${code}: ${complaint}`));
    });
    child.send(order);
  });
}

/** Windows knows no groups of processes; there the encoder keeps to its own bound of time. */
function killGroup(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
