import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../setup/paths.mjs';
import { checkImports } from './steps.mjs';

/** A toy of the layout in which nothing is wrong. */
const CLEAN: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "toy", "private": true, "type": "module", "workspaces": ["apps/*", "packages/*"] }',
  'apps/server/package.json': '{ "name": "@gesso/server", "type": "module", "dependencies": { "pg": "8.23.1" } }',
  'apps/web/package.json': '{ "name": "@gesso/web", "type": "module" }',
  'packages/procedural/package.json': '{ "name": "@gesso/procedural", "type": "module" }',
  'packages/contract/src/index.ts': 'export const unit = 1000;',
  'packages/procedural/src/index.ts': 'export const draw = () => 1;',
  'packages/providers/src/one/index.ts':
    "import { draw } from '../../../procedural/src/index.ts';\nexport const one = draw();",
  'packages/providers/src/two/index.ts': 'export const two = 2;',
  'apps/server/src/main.ts': "import { ledger } from './modules/ledger/index.ts';\nexport const main = ledger;",
  'apps/server/src/modules/ledger/index.ts': "export { ledger } from './ledger.store.ts';",
  'apps/server/src/modules/ledger/ledger.store.ts': "import { Pool } from 'pg';\nexport const ledger = Pool;",
  'apps/server/src/modules/billing/index.ts': 'export const billing = 1;',
  'apps/server/src/http/app.ts': 'export const app = 1;',
  'apps/web/src/app/main.ts':
    "import { unit } from '../../../../packages/contract/src/index.ts';\nexport const web = unit;",
};

let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gesso-imports-'));
  for (const [path, text] of Object.entries(CLEAN)) write(path, text);
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.base.json'])
    copyFileSync(join(ROOT, file), join(root, file));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a clean tree passes', { timeout: 60_000 }, async () => {
  expect(await checkImports(['apps', 'packages'], root)).toMatchObject({ code: 0 });
});

/** Rule, file, and the import that breaks it. */
const VIOLATIONS: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['modules-are-strangers', 'apps/server/src/modules/billing/pay.ts', "export { ledger } from '../ledger/index.ts';"],
  [
    'rules-are-pure',
    'apps/server/src/modules/billing/a.rules.ts',
    "import { Pool } from 'pg';\nexport const x = Pool;",
  ],
  ['rules-import-no-packages', 'apps/server/src/modules/billing/b.rules.ts', "export { readFileSync } from 'node:fs';"],
  ['web-is-not-server', 'apps/web/src/app/peek.ts', "export { app } from '../../../server/src/http/app.ts';"],
  ['sql-in-stores', 'apps/server/src/http/query.ts', "import { Pool } from 'pg';\nexport const query = Pool;"],
  ['modules-by-the-front-door', 'apps/server/src/http/side.ts', "export * from '../modules/ledger/ledger.store.ts';"],
  [
    'only-main-picks-providers',
    'apps/server/src/http/pick.ts',
    "export * from '../../../../packages/providers/src/one/index.ts';",
  ],
  ['providers-are-strangers', 'packages/providers/src/two/copy.ts', "export { one } from '../one/index.ts';"],
  ['procedural-is-pure', 'packages/procedural/src/unit.ts', "export * from '../../contract/src/index.ts';"],
  ['platform-is-below', 'apps/server/src/platform/up.ts', "export { app } from '../http/app.ts';"],
  ['no-cycles', 'packages/contract/src/circle.ts', "export * from './circle.ts';"],
  ['resolvable', 'apps/web/src/app/lost.ts', "export * from './missing.ts';"],
];

test('every planted violation is found, by its rule and its file', { timeout: 60_000 }, async () => {
  for (const [, path, text] of VIOLATIONS) write(path, text);
  const { code, output } = await checkImports(['apps', 'packages'], root);
  const found = VIOLATIONS.filter(([rule, path]) => output.includes(`error ${rule}: ${path} `)).map(([rule]) => rule);
  expect(found).toEqual(VIOLATIONS.map(([rule]) => rule));
  expect(code).not.toBe(0);
});
