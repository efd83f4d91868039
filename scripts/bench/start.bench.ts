import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../setup/paths.mjs';
import type { Emit } from './measurement.ts';

/** The promise of the README: the second start is ready within this. */
const READY_SECONDS = 4;
const RUNS = 5;

/** Measures `npm start` on installed packages, npm's own time included: on a fresh data folder, then again and again. */
export async function run(emit: Emit): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gesso-start-bench-'));
  try {
    emit({ what: 'first start, fresh data', value: await measureStart(directory), unit: 's' });
    const seconds: number[] = [];
    for (let index = 0; index < RUNS; index += 1) seconds.push(await measureStart(directory));
    seconds.sort((one, other) => one - other);
    const median = seconds[Math.floor(RUNS / 2)] ?? Number.NaN;
    emit({ what: 'second start', value: median, unit: 's', atMost: READY_SECONDS, details: { seconds } });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measureStart(directory: string): Promise<number> {
  const startedAt = performance.now();
  const environment = { ...process.env, PORT: '0', GESSO_DATA_DIR: directory };
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(npm, 'close');
  let printed = '';
  for await (const chunk of npm.stdout) {
    printed += chunk;
    if (printed.includes('Gesso is ready')) break;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  if (!printed.includes('Gesso is ready')) throw new Error(`npm start ended without becoming ready:\n${printed}`);
  // The whole group, as Ctrl-C in a terminal does.
  process.kill(-(npm.pid ?? 0), 'SIGINT');
  await ended;
  return Number(seconds.toFixed(3));
}
