import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { DEMO, seedExample } from './dev/seed-example.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { NODE, ROOT, SERVER, VITE } from './setup/paths.mjs';
import { runScript, SetupError } from './setup/setup-error.mjs';

const PORT = process.env.PORT ?? '4000';
const URL = `http://localhost:${PORT}`;

/** A fresh data folder takes about 4 s here; a busy machine several times that. */
const READY_WITHIN_MS = 60_000;

/**
 * `npm run dev`: the server restarting at every change, Vite with hot reload in front of it, and an example project.
 *
 * Its data lives in `.gesso-dev`, apart from that of `npm start`.
 */
async function main() {
  await installPackages();
  const server = run(['--watch', '--watch-preserve-output', SERVER], {
    GESSO_DATA_DIR: './.gesso-dev',
    ...process.env,
    PORT,
  });
  const vite = run([VITE, 'apps/web'], { ...process.env, GESSO_DEV_SERVER: URL });
  const children = [server, vite];
  const stop = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  const ended = children.map((child) => new Promise((resolve) => child.on('exit', () => resolve(undefined))));
  const stopped = new AbortController();
  void Promise.race(ended).then(() => {
    stopped.abort();
    stop();
  });
  await showExample(stopped.signal);
  await Promise.all(ended);
  return 0;
}

/** @param {readonly string[]} flags @param {NodeJS.ProcessEnv} env */
function run(flags, env) {
  return spawn(NODE, flags, { cwd: ROOT, env, stdio: 'inherit' });
}

/** @param {AbortSignal} stopped */
async function showExample(stopped) {
  try {
    await waitUntilReady(stopped);
    await seedExample(URL);
    console.log(`Example project: sign in as ${DEMO.email} with the password ${DEMO.password}`);
  } catch (error) {
    if (!stopped.aborted) console.error(`The example project could not be made: ${error}`);
  }
}

/** @param {AbortSignal} stopped */
async function waitUntilReady(stopped) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && !stopped.aborted) {
    const answer = await fetch(`${URL}/readyz`).catch(() => undefined); // Not listening yet.
    if (answer?.ok) return;
    await wait(200);
  }
  throw new SetupError(`the server was not ready within ${READY_WITHIN_MS / 1000} s`);
}

await runScript(main);
