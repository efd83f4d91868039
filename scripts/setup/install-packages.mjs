import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT } from './paths.mjs';
import { runQuietly, withProgress } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

/** The oldest Node that is tried out. The product itself always runs on the Node of the npm package. */
const OLDEST_NODE = 20;

/**
 * Installs the npm packages of the lock file unless exactly these are there already.
 *
 * @returns {Promise<boolean>} True when something was installed.
 * @throws {SetupError} When npm fails, with what it said.
 */
export async function installPackages() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new SetupError(
      `Gesso needs Node ${OLDEST_NODE} or newer and this is ${process.version}; see https://nodejs.org.`,
    );
  }
  if (arePackagesInstalled(ROOT) && existsSync(NODE)) return false;
  const { code, output } = await withProgress('Installing packages, once', runNpmCi);
  if (code !== 0) throw new SetupError(`npm ci failed:\n${output}`);
  if (!existsSync(NODE)) {
    throw new SetupError('npm skipped the install script that fetches Node 24; run: npm ci --ignore-scripts=false');
  }
  return true;
}

/**
 * Compares what the lock file asks for with what npm noted it had installed.
 *
 * Packages that the lock calls optional may be missing: most of them are for other systems.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function arePackagesInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, entry]) => path.startsWith('node_modules/') && entry.optional !== true)
    .every(([path, entry]) => {
      const found = installed[path];
      return found !== undefined && found.version === entry.version && found.link === entry.link;
    });
}

/**
 * @param {string} path
 * @returns {Record<string, { readonly version?: string, readonly optional?: boolean, readonly link?: boolean }>}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return {}; // Nothing installed yet, or an installation that was cut off: npm writes its note last.
  }
}

function runNpmCi() {
  // A machine set to NODE_ENV=production still needs Vite to build the web app once.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runQuietly(process.execPath, [npm, ...flags]);
  return runQuietly('npm', flags, { shell: process.platform === 'win32' });
}
