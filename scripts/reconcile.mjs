import { spawnSync } from 'node:child_process';
import { installPackages } from './setup/install-packages.mjs';
import { NODE, RECONCILE } from './setup/paths.mjs';
import { runScript } from './setup/setup-error.mjs';

/** `npm run reconcile`: looks whether every balance follows from the entries. Flags go on to the command itself. */
async function main() {
  await installPackages();
  return spawnSync(NODE, [RECONCILE, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 2;
}

await runScript(main);
