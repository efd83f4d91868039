import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { NODE, ROOT, VITE } from './paths.mjs';
import { runQuietly, withProgress } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

const WEB = join('apps', 'web');

/** Written last, into the folder Vite empties first: a build that was cut off has none. */
const STAMP = join(WEB, 'dist', '.sources-sha256');

/**
 * Builds the web app unless the last build was made from exactly these sources.
 *
 * @returns {Promise<boolean>} True when it was built now.
 * @throws {SetupError} When Vite fails, with what it said.
 */
export async function buildWeb() {
  const wanted = hashWebSources(ROOT);
  if (readStamp() === wanted) return false;
  const flags = [VITE, 'build', WEB, '--logLevel', 'warn'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await withProgress('Building the web app, once', () => runQuietly(NODE, flags, { env }));
  if (code !== 0) throw new SetupError(`The web app could not be built:\n${output}`);
  writeFileSync(join(ROOT, STAMP), wanted);
  return true;
}

/**
 * The SHA-256 over everything the web build depends on: its folder, the workspaces it imports, and the lock file.
 *
 * Contents and not times, since a checkout gives every file a new time.
 *
 * @param {string} root
 * @returns {string}
 */
export function hashWebSources(root) {
  const hash = createHash('sha256');
  const folders = listWorkspaces(root, WEB);
  const files = [...folders.flatMap((folder) => listFiles(join(root, folder))), join(root, 'package-lock.json')];
  for (const file of files.sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {readonly string[]} The folder and the workspaces it depends on, also through others.
 */
function listWorkspaces(root, folder) {
  /** @type {{ readonly dependencies?: Record<string, string> }} */
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const own = Object.keys(dependencies).filter((name) => name.startsWith('@gesso/'));
  const below = own.flatMap((name) => listWorkspaces(root, join('packages', name.slice('@gesso/'.length))));
  return [...new Set([folder, ...below])];
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['dist', 'node_modules'].includes(entry.name) ? [] : listFiles(path);
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function readStamp() {
  const path = join(ROOT, STAMP);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
