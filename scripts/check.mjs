import { STEPS } from './check/steps.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { runScript } from './setup/setup-error.mjs';

/** `npm run check`: everything that can be said about the code without running it. One line a step, all steps always. */
async function main() {
  await installPackages();
  /** @type {string[]} */
  const failed = [];
  for (const { name, run } of STEPS) {
    const startedAt = Date.now();
    const { code, output } = await run();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s`);
    if (code === 0) continue;
    failed.push(name);
    console.log(`${output.trimEnd()}\n`);
  }
  console.log(failed.length === 0 ? 'check passed' : `check failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

await runScript(main);
