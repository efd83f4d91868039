import { listDirectDependencies } from './workspaces.mjs';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * Names every direct dependency that is not pinned to one version, and every one that two workspaces pin differently.
 *
 * @param {string} root
 * @returns {readonly string[]}
 */
export function checkPins(root) {
  /** @type {Map<string, { readonly version: string, readonly folder: string }>} */
  const seen = new Map();
  /** @type {string[]} */
  const complaints = [];
  for (const { folder, name, version } of listDirectDependencies(root)) {
    const first = seen.get(name) ?? { version, folder };
    seen.set(name, first);
    if (!EXACT.test(version)) complaints.push(`${folder}: ${name} is "${version}"; pin one exact version.`);
    if (first.version !== version) {
      complaints.push(`${name} is ${first.version} in ${first.folder} and ${version} in ${folder}.`);
    }
  }
  return complaints;
}
