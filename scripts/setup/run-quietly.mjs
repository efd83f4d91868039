import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** The last part of what a failed program printed is where it says why. */
const SHOWN_CHARACTERS = 20_000;

/**
 * Runs a program without showing its output.
 *
 * @param {string} program
 * @param {readonly string[]} flags
 * @param {{ readonly env?: NodeJS.ProcessEnv, readonly shell?: boolean, readonly cwd?: string }} [options]
 * @returns {Promise<{ readonly code: number, readonly output: string }>} `code` is 0 on success; `output` holds the end
 *   of what was printed, standard output and errors in the order they came.
 */
export function runQuietly(program, flags, { env = process.env, shell = false, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, flags, {
      cwd,
      env: { ...env, NO_COLOR: '1' },
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output = (output + text).slice(-SHOWN_CHARACTERS);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs slow work under one calm line that ends with the seconds it took.
 *
 * On a terminal the seconds count; in a log the line stands alone.
 *
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withProgress(title, work) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const isTerminal = process.stdout.isTTY === true;
  process.stdout.write(isTerminal ? `${title} …` : `${title} …\n`);
  const ticking = isTerminal ? setInterval(() => process.stdout.write(`\r${title} … ${seconds()} s`), 1000) : undefined;
  try {
    return await work();
  } finally {
    clearInterval(ticking);
    if (isTerminal) process.stdout.write(`\r${title} … ${seconds()} s\n`);
  }
}
