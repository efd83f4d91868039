import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { buildWeb } from './setup/build-web.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { COMPILE_CACHE, NODE, SERVER } from './setup/paths.mjs';
import { runScript } from './setup/setup-error.mjs';

/** The server ends its requests, its jobs' current steps and PostgreSQL in 1-3 s; one that hangs must not stay. */
const STOP_TIMEOUT_MS = 30_000;

/** How often to look whether npm is still there. */
const PARENT_CHECK_MS = 1_000;

/**
 * `npm start`: runs Gesso on a machine that has Node and npm, and nothing else.
 *
 * Installs and builds what is missing or stale, then runs the server on Node 24 until one of them is asked to stop.
 * Plain JavaScript, because the system's own Node runs it before anything is installed.
 */
async function main() {
  await installPackages();
  await buildWeb();
  return runServer();
}

/** @returns {Promise<number>} The server's exit code, or 128 + the number of the signal that ended it, as shells count. */
function runServer() {
  return new Promise((resolve) => {
    // Deprecations inside packages are news for `npm run dev`, not for the person who runs Gesso.
    const server = spawn(NODE, ['--disable-warning=DeprecationWarning', SERVER], {
      // The channel carries no messages: its end tells the server that this process was killed.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: COMPILE_CACHE },
    });
    const watch = watchParent(() => stop('SIGTERM'));
    /** @type {NodeJS.Timeout | undefined} */
    let deadline;
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      server.kill(signal);
      deadline ??= setTimeout(() => server.kill('SIGKILL'), STOP_TIMEOUT_MS);
    };
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
    server.on('error', (error) => {
      console.error(`The server could not be started: ${error.message}`);
      resolve(1);
    });
    server.on('exit', (code, signal) => {
      clearTimeout(deadline);
      clearInterval(watch);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * npm passes signals on but cannot pass on its own kill -9, and the shell between it and us outlives it. A changed
 * parent or grandparent tells that one of the two is gone.
 *
 * @param {() => void} onGone
 * @returns {NodeJS.Timeout | undefined}
 */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parents = readParents();
  return setInterval(() => {
    if (readParents() !== parents) onGone();
  }, PARENT_CHECK_MS);
}

/** The ids of the parent and, where the system tells by a file, the grandparent. */
function readParents() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    // After the program's name in brackets come the state and the parent's id (proc(5)).
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid); // Not Linux.
  }
}

await runScript(main);
