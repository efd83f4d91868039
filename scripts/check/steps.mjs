import { join } from 'node:path';
import { NODE, ROOT } from '../setup/paths.mjs';
import { runQuietly } from '../setup/run-quietly.mjs';
import { checkExplainedDependencies } from './explained-dependencies.mjs';
import { checkFileLengths } from './file-lengths.mjs';
import { checkLicences } from './licences.mjs';
import { checkPins } from './pins.mjs';

/**
 * @typedef {{ readonly code: number, readonly output: string }} StepResult `code` 0 means fine; `output` says what is not.
 * @typedef {{ readonly name: string, readonly run: () => Promise<StepResult> }} Step
 */

const BIN = join(ROOT, 'node_modules');

/**
 * Runs a tool of node_modules on Node 24: some refuse older ones.
 *
 * @param {string} path - Of its JavaScript, below node_modules.
 * @param {readonly string[]} flags
 */
const runTool = (path, flags) => runQuietly(NODE, [join(BIN, path), ...flags]);

/** @param {readonly string[]} folders @param {string} [root] */
export function checkImports(folders, root = ROOT) {
  const cruiser = join(BIN, 'dependency-cruiser/bin/dependency-cruiser.mjs');
  const flags = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'err-long', ...folders];
  return runQuietly(NODE, [cruiser, ...flags], { cwd: root });
}

/**
 * @param {readonly string[]} complaints
 * @returns {StepResult}
 */
const fromComplaints = (complaints) => ({ code: complaints.length === 0 ? 0 : 1, output: complaints.join('\n') });

/** @type {readonly Step[]} Quick ones first: most mistakes are seen within a second. */
export const STEPS = [
  {
    name: 'format and lint',
    run: () =>
      runTool('@biomejs/biome/bin/biome', [
        'check',
        '--error-on-warnings',
        '--reporter=concise',
        '--max-diagnostics=60',
        '.',
      ]),
  },
  { name: 'file lengths', run: async () => fromComplaints(checkFileLengths(ROOT)) },
  { name: 'exact pins', run: async () => fromComplaints(checkPins(ROOT)) },
  { name: 'explained dependencies', run: async () => fromComplaints(checkExplainedDependencies(ROOT)) },
  { name: 'licences', run: async () => fromComplaints(checkLicences(ROOT)) },
  { name: 'imports', run: () => checkImports(['apps', 'packages', 'scripts']) },
  { name: 'types of server and packages', run: () => runTool('typescript/bin/tsc', ['--noEmit', '-p', '.']) },
  { name: 'types of the web app', run: () => runTool('typescript/bin/tsc', ['--noEmit', '-p', 'apps/web']) },
  { name: 'dead code', run: () => runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']) },
];
