import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDirectDependencies } from './workspaces.mjs';

/** Where each direct dependency says what it saves, who keeps it, and under which licence. */
export const DEPENDENCY_PAGE = join('docs', 'decisions', '2026-11-24-dependencies.md');

/**
 * Names every direct dependency that the page does not mention, and every mention of one that is gone.
 *
 * @param {string} root
 * @returns {readonly string[]}
 */
export function checkExplainedDependencies(root) {
  const rows = readFileSync(join(root, DEPENDENCY_PAGE), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const explained = new Set(
    rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
  );
  const direct = new Set(listDirectDependencies(root).map(({ name }) => name));
  return [
    ...[...direct].filter((name) => !explained.has(name)).map((name) => `${name} has no row in ${DEPENDENCY_PAGE}.`),
    ...[...explained]
      .filter((name) => name !== undefined && !direct.has(name))
      .map((name) => `${name} has a row in ${DEPENDENCY_PAGE} and is no dependency.`),
  ];
}
