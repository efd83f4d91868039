import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { buildWeb } from './setup/build-web.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { NODE, ROOT } from './setup/paths.mjs';
import { runScript } from './setup/setup-error.mjs';

const FOLDERS = ['apps', 'packages', 'scripts'];

/**
 * `npm run bench`: measures, as JSON lines on standard output; the first line is the machine.
 *
 * Runs every `*.bench.ts` one after the other, each in a process of its own, or only those whose file names contain one
 * of the arguments: `npm run --silent bench -- start`. A bench exports `run(emit)` and calls `emit` with what it found.
 */
async function main() {
  await installPackages();
  await buildWeb();
  console.log(JSON.stringify(describeMachine()));
  const filters = process.argv.slice(2);
  const files = FOLDERS.flatMap((folder) => listBenches(join(ROOT, folder)))
    .filter((file) => filters.length === 0 || filters.some((filter) => basename(file).includes(filter)))
    .sort();
  let failures = 0;
  for (const file of files) failures += (await runBench(file)) === 0 ? 0 : 1;
  return failures === 0 && files.length > 0 ? 0 : 1;
}

function describeMachine() {
  return {
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: `${platform()} ${arch()}`,
      // Figures taken under load are upper bounds.
      loadAverage: Number(loadavg()[0]?.toFixed(1)),
    },
    at: new Date().toISOString(),
  };
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function listBenches(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : listBenches(path);
    return entry.name.endsWith('.bench.ts') ? [path] : [];
  });
}

/** @param {string} file @returns {Promise<number>} */
function runBench(file) {
  return new Promise((resolve) => {
    const child = spawn(NODE, [join(ROOT, 'scripts', 'bench', 'run-bench.ts'), file], { cwd: ROOT, stdio: 'inherit' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

await runScript(main);
