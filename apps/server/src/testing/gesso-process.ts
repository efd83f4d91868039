import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** A cold data folder is initialised, migrated and served within this, also on a busy machine. */
const READY_WITHIN_MS = 60_000;

/** A whole Gesso as a person starts it, in a process group of its own. */
export type GessoProcess = {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to the line that says it is ready. */
  readonly readyAfterMs: number;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** What Ctrl-C does; answers when the process has ended. */
  readonly interrupt: () => Promise<void>;
  /** `kill -9` of the whole group: no goodbye to anybody. */
  readonly kill: () => Promise<void>;
};

/**
 * Starts Gesso on a free port with the given data folder and waits for its ready line.
 *
 * @param options.command - `main` runs the server alone; `start` goes through the script that people use.
 * @throws When the process ends or stays silent instead of becoming ready; the message carries what it printed.
 */
export async function startGesso(options: {
  readonly dataDirectory: string;
  readonly command?: 'main' | 'start';
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<GessoProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script(options.command ?? 'main')], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, PORT: '0', GESSO_DATA_DIR: options.dataDirectory, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const collect = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const url = await waitForUrl(child, () => printed);
  const pid = child.pid as number;
  return {
    url,
    pid,
    readyAfterMs: performance.now() - startedAt,
    output: () => printed,
    interrupt: () => end(child, () => process.kill(pid, 'SIGINT')),
    kill: () => end(child, () => process.kill(-pid, 'SIGKILL')),
  };
}

function script(command: 'main' | 'start'): string {
  return resolve(ROOT, command === 'main' ? 'apps/server/src/main.ts' : 'scripts/start.mjs');
}

async function waitForUrl(child: ChildProcess, printed: () => string): Promise<string> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    const ready = /Gesso is ready on (http:\/\/localhost:\d+)/.exec(printed());
    if (ready) return ready[1] as string;
    if (child.exitCode !== null) throw new Error(`Gesso ended with ${child.exitCode}:\n${printed()}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
  process.kill(-(child.pid as number), 'SIGKILL');
  throw new Error(`Gesso was not ready within ${READY_WITHIN_MS} ms:\n${printed()}`);
}

async function end(child: ChildProcess, signal: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  signal();
  await gone;
}
