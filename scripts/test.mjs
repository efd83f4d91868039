import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './setup/build-web.mjs';
import { provideChromium } from './setup/find-chromium.mjs';
import { provideFfmpeg } from './setup/find-ffmpeg.mjs';
import { provideTesseract } from './setup/find-tesseract.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { NODE, ROOT, VITEST } from './setup/paths.mjs';
import { runScript, SetupError } from './setup/setup-error.mjs';

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 * @typedef {{ readonly status: string, readonly assertionResults: readonly unknown[] }} FileResult
 */

/**
 * What must hold in every time zone is run in three: at UTC, west of it with daylight saving, and east of it without.
 * A day that is cut at the machine's midnight, or a month of 30 days and 23 hours, shows in one of the others. What knows
 * nothing of days is left out there; `vitest.config.ts` lists it.
 */
const TIME_ZONES = ['UTC', 'America/New_York', 'Asia/Tokyo'];

/**
 * `npm test`: every test there is, those without a browser once in each time zone. Arguments are passed to Vitest, for
 * example `npm test -- ledger`.
 *
 * The last line sums all of them: `N passed, N failed`. A file that cannot be loaded, an error outside any test, and
 * browser tests that lack a browser or a web app that builds count as failed.
 */
async function main() {
  await installPackages();
  const filters = process.argv.slice(2);
  /** @type {Tally[]} */
  const tallies = [];
  for (const timeZone of TIME_ZONES) {
    for (const project of ['unit', 'server']) tallies.push(await runProject(project, { timeZone, filters }));
  }
  // Pictures, clips and models know nothing of time, and drawing them is the longest part.
  tallies.push(await runEngineTests(filters));
  tallies.push(await runBrowserTests(filters));
  const sum = (/** @type {keyof Tally} */ kind) => tallies.reduce((total, tally) => total + tally[kind], 0);
  if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

/**
 * @param {readonly string[]} filters
 * @returns {Promise<Tally>}
 */
async function runEngineTests(filters) {
  try {
    await provideTesseract();
    await provideFfmpeg();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return runProject('engine', { timeZone: 'UTC', filters });
}

/**
 * Last and alone, since a browser and a server that are timed together fill 2 cores.
 *
 * @param {readonly string[]} filters
 * @returns {Promise<Tally>}
 */
async function runBrowserTests(filters) {
  try {
    await provideChromium();
    await provideFfmpeg();
    await buildWeb();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return runProject('browser', { timeZone: 'UTC', filters });
}

/**
 * @param {string} project
 * @param {{ readonly timeZone: string, readonly filters: readonly string[] }} options - Vitest, its workers, the servers
 *   and the PostgreSQL that they start are all in this time zone.
 * @returns {Promise<Tally>}
 */
function runProject(project, { timeZone, filters }) {
  console.log(`\n${project} tests at ${timeZone}`);
  const folder = mkdtempSync(join(tmpdir(), 'gesso-test-report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // By itself Vitest leaves a core alone; the tests wait for PostgreSQL half of the time.
  const workers = '--maxWorkers=100%';
  const flags = [VITEST, 'run', '--project', project, '--passWithNoTests', workers, ...reporters, ...filters];
  return new Promise((resolve) => {
    const vitest = spawn(NODE, flags, { cwd: ROOT, env: { ...plainEnvironment(), TZ: timeZone }, stdio: 'inherit' });
    vitest.on('close', (code) => {
      resolve(readTally(report, code ?? 1));
      rmSync(folder, { recursive: true, force: true });
    });
  });
}

/**
 * @param {string} report - Written by Vitest at the end; absent when it broke down.
 * @param {number} code
 * @returns {Tally}
 */
function readTally(report, code) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unloadable = testResults.filter(
      (/** @type {FileResult} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    const failed = numFailedTests + unloadable;
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
}

/** Without what the person's own Gesso is set to: a test that passes by a key in the environment proves nothing. */
function plainEnvironment() {
  const isSetting = (/** @type {string} */ name) =>
    name === 'PORT' || name === 'DATABASE_URL' || name.startsWith('GESSO_');
  const isVendor = (/** @type {string} */ name) =>
    /_(API_KEY|API_TOKEN|BASE_URL|ACCESS_KEY|SECRET_KEY)$|^FAL_KEY$|^LLM_/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isSetting(name) && !isVendor(name)));
}

await runScript(main);
