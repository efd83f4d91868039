import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root
 * @returns {readonly string[]} Such as `packages/contract`, relative to the root.
 */
export function listWorkspaceFolders(root) {
  return ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent))
      .map((name) => join(parent, name))
      .filter((folder) => existsSync(join(root, folder, 'package.json'))),
  );
}

/**
 * Every dependency that a package.json of ours names, without the workspaces themselves.
 *
 * @param {string} root
 * @returns {readonly { readonly folder: string, readonly name: string, readonly version: string }[]}
 */
export function listDirectDependencies(root) {
  return ['.', ...listWorkspaceFolders(root)].flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    /** @type {Record<string, string>} */
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    return Object.entries(all)
      .filter(([name]) => !name.startsWith('@gesso/'))
      .map(([name, version]) => ({ folder, name, version }));
  });
}
