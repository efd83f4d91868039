import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPackages } from './setup/install-packages.mjs';
import { NODE, ROOT } from './setup/paths.mjs';
import { runScript } from './setup/setup-error.mjs';

/** Runs every migration on a throw-away PostgreSQL and writes the types of its tables. */
async function main() {
  await installPackages();
  const generator = join(ROOT, 'apps/server/src/platform/database/testing/generate-tables.ts');
  return spawnSync(NODE, [generator], { stdio: 'inherit' }).status ?? 1;
}

await runScript(main);
