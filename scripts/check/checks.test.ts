import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashWebSources } from '../setup/build-web.mjs';
import { arePackagesInstalled } from '../setup/install-packages.mjs';
import { checkExplainedDependencies, DEPENDENCY_PAGE } from './explained-dependencies.mjs';
import { checkFileLengths, LONGEST_FILE_LINES } from './file-lengths.mjs';
import { checkLicences, isAgreedTo } from './licences.mjs';
import { checkPins } from './pins.mjs';

let root: string;

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gesso-checks-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each([
  ['anything', 'MIT', true],
  ['anything', '(MIT OR GPL-3.0)', true],
  ['anything', 'MIT AND GPL-3.0', false],
  ['anything', 'AGPL-3.0', false],
  ['anything', 'BUSL-1.1', false],
  ['anything', 'LGPL-3.0-or-later', false],
  ['@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later', true],
  ['@iconify-json/game-icons', 'CC-BY-3.0', true],
  ['@iconify-json/other', 'CC-BY-3.0', false],
  ['anything', 'none', false],
])('%s under %s: agreed %s', (name, licence, agreed) => {
  expect(isAgreedTo(name, licence)).toBe(agreed);
});

test('a package of the lock file with a refused licence is named, nested ones too', () => {
  write('package-lock.json', {
    packages: {
      '': { license: 'Apache-2.0' },
      'node_modules/fine': { license: 'MIT' },
      'node_modules/fine/node_modules/@evil/core': { license: 'AGPL-3.0-only' },
      'node_modules/@gesso/server': { link: true },
    },
  });
  expect(checkLicences(root)).toEqual(['@evil/core is under "AGPL-3.0-only", which is not on the list.']);
});

test('ranges and differing versions are named', () => {
  write('package.json', { devDependencies: { vite: '^8.0.0' } });
  write('apps/web/package.json', { dependencies: { zod: '4.6.7' } });
  write('packages/contract/package.json', { dependencies: { zod: '4.6.8' } });
  expect(checkPins(root)).toEqual([
    '.: vite is "^8.0.0"; pin one exact version.',
    'zod is 4.6.8 in packages/contract and 4.6.7 in apps/web.',
  ]);
});

test('a dependency without a row, and a row without a dependency, are named', () => {
  write('package.json', { devDependencies: { vite: '8.3.8', knip: '6.44.2' } });
  write('apps/web/package.json', { dependencies: { '@gesso/contract': '0.1.0' } });
  write('packages/contract/package.json', {});
  write(DEPENDENCY_PAGE, '| `vite`, `gone` | the build, not `knip` | Vite team | MIT |');
  expect(checkExplainedDependencies(root)).toEqual([
    `knip has no row in ${DEPENDENCY_PAGE}.`,
    `gone has a row in ${DEPENDENCY_PAGE} and is no dependency.`,
  ]);
});

test('only a source file over the limit is named', () => {
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  write('longest.ts', '\n'.repeat(LONGEST_FILE_LINES));
  write('too-long.ts', '\n'.repeat(LONGEST_FILE_LINES + 1));
  write('tables.generated.ts', '\n'.repeat(LONGEST_FILE_LINES + 1));
  write('readme.md', '\n'.repeat(LONGEST_FILE_LINES + 1));
  expect(checkFileLengths(root)).toEqual([expect.stringMatching(/^too-long\.ts has 301 lines/)]);
});

test('packages count as installed only when npm noted exactly the wanted versions', () => {
  const wanted = {
    '': {},
    'node_modules/pg': { version: '8.23.1' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  };
  write('package-lock.json', { packages: wanted });
  expect(arePackagesInstalled(root)).toBe(false);
  write('node_modules/.package-lock.json', { packages: { 'node_modules/pg': { version: '8.23.0' } } });
  expect(arePackagesInstalled(root)).toBe(false);
  write('node_modules/.package-lock.json', { packages: { 'node_modules/pg': { version: '8.23.1' } } });
  expect(arePackagesInstalled(root)).toBe(true);
});

test('the web build is stale when a source, an imported workspace or the lock changes, and not for a test', () => {
  write('package-lock.json', '{}');
  write('apps/web/package.json', { dependencies: { '@gesso/contract': '0.1.0', react: '19.3.1' } });
  write('apps/web/src/main.tsx', 'one');
  write('packages/contract/package.json', {});
  write('packages/contract/src/index.ts', 'one');
  const first = hashWebSources(root);
  write('apps/web/dist/index.html', 'built');
  write('apps/web/src/main.test.ts', 'a test');
  expect(hashWebSources(root)).toBe(first);
  write('packages/contract/src/index.ts', 'two');
  const second = hashWebSources(root);
  expect(second).not.toBe(first);
  write('package-lock.json', '{ }');
  expect(hashWebSources(root)).not.toBe(second);
});
